package fr.halle.convention.fictif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.halle.commun.Reference;
import fr.halle.essai.BaseChargee;
import fr.halle.essai.BaseFictive;
import fr.halle.platform.Echelle;
import fr.halle.platform.Verification;
import fr.halle.platform.acteur.ActeurConfiguration;
import fr.halle.platform.base.Connexions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConventionsFictivesTest {

    private static final Connexions BASE = BaseFictive.nation();
    private static final Connexions REGION = BaseFictive.generer(Echelle.REGION, 1, 3);

    @Test
    void presque_tous_les_laureats_ont_adhere_et_une_adhesion_sur_cinq_en_couvre_plusieurs() {
        assertThat(decimal("""
                        select 100.0 * count(distinct m.laureat) filter (where c.type = 'adhesion') / (select count(*) from programme.laureat)
                          from convention.convention c join convention.convention_laureat m on m.version = c.id
                        """)).isCloseTo(97, within(2.0));
        assertThat(decimal("""
                        select 100.0 * count(*) filter (where n > 1) / count(*)
                          from (select count(*) as n from convention.convention c join convention.convention_laureat m on m.version = c.id
                                 where c.type = 'adhesion' and c.racine is null group by c.id) x
                        """)).isCloseTo(20, within(4.0));
        assertThat(textes("select reference from convention.convention where racine is null"))
                .doesNotHaveDuplicates()
                .allMatch(Reference::estValide);
    }

    @Test
    void les_delais_sont_ceux_que_les_listes_donnent() {
        var delais = """
                with signee as (
                    select c.id, c.type, m.laureat, max(a.effet) as le
                      from convention.convention c
                      join convention.acte a on a.convention = c.id and a.genre = 'signature' and a.precision_date = 'jour'
                      join convention.convention_laureat m on m.version = c.id
                     where c.racine is null and c.visible_par = '{public}' group by c.id, c.type, m.laureat
                )
                select %s from (select c.le - a.le as jours, c.le < a.le + interval '18 months' as tenu
                                  from signee a join signee c on c.laureat = a.laureat and c.type = 'cadre' where a.type = 'adhesion') x
                """;

        assertThat(decimal(delais.formatted("percentile_cont(0.5) within group (order by jours)")))
                .isCloseTo(651, within(40.0));
        assertThat(decimal(delais.formatted("100.0 * count(*) filter (where tenu) / count(*)")))
                .isCloseTo(21, within(6.0));
    }

    @Test
    void chaque_etat_et_chaque_vigueur_a_les_siennes_et_les_signees_dominent() {
        assertThat(textes(REGION, "select distinct etat from convention.v_etats('pvd', null, '2026-01-01', now())"))
                .contains("brouillon", "en_concertation", "en_avis", "signee");
        assertThat(Double.parseDouble(textes(REGION, """
                        select 100.0 * count(*) filter (where etat = 'signee') / count(*) from convention.v_etats('pvd', null, '2026-01-01', now())
                        """).getFirst())).isBetween(80.0, 97.0);
        assertThat(textes(REGION, """
                        select distinct vigueur from convention.v_situations('pvd', '2026-01-01', now()) where vigueur is not null
                        """)).contains("en_vigueur", "remplacee", "en_depassement");
        assertThat(textes(REGION, "select distinct genre from convention.acte"))
                .contains("avenant", "publication", "deliberation");
        assertThat(decimal("""
                        select count(distinct a.convention) from convention.acte a
                         where a.genre = 'mise_en_signature' and not a.visible_par @> array['public']
                           and not exists (select from convention.acte b where b.convention = a.convention and b.genre = 'abandon')
                        """)).as("à signer").isGreaterThan(3);
        assertThat(textes("select distinct genre from convention.acte")).contains("resiliation", "abandon");
        assertThat(decimal("select count(*) from convention.convention where portee_par is not null"))
                .isGreaterThan(300);
    }

    @Test
    void ce_qui_se_prepare_n_est_pas_public_et_ce_qui_est_signe_l_est() {
        assertThat(textes(
                        REGION,
                        "select distinct etat from convention.v_public_etats('pvd', null, '2026-01-01', now())"))
                .contains("signee")
                .isSubsetOf("signee", "resiliee");
        assertThat(textes(REGION, """
                        select e.etat from convention.v_etats('pvd', null, '2026-01-01', now()) e join convention.convention c on c.id = e.version
                         where e.etat = 'signee' and not c.visible_par @> array['public']
                        """)).isEmpty();
    }

    @Test
    void la_meme_graine_redonne_les_memes_conventions_et_la_base_est_integre() {
        var une = BaseFictive.generer(Echelle.DEPARTEMENT, 1, 7);
        var refaite = BaseFictive.generer(Echelle.DEPARTEMENT, 1, 7);
        var autre = BaseFictive.generer(Echelle.DEPARTEMENT, 1, 8);

        assertThat(empreintes(refaite)).isEqualTo(empreintes(une)).doesNotContainAnyElementsOf(empreintes(autre));
        try (var contexte = BaseChargee.pourEcrire(BASE)) {
            assertThat(contexte.getBeanProvider(Verification.class)
                            .orderedStream()
                            .flatMap(v -> v.anomalies().stream()))
                    .isEmpty();
        }
    }

    private static List<String> empreintes(Connexions base) {
        return List.of("convention", "convention_laureat", "convention_partie", "acte").stream()
                .map(table -> textes(
                                base,
                                "select md5(string_agg(t::text, '|' order by t::text)) from convention.%s t"
                                        .formatted(table))
                        .getFirst())
                .toList();
    }

    private static double decimal(String requete) {
        return Double.parseDouble(textes(requete).getFirst());
    }

    private static List<String> textes(String requete) {
        return textes(BASE, requete);
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
