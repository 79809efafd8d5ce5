package fr.halle.platform.sauvegarde;

import static fr.halle.platform.sauvegarde.EssaiDeSauvegarde.contenu;
import static fr.halle.platform.sauvegarde.EssaiDeSauvegarde.executer;
import static fr.halle.platform.sauvegarde.EssaiDeSauvegarde.lire;
import static fr.halle.platform.sauvegarde.EssaiDeSauvegarde.proprietaire;
import static fr.halle.platform.sauvegarde.EssaiDeSauvegarde.sauvegarder;
import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.essai.BaseDEssai;
import fr.halle.platform.base.Connexions;
import fr.halle.platform.sauvegarde.Catalogue.Lien;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ce que le schéma d'aujourd'hui n'a pas encore : compteurs, colonnes calculées, déclencheurs, tables qui se désignent en rond. */
class RechargementTest {

    @TempDir
    Path dossier;

    @Test
    void des_tables_qui_se_designent_en_rond_et_refusent_toute_retouche_se_rechargent() throws Exception {
        var source = schema();
        executer(
                proprietaire(source),
                "insert into platform.instance (nature, version) values ('fictive', 'essai')",
                "insert into source.un (cle, libelle) values (1, E'tab\\t fin\\n \\\\N « é »'), (2, null), (3, '')",
                "insert into source.deux (un, deux) select cle, null from source.un",
                "update source.un set vers = 4 - cle",
                "update source.deux set deux = 4 - id",
                "create trigger fige before update or delete or truncate on source.un for each statement execute function source.refuser()");
        var fichier = dossier.resolve("rond.zip");
        var manifeste = sauvegarder(source, fichier);
        var cible = schema();
        executer(
                proprietaire(cible),
                "insert into source.un (cle, libelle) values (9, 'mise par un script')",
                "create trigger fige before update or delete or truncate on source.un for each statement execute function source.refuser()");

        try (var connexion = proprietaire(cible).ouvrir()) {
            new Restauration(cible, fichier, manifeste, _ -> {}).charger(connexion);
        }

        assertThat(contenu(sauvegarder(cible, dossier.resolve("encore.zip")))).isEqualTo(contenu(manifeste));
        assertThat(lire(cible.app(), "select double from source.un where cle = 3"))
                .isEqualTo("6");
        executer(proprietaire(cible), "insert into source.deux (un) values (1)");
        assertThat(lire(cible.app(), "select max(id) from source.deux")).isEqualTo("4");
        assertThat(lire(proprietaire(cible), """
                        select count(*) filter (where condeferrable) || ' ' || (select tgenabled::text from pg_trigger where tgname = 'fige')
                          from pg_constraint where contype = 'f' and connamespace = 'source'::regnamespace
                        """)).isEqualTo("0 O");
    }

    @Test
    void une_table_designee_vient_avant_celle_qui_la_designe() {
        var ordre = OrdreDesTables.de(
                List.of("a", "b", "c", "d"),
                List.of(new Lien("a", "ab", "b"), new Lien("b", "bc", "c"), new Lien("d", "dd", "d")));

        assertThat(ordre.tables()).containsExactly("c", "b", "a", "d");
        assertThat(ordre.liensADifferer()).isEmpty();
    }

    @Test
    void des_tables_en_rond_ont_un_lien_a_juger_plus_tard() {
        var ordre = OrdreDesTables.de(List.of("a", "b"), List.of(new Lien("a", "ab", "b"), new Lien("b", "ba", "a")));

        assertThat(ordre.tables()).containsExactly("a", "b");
        assertThat(ordre.liensADifferer()).containsExactly(new Lien("a", "ab", "b"));
    }

    private static Connexions schema() throws SQLException {
        var base = BaseDEssai.neuve();
        executer(
                proprietaire(base),
                "create table source.un (cle integer primary key, libelle text, vers integer references source.un, double integer generated always as (cle * 2) stored)",
                "create table source.deux (id bigint generated always as identity primary key, un integer not null references source.un, deux bigint references source.deux)",
                "alter table source.un add deux bigint references source.deux",
                "grant select on source.un, source.deux to halle_app",
                "create function source.refuser() returns trigger language plpgsql as $$ begin raise 'figé'; end $$");
        return base;
    }
}
