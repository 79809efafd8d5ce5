package fr.halle.platform.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** La bascule d'une base neuve à la place de l'ancienne, coupée à chacun de ses pas. Les bases n'y sont que des dossiers. */
class ChantierTest {

    @TempDir
    Path racine;

    private final List<String> phrases = new ArrayList<>();
    private Dossier dossier = new Dossier(Path.of("."));

    @BeforeEach
    void une_base_en_service() throws IOException {
        dossier = new Dossier(racine).preparer();
        racine = dossier.racine();
        base(racine.resolve("postgres-17"), "ancienne");
        Secrets.enregistrer(racine.resolve("secrets"), Secrets.tirer());
    }

    @Test
    void une_base_neuve_prend_la_place_de_l_ancienne_qui_reste_entiere() throws IOException {
        var secrets = Secrets.lire(racine.resolve("secrets"));
        var chantier = Chantier.ouvrir(dossier, phrases::add);
        base(brouillon().resolve("postgres-18"), "neuve");

        var ancienne = chantier.basculer();
        chantier.close();

        assertThat(racine.resolve("postgres-18/PG_VERSION")).hasContent("neuve");
        assertThat(racine.resolve("postgres-17")).doesNotExist();
        assertThat(ancienne).isNotNull();
        assertThat(new Dossier(ancienne).bases()).containsExactly(ancienne.resolve("postgres-17"));
        assertThat(Secrets.lire(ancienne.resolve("secrets"))).isEqualTo(secrets);
        assertThat(restes()).isEmpty();
    }

    @Test
    void un_chantier_ferme_sans_bascule_ne_laisse_rien() throws IOException {
        var chantier = Chantier.ouvrir(dossier, phrases::add);
        base(brouillon().resolve("postgres-18"), "neuve");

        chantier.close();

        assertThat(restes()).isEmpty();
        assertThat(racine.resolve("postgres-17/PG_VERSION")).hasContent("ancienne");
    }

    @Test
    void un_brouillon_abandonne_est_efface_a_la_reprise() throws IOException {
        base(racine.resolve("restauration.tmp-42/postgres-18"), "demi");

        Chantier.reprendre(dossier, phrases::add);

        assertThat(restes()).isEmpty();
        assertThat(racine.resolve("postgres-17/PG_VERSION")).hasContent("ancienne");
        assertThat(phrases).anyMatch(p -> p.contains("avant sa fin"));
    }

    @Test
    void une_bascule_coupee_avant_le_premier_renommage_est_achevee() throws IOException {
        pret();

        Chantier.reprendre(dossier, phrases::add);

        estBasculee();
    }

    @Test
    void une_bascule_coupee_entre_les_deux_renommages_est_achevee() throws IOException {
        pret();
        Files.createDirectories(racine.resolve("avant-restauration-essai"));
        Files.move(racine.resolve("postgres-17"), racine.resolve("avant-restauration-essai/postgres-17"));

        Chantier.reprendre(dossier, phrases::add);

        estBasculee();
    }

    @Test
    void une_bascule_coupee_apres_le_second_renommage_est_achevee() throws IOException {
        pret();
        Files.createDirectories(racine.resolve("avant-restauration-essai"));
        Files.move(racine.resolve("postgres-17"), racine.resolve("avant-restauration-essai/postgres-17"));
        Files.move(racine.resolve("restauration-prete/postgres-18"), racine.resolve("postgres-18"));

        Chantier.reprendre(dossier, phrases::add);

        estBasculee();
    }

    @Test
    void sans_restauration_coupee_il_n_y_a_rien_a_reprendre() throws IOException {
        Chantier.reprendre(dossier, phrases::add);

        assertThat(phrases).isEmpty();
        assertThat(racine.resolve("postgres-17/PG_VERSION")).hasContent("ancienne");
    }

    private void pret() throws IOException {
        var pret = racine.resolve("restauration-prete");
        base(pret.resolve("postgres-18"), "neuve");
        Secrets.enregistrer(pret.resolve("secrets"), Secrets.lire(racine.resolve("secrets")));
        Files.writeString(pret.resolve("ancien"), "avant-restauration-essai");
    }

    private void estBasculee() throws IOException {
        assertThat(racine.resolve("postgres-18/PG_VERSION")).hasContent("neuve");
        assertThat(racine.resolve("avant-restauration-essai/postgres-17/PG_VERSION"))
                .hasContent("ancienne");
        assertThat(racine.resolve("postgres-17")).doesNotExist();
        assertThat(restes()).isEmpty();
        assertThat(phrases).anyMatch(p -> p.contains("Halle l'achève"));
    }

    private Path brouillon() {
        return racine.resolve("restauration.tmp-" + ProcessHandle.current().pid());
    }

    private List<Path> restes() throws IOException {
        try (var contenu = Files.list(racine)) {
            return contenu.filter(p -> p.getFileName().toString().startsWith("restauration"))
                    .toList();
        }
    }

    private static void base(Path donnees, String version) throws IOException {
        Files.createDirectories(donnees);
        Files.writeString(donnees.resolve("PG_VERSION"), version);
    }
}
