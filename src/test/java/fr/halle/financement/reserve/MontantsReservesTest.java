package fr.halle.financement.reserve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.halle.acces.Personnes;
import fr.halle.acces.Personnes.EnFonction;
import fr.halle.acces.mandat.NatureOrganisation;
import fr.halle.essai.BaseChargee;
import fr.halle.platform.Verification;
import fr.halle.platform.acteur.Acteur;
import fr.halle.platform.base.Connexion;
import fr.halle.platform.base.Connexions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Le second mur : ce que la base montre des montants pressentis et demandés, par du SQL écrit à la main, table par table et vue par vue.
 * Chaque fait réservé porte un mot et des sommes qui ne sont nulle part ailleurs : les retrouver, où que ce soit, est une fuite.
 */
class MontantsReservesTest {

    private static final String MOT = "Zzsentinelle";
    private static final long DEMANDE = 7_700_777_01L;
    private static final long PRESSENTI = 8_800_888_02L;
    private static final String TRACES = MOT + "|" + DEMANDE + "|" + PRESSENTI + "|" + (DEMANDE + PRESSENTI);

    /**
     * Les vues publiques lisent avec les droits de leur propriétaire : le public n'en a aucun sur les tables (ADR 0004). Celles qui
     * lisent une table dont les lignes sont réservées sont nommées ici, avec ce qui y laisse de côté ces lignes.
     */
    private static final Map<String, String> PUBLIQUES_SUR_RESERVE = Map.ofEntries(
            Map.entry("financement.v_public_ligne", "au moins un montant public"),
            Map.entry("financement.v_public_montant", "les stades publics seulement"),
            Map.entry("financement.v_public_montant_de_ligne", "les stades publics seulement"),
            Map.entry("financement.v_public_concours", "le stade accordé seulement"),
            Map.entry("programme.v_public_selection", "une sélection publiée"),
            Map.entry("programme.v_public_acte_laureat", "un acte publié"),
            Map.entry("convention.v_public_convention", "les versions ouvertes à tous"),
            Map.entry("convention.v_public_convention_laureat", "les versions ouvertes à tous"),
            Map.entry("convention.v_public_convention_partie", "les versions ouvertes à tous"),
            Map.entry("convention.v_public_acte", "ni avis ni comité, et seulement d'une convention ouverte à tous"),
            Map.entry("convention.v_public_perimetre", "d'une convention ouverte à tous"),
            Map.entry("convention.v_public_secteur", "d'une convention ouverte à tous"),
            Map.entry("convention.v_public_secteur_effet", "d'une convention ouverte à tous"),
            Map.entry("document.v_public_piece", "les pièces ouvertes à tous"),
            Map.entry("document.v_public_morceau", "le contenu des pièces ouvertes à tous"),
            Map.entry("echeance.v_public_decision", "une décision est publique"),
            Map.entry("echeance.v_public_annulation", "une décision annulée est publique"),
            Map.entry("echeance.v_public_prorogation", "une décision est publique"));

    private static Connexions base;
    private static ConfigurableApplicationContext contexte;
    private static EnFonction maire;
    private static EnFonction prefet;
    private static EnFonction etranger;
    private static EnFonction administrateur;
    private static EnFonction financeur;
    private static Map<String, Long> sommesPubliques;

    @BeforeAll
    static void semer() throws SQLException {
        base = BaseChargee.copie();
        sommesPubliques = sommes();
        contexte = BaseChargee.pourDesActeurs(base);
        var personnes = new Personnes(contexte);
        maire = personnes.maire("40197");
        prefet = personnes.prefet("40");
        etranger = personnes.prefet("13");
        administrateur = personnes.administrateur();
        financeur = personnes.place(
                "financeur", NatureOrganisation.DEPARTEMENT, Personnes.departement("40"), "Cheffe de service");
        Personnes.enService(() -> {
            // Une ligne que l'on ne fait que demander, et une autre déjà accordée.
            var seule = ligne("SENTINELLE-1", MOT + " rénover la halle");
            montant(seule, "pressenti", PRESSENTI, "2023-01-15");
            montant(seule, "demande", DEMANDE, "2023-03-15");
            var accordee = ligne("LIGNE-ACCORDEE", "Refaire la place");
            montant(accordee, "demande", DEMANDE, "2023-03-15");
            montant(accordee, "accorde", 100, "2023-06-15");
            return true;
        });
    }

    @AfterAll
    static void fermer() {
        contexte.close();
    }

    @Test
    void celui_qui_en_a_le_droit_les_lit_et_les_autres_non() {
        var tous = "select count(*) from financement.v_montant_reserve where programme = 'pvd'";
        assertThat(maire.fait(() -> nombre(tous))).isEqualTo(3);
        assertThat(prefet.fait(() -> nombre(tous))).isEqualTo(3);
        assertThat(Personnes.enService(() -> sql(
                        "select reference || ' ' || stade from financement.v_montant_reserve where programme = 'pvd'")))
                .hasSize(3);
        assertThat(etranger.fait(() -> nombre(tous))).isZero();
        assertThat(administrateur.fait(() -> nombre(tous))).isZero();
        assertThat(financeur.fait(() -> nombre(tous))).isZero();
        assertThat(maire.fait(() -> nombre("select sum(centimes) from financement.montant where stade = 'demande'")))
                .isEqualTo(2 * DEMANDE);
        assertThat(etranger.fait(() ->
                        nombre("select coalesce(sum(centimes), 0) from financement.montant where stade = 'demande'")))
                .isZero();
    }

    /** Aucun rôle, sans le droit, ne retrouve un fait réservé : ni dans une table, ni dans une vue, ni dans une fonction. */
    @Test
    void rien_de_reserve_ne_sort_d_aucune_table_ni_d_aucune_vue() throws SQLException {
        var relations = noms("""
                select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname not in ('pg_catalog', 'information_schema')
                   and n.nspname not like 'pg\\_%' order by 1
                """);
        assertThat(relations)
                .hasSizeGreaterThan(80)
                .contains(
                        "financement.montant",
                        "financement.ligne",
                        "financement.cible",
                        "financement.v_montant_reserve",
                        "financement.difference",
                        "financement.v_public_cumul_programme");
        var appels = appels();
        assertThat(appels).hasSizeGreaterThan(10);
        relations.addAll(appels);

        assertThat(fuites(base.proprietaire(), null, relations))
                .as("le propriétaire, lui, les voit : l'essai sait les trouver")
                .contains("financement.montant", "financement.ligne", "financement.v_montant_reserve");
        assertThat(fuites(base.lecture(), null, relations)).as("le public").isEmpty();
        assertThat(fuites(base.app(), null, relations)).as("sans contexte").isEmpty();
        for (var autre : List.of(etranger, administrateur, financeur)) {
            assertThat(fuites(base.app(), autre.acteur(), relations))
                    .as(autre.acteur().qualite())
                    .isEmpty();
        }
        // Le chapeau d'un autre, mis dans son propre contexte.
        var usurpateur = new Acteur.Personne(
                UUID.randomUUID(),
                etranger.acteur().utilisateur(),
                maire.acteur().habilitation(),
                "",
                "");
        assertThat(fuites(base.app(), usurpateur, relations))
                .as("le chapeau d'un autre")
                .isEmpty();
        assertThat(fuites(base.app(), maire.acteur(), relations))
                .as("le maire les lit dans les tables et dans la vue réservée, et nulle part ailleurs")
                .containsOnly("financement.montant", "financement.ligne", "financement.v_montant_reserve");
    }

    /** Le demandé n'entre dans aucune somme publique : elles sont ce qu'elles étaient, au centime de l'accordé près. */
    @Test
    void aucune_somme_publique_ne_comprend_le_demande() throws SQLException {
        var attendues = new LinkedHashMap<>(sommesPubliques);
        attendues.merge("accorde", 100L, Long::sum);
        assertThat(sommes()).isEqualTo(attendues);
        for (var table : List.of("difference", "cumul_laureat", "cumul_programme")) {
            assertThat(noms("select distinct stade from financement." + table))
                    .as(table)
                    .isSubsetOf("ligne", "accorde", "engage", "verse");
        }
    }

    @Test
    void toute_vue_est_lue_avec_les_droits_de_son_lecteur_sauf_les_publiques() throws SQLException {
        assertThat(noms("""
                select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind in ('v', 'm') and n.nspname not in ('pg_catalog', 'information_schema')
                   and c.relname not like 'v\\_public\\_%'
                   and not coalesce(c.reloptions @> array['security_invoker=true'], false)
                """)).as("vues sans security_invoker").isEmpty();
        assertThat(noms("""
                select distinct format('%I.%I', n.nspname, c.relname)
                  from pg_class c
                  join pg_namespace n on n.oid = c.relnamespace
                  join pg_rewrite r on r.ev_class = c.oid
                  join pg_depend d on d.objid = r.oid and d.classid = 'pg_rewrite'::regclass and d.refclassid = 'pg_class'::regclass
                  join pg_class t on t.oid = d.refobjid and t.relrowsecurity
                 where c.relkind in ('v', 'm') and not coalesce(c.reloptions @> array['security_invoker=true'], false)
                """))
                .as("vues publiques d'une table réservée, avec leur raison")
                .containsExactlyInAnyOrderElementsOf(PUBLIQUES_SUR_RESERVE.keySet());
    }

    @Test
    void on_n_ecrit_pas_une_demande_chez_un_autre_et_la_base_choisit_qui_la_lira() {
        var ligne = Personnes.enService(
                () -> sql("select id::text from financement.ligne where reference = 'LIGNE-ACCORDEE'"));
        var ecriture = """
                insert into financement.montant (ligne, stade, degre, centimes, effet, precision_date, source)
                values ('%s', 'demande', 'declare', 5, '2023-01-01', 'jour', 'essai')
                """.formatted(ligne.getFirst());
        assertThatThrownBy(() -> etranger.fait(() -> bean(ecriture))).hasStackTraceContaining("row-level security");
        assertThatThrownBy(() -> Personnes.enService(() -> bean("""
                        insert into financement.total_publie (reference, programme, territoire_type, territoire_code, dispositif, nature,
                            stade, degre, centimes, rattachement, effet, precision_date, source)
                        values ('T', 'pvd', 'nation', 'france', 'x', 'x', 'demande', 'declare', 1, 'laureat', '2023-01-01', 'jour', 'x')
                        """))).hasStackTraceContaining("stade_public");
    }

    @Test
    void les_cles_suivent_les_communes_du_laureat_et_la_verification_le_dit() throws SQLException {
        executer(base.proprietaire(), "update financement.cible set visible_par = '{etat:pvd:departement:13}'");
        assertThat(anomalies()).isNotEmpty();
        executer(base.proprietaire(), "select financement.refaire_les_cles()");
        assertThat(anomalies()).isEmpty();
        assertThat(maire.fait(() -> nombre("select count(*) from financement.v_montant_reserve")))
                .isEqualTo(3);
    }

    @Test
    void un_rapprochement_ne_nomme_pas_une_ligne_qui_n_est_que_demandee() {
        assertThatThrownBy(() -> Personnes.enService(() -> bean("""
                        insert into financement.rapprochement (ligne, statut, motif, source)
                        select id, 'en_sus', 'essai', 'essai' from financement.ligne where reference = 'SENTINELLE-1'
                        """))).hasStackTraceContaining("ne fait que demander");
    }

    private static List<String> anomalies() {
        return Personnes.enService(() -> contexte.getBeanProvider(Verification.class)
                .orderedStream()
                .filter(v -> v.regle().contains("pressenti"))
                .flatMap(v -> v.anomalies().stream())
                .toList());
    }

    /** Où ce rôle retrouve la trace d'un fait réservé. Une relation interdite n'en montre pas. */
    private static List<String> fuites(Connexion role, Acteur.@Nullable Personne acteur, List<String> relations)
            throws SQLException {
        var trouvees = new ArrayList<String>();
        try (var connexion = role.ouvrir()) {
            if (acteur != null) {
                dire(connexion, acteur);
            }
            for (var relation : relations) {
                try (var requete = connexion.createStatement();
                        var lignes = requete.executeQuery(
                                "select count(*) from %s t where t::text ~ '%s' or t::text ~ '(pressenti|demande),(declare|justifie|confirme)'"
                                        .formatted(relation, TRACES))) {
                    lignes.next();
                    if (lignes.getLong(1) > 0) {
                        trouvees.add(relation);
                    }
                } catch (SQLException e) {
                    assertThat(e.getSQLState())
                            .as("%s : %s", relation, e.getMessage())
                            .isEqualTo("42501");
                }
            }
        }
        return trouvees;
    }

    private static void dire(Connection connexion, Acteur.Personne acteur) throws SQLException {
        try (var requete = connexion.prepareStatement("""
                select set_config('halle.session', ?, false), set_config('halle.utilisateur', ?, false),
                       set_config('halle.habilitation', ?, false)
                """)) {
            requete.setString(1, acteur.session().toString());
            requete.setString(2, acteur.utilisateur().toString());
            requete.setString(3, String.valueOf(acteur.habilitation()));
            requete.execute();
        }
    }

    /** Chaque fonction publique qui rend des lignes, appelée sur la nation. Un paramètre neuf doit trouver ici sa valeur. */
    private static List<String> appels() throws SQLException {
        var valeurs = Map.ofEntries(
                Map.entry("le_programme", "'pvd'"),
                Map.entry("le_type", "'nation'"),
                Map.entry("le_code", "'france'"),
                Map.entry("au", "current_date"),
                Map.entry("connu", "now()"),
                Map.entry("millesime", "2026"),
                Map.entry("nationale", "true"),
                Map.entry("lesquels", "null"),
                Map.entry("entiers", "(select array_agg(id) from programme.v_public_laureat)"),
                Map.entry(
                        "laureats",
                        "(select array_agg(laureat order by laureat, code) from programme.v_public_composition where type = 'commune')"),
                Map.entry(
                        "communes",
                        "(select array_agg(code order by laureat, code) from programme.v_public_composition where type = 'commune')"));
        var appels = new ArrayList<String>();
        var inconnus = new ArrayList<String>();
        for (var signature : noms("""
                select format('%s|%s', format('%I.%I', n.nspname, p.proname), array_to_string(p.proargnames[:p.pronargs], ','))
                  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                 where p.proname like 'v\\_public\\_%' and p.proretset order by 1
                """)) {
            var parts = signature.split("\\|", 2);
            var arguments = new ArrayList<String>();
            for (var nom : parts[1].split(",")) {
                if (!valeurs.containsKey(nom)) {
                    inconnus.add(parts[0] + " : " + nom);
                }
                arguments.add(nom + " => " + valeurs.get(nom));
            }
            appels.add(parts[0] + "(" + String.join(", ", arguments) + ")");
        }
        assertThat(inconnus)
                .as("paramètres de fonctions publiques à nommer ici")
                .isEmpty();
        return appels;
    }

    private static UUID ligne(String reference, String operation) {
        return contexte.getBean(JdbcClient.class)
                .sql("""
                        insert into financement.ligne (reference, programme, laureat, commune, dispositif, nature, operation, rattachement, source)
                        select :reference, l.programme, l.id, '40197', d.code, d.nature, :operation, 'laureat', 'essai'
                          from programme.v_public_laureat l
                          join programme.v_public_composition c on c.laureat = l.id and c.type = 'commune' and c.code = '40197'
                          cross join (select code, nature from dispositif.v_public_dispositif order by code limit 1) d
                         where l.programme = 'pvd' order by l.id limit 1
                        returning id
                        """)
                .param("reference", reference)
                .param("operation", operation)
                .query(UUID.class)
                .single();
    }

    private static void montant(UUID ligne, String stade, long centimes, String effet) {
        contexte.getBean(JdbcClient.class)
                .sql("""
                        insert into financement.montant (ligne, stade, degre, centimes, effet, precision_date, source)
                        values (:ligne, :stade, 'declare', :centimes, :effet::date, 'jour', 'essai')
                        """)
                .param("ligne", ligne)
                .param("stade", stade)
                .param("centimes", centimes)
                .param("effet", effet)
                .update();
    }

    private static Map<String, Long> sommes() throws SQLException {
        var sommes = new LinkedHashMap<String, Long>();
        for (var ligne : noms("""
                select stade || '=' || sum(centimes)::text from financement.v_public_cumul_laureat
                 where stade <> 'ligne' group by stade order by stade
                """)) {
            sommes.put(ligne.split("=")[0], Long.valueOf(ligne.split("=")[1]));
        }
        return sommes;
    }

    private static long nombre(String requete) {
        return contexte.getBean(JdbcClient.class).sql(requete).query(Long.class).single();
    }

    private static List<String> sql(String requete) {
        return contexte.getBean(JdbcClient.class)
                .sql(requete)
                .query(String.class)
                .list();
    }

    private static boolean bean(String ecriture) {
        return contexte.getBean(JdbcClient.class).sql(ecriture).update() > 0;
    }

    private static List<String> noms(String requete) throws SQLException {
        try (var connexion = base.proprietaire().ouvrir();
                var lecture = connexion.createStatement();
                var lignes = lecture.executeQuery(requete)) {
            var noms = new ArrayList<String>();
            while (lignes.next()) {
                noms.add(lignes.getString(1));
            }
            return noms;
        }
    }

    private static void executer(Connexion role, String ordre) throws SQLException {
        try (var connexion = role.ouvrir();
                var requete = connexion.createStatement()) {
            requete.execute(ordre);
        }
    }
}
