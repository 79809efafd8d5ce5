package fr.halle.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.halle.commun.Reference;
import fr.halle.essai.BaseChargee;
import fr.halle.essai.BaseDEssai;
import fr.halle.essai.BaseFictive;
import fr.halle.platform.Echelle;
import fr.halle.platform.Verification;
import fr.halle.platform.acteur.ActeurConfiguration;
import fr.halle.platform.base.Connexions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DonneesFictivesTest {

    private static final List<String> TABLES = List.of(
            "programme.laureat",
            "programme.qualite",
            "programme.composition",
            "programme.fait_publie",
            "financement.ligne",
            "financement.montant",
            "financement.total_publie",
            "financement.rapprochement");

    private static final Connexions BASE = BaseFictive.generer(Echelle.DEPARTEMENT, 1, 7);

    @Test
    void la_meme_graine_redonne_les_memes_donnees_identifiants_compris() {
        var refaite = BaseFictive.generer(Echelle.DEPARTEMENT, 1, 7);
        var autre = BaseFictive.generer(Echelle.DEPARTEMENT, 1, 8);

        assertThat(empreintes(refaite)).isEqualTo(empreintes(BASE));
        assertThat(empreintes(autre)).doesNotContainAnyElementsOf(empreintes(BASE));
    }

    @Test
    void un_departement_a_ses_laureats_et_ses_lignes_et_le_facteur_ne_multiplie_que_les_lignes() {
        var triple = BaseFictive.generer(Echelle.DEPARTEMENT, 3, 7);

        assertThat(nombre(BASE, "select count(*) from programme.laureat")).isEqualTo(17);
        assertThat(nombre(BASE, "select count(distinct code) from programme.composition where type = 'departement'"))
                .isEqualTo(1);
        assertThat(nombre(BASE, "select count(*) from financement.ligne")).isEqualTo(2_000);
        assertThat(nombre(triple, "select count(*) from programme.laureat")).isEqualTo(17);
        assertThat(nombre(triple, "select count(*) from financement.ligne")).isEqualTo(6_000);
    }

    @Test
    void les_lignes_ont_la_forme_attendue() {
        assertThat(nombre(BASE, "select count(*) from financement.ligne where rattachement = 'laureat'") / 20.0)
                .as("pour cent rattaché au lauréat")
                .isCloseTo(70, within(4.0));
        assertThat(nombre(BASE, "select count(distinct stade) from financement.montant"))
                .isEqualTo(5);
        assertThat(
                        nombre(
                                BASE,
                                "select count(*) from financement.montant where (cible is null) = (stade in ('pressenti', 'demande'))"))
                .as("montants réservés sans cible, ou publics qui en ont une")
                .isZero();
        assertThat(nombre(
                        BASE, "select count(*) from pg_class where relname in ('ligne', 'montant') and relrowsecurity"))
                .as("les politiques sont revenues après le versement")
                .isEqualTo(2);
        assertThat(nombre(BASE, """
                        select count(*) from financement.montant v join financement.montant a
                            on a.ligne = v.ligne and a.stade = 'accorde' and a.corrige_id is null
                         where v.stade = 'verse' and (v.centimes > a.centimes or v.effet < a.effet)
                        """)).as("versé plus qu'accordé, ou avant").isZero();
        assertThat(nombre(BASE, "select count(distinct nature) from financement.ligne"))
                .isGreaterThan(3);
    }

    @Test
    void les_references_sont_toutes_bien_formees_et_differentes() {
        var references = textes(BASE, "select reference from financement.ligne");

        assertThat(references).doesNotHaveDuplicates().allMatch(Reference::estValide);
    }

    @Test
    void tout_cite_la_source_des_donnees_fictives_et_la_base_est_integre() {
        assertThat(textes(BASE, """
                        select source from financement.ligne union select source from financement.montant
                        union select source from programme.qualite union select source from programme.fait_publie
                        union select source from programme.composition union select source from financement.total_publie
                        """)).containsExactly("donnees-fictives");
        try (var contexte = BaseChargee.pourEcrire(BASE)) {
            assertThat(contexte.getBeanProvider(Verification.class)
                            .orderedStream()
                            .flatMap(v -> v.anomalies().stream()))
                    .isEmpty();
        }
    }

    /** Le remplissage suspend index, liens et déclencheurs : il doit les rendre, et n'être permis que dans une base neuve. */
    @Test
    void un_versement_en_bloc_rend_tout_ce_qu_il_a_suspendu() {
        var schema = """
                select pg_get_indexdef(indexrelid) from pg_index where indrelid::regclass::text like 'financement.%'
                union all
                select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
                 where conrelid::regclass::text like 'financement.%' and contype <> 'n'
                union all
                select tgrelid::regclass || ' ' || tgname || ' ' || tgenabled::text from pg_trigger
                 where tgrelid::regclass::text like 'financement.%' and not tgisinternal
                order by 1
                """;

        assertThat(textes(BASE, schema)).isEqualTo(textes(BaseDEssai.neuve(), schema));
        assertThat(nombre(BASE, "select count(*) from financement.suspendu")).isZero();
        assertThatThrownBy(() -> textes(BASE, "select financement.ouvrir_un_versement()"))
                .hasMessageContaining("base sans ligne");
    }

    @Test
    void un_versement_en_bloc_laisse_ouvert_ne_se_valide_pas() {
        var base = BaseDEssai.neuve();

        assertThatThrownBy(() -> textes(base, "select financement.ouvrir_un_versement()"))
                .hasMessageContaining("resté ouvert");

        assertThat(nombre(base, "select count(*) from pg_indexes where indexname = 'montant_par_ligne'"))
                .isOne();
    }

    private static List<String> empreintes(Connexions base) {
        return TABLES.stream()
                .flatMap(table -> textes(
                        base,
                        "select coalesce(md5(string_agg(t::text, '|' order by id)), '%s') from %s t"
                                .formatted(table, table))
                        .stream())
                .toList();
    }

    private static long nombre(Connexions base, String requete) {
        return Long.parseLong(textes(base, requete).getFirst());
    }

    private static List<String> textes(Connexions base, String requete) {
        try (var connexion = base.app().ouvrir();
                var lecture = connexion.createStatement()) {
            lecture.execute(ActeurConfiguration.COMMANDE);
            var reponse = lecture.executeQuery(requete);
            var textes = new ArrayList<String>();
            while (reponse.next()) {
                textes.add(reponse.getString(1));
            }
            return textes;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
