package fr.halle.platform.sauvegarde;

import static fr.halle.platform.sauvegarde.EssaiDeSauvegarde.contenu;
import static fr.halle.platform.sauvegarde.EssaiDeSauvegarde.executer;
import static fr.halle.platform.sauvegarde.EssaiDeSauvegarde.lire;
import static fr.halle.platform.sauvegarde.EssaiDeSauvegarde.proprietaire;
import static fr.halle.platform.sauvegarde.EssaiDeSauvegarde.restaurer;
import static fr.halle.platform.sauvegarde.EssaiDeSauvegarde.sauvegarder;
import static fr.halle.platform.sauvegarde.EssaiDeSauvegarde.verifierSaine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.halle.essai.BaseChargee;
import fr.halle.essai.BaseDEssai;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Les pièces jointes vont dans la sauvegarde et en reviennent, figées comprises. */
class PiecesSauvegardeesTest {

    @TempDir
    static Path dossier;

    @Test
    void une_piece_figee_revient_entiere_et_le_reste() throws SQLException {
        var base = BaseChargee.copie();
        executer(base.app(), "select set_config('halle.service', 'essai', false)", """
                begin;
                insert into document.contenu (empreinte, octets, morceaux)
                select encode(sha256(convert_to(repeat('é', 600000), 'UTF8')), 'hex'), 1200000, 2;
                insert into document.morceau (empreinte, rang, octets)
                select c.empreinte, n, substring(convert_to(repeat('é', 600000), 'UTF8') from (n - 1) * 1048576 + 1 for 1048576)
                  from document.contenu c, generate_series(1, 2) n;
                insert into document.piece (reference, objet_genre, objet, code, seule, libelle, version, nom, type, empreinte,
                                            depose_par, visible_par, qualite)
                select 'P-ESSAI0000', 'essai', uuidv7(), 'acte', true, 'Acte', 1, 'acte.csv', 'text/csv', c.empreinte, 'Halle', '{public}', 'Halle'
                  from document.contenu c;
                select count(*) from document.figer('essai', (select p.objet from document.piece p), 'Halle, essai');
                commit
                """);
        var archive = dossier.resolve("pieces.zip");
        var manifeste = sauvegarder(base, archive);
        var restauree = BaseDEssai.vierge();

        restaurer(archive, restauree);

        assertThat(contenu(manifeste)).containsKeys("document.contenu", "document.morceau", "document.piece");
        assertThat(contenu(sauvegarder(restauree, dossier.resolve("restauree.zip"))))
                .isEqualTo(contenu(manifeste));
        assertThat(lire(
                        proprietaire(restauree),
                        "select count(*) filter (where fige) || '/' || count(*) from document.piece"))
                .isEqualTo("1/2");
        assertThat(
                        lire(
                                proprietaire(restauree),
                                "select encode(sha256(string_agg(octets, '' order by rang)), 'hex') = min(empreinte) from document.morceau"))
                .isEqualTo("t");
        verifierSaine(restauree);
        assertThatThrownBy(() -> executer(proprietaire(restauree), "delete from document.piece"))
                .hasMessageContaining("ne se changent pas");
    }
}
