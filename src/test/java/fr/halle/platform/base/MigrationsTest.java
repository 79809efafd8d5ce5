package fr.halle.platform.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.halle.essai.BaseDEssai;
import fr.halle.platform.OperationRefusee;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class MigrationsTest {

    private final List<String> phrases = new CopyOnWriteArrayList<>();

    @Test
    void un_schema_a_jour_n_est_pas_touche() throws SQLException {
        Connexions base = BaseDEssai.vierge();

        String premiere = new Migrations(base, phrases::add).appliquer();
        String seconde = new Migrations(base, phrases::add).appliquer();

        assertThat(seconde).isEqualTo(premiere).isEqualTo(Migrations.empreinte());
        assertThat(phrases).containsExactly("Mise à jour du schéma…");
        assertThat(proprietaire(
                        base,
                        "select string_agg(nspowner::regrole::text, ',') from pg_namespace where nspname = 'platform'"))
                .isEqualTo("halle_proprietaire");
    }

    @Test
    void deux_halles_qui_demarrent_ensemble_migrent_l_une_apres_l_autre() throws Exception {
        Connexions base = BaseDEssai.vierge();

        try (var fils = Executors.newFixedThreadPool(2)) {
            var une = fils.submit(() -> new Migrations(base, phrases::add).appliquer());
            var autre = fils.submit(() -> new Migrations(base, phrases::add).appliquer());
            assertThat(une.get()).isEqualTo(autre.get());
        }

        assertThat(phrases).containsExactly("Mise à jour du schéma…");
    }

    @Test
    void une_base_d_une_halle_plus_recente_est_refusee() throws SQLException {
        Connexions base = BaseDEssai.neuve();
        proprietaire(base, """
                insert into platform.historique_schema
                  (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                values (999, '999', 'avenir', 'SQL', 'V999__avenir.sql', 1, 'x', 1, true) returning script
                """);
        proprietaire(base, "update platform.version_schema set empreinte = 'une autre' returning empreinte");

        assertThatThrownBy(() -> new Migrations(base, phrases::add).appliquer())
                .isInstanceOf(OperationRefusee.class)
                .hasMessageContaining("une autre version de Halle")
                .hasMessageContaining("rien n'a été modifié");
    }

    @Test
    void sans_le_proprietaire_un_schema_a_creer_est_refuse_et_un_schema_a_jour_accepte() {
        Connexions vierge = BaseDEssai.vierge();
        Connexions neuve = BaseDEssai.neuve();

        assertThat(new Migrations(new Connexions(null, neuve.app(), neuve.lecture()), phrases::add).appliquer())
                .isEqualTo(Migrations.empreinte());
        assertThatThrownBy(() ->
                        new Migrations(new Connexions(null, vierge.app(), vierge.lecture()), phrases::add).appliquer())
                .isInstanceOf(OperationRefusee.class)
                .hasMessageContaining("HALLE_DB_URL_MIGRATION");
    }

    @Test
    void les_roles_n_ont_que_ce_qui_leur_est_donne() throws SQLException {
        Connexions base = BaseDEssai.connexions();

        String pouvoirs = proprietaire(base, """
                select string_agg(rolname, ',') from pg_roles
                where rolname like 'halle%' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)
                """);
        String possedes = proprietaire(base, """
                select count(*)::text from pg_class where relowner in ('halle_app'::regrole, 'halle_lecture'::regrole)
                """);

        assertThat(pouvoirs).isEqualTo("null");
        assertThat(possedes).isEqualTo("0");
    }

    private static String proprietaire(Connexions base, String sql) throws SQLException {
        try (var connexion = Objects.requireNonNull(base.proprietaire()).ouvrir();
                var requete = connexion.createStatement();
                var reponse = requete.executeQuery(sql)) {
            reponse.next();
            return String.valueOf(reponse.getString(1));
        }
    }
}
