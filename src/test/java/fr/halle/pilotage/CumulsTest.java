package fr.halle.pilotage;

import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.commun.Lecture;
import fr.halle.essai.BaseChargee;
import fr.halle.pilotage.lignes.FiltreDeLignes;
import fr.halle.pilotage.lignes.LigneEnListe;
import fr.halle.pilotage.lignes.ListeLignes;
import fr.halle.platform.Tranche;
import fr.halle.platform.Verification;
import fr.halle.platform.base.Connexions;
import fr.halle.platform.liste.Tri;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Les cumuls disent à toute date, et d'après tout ce que l'on a su, la même chose que les lignes relues une à une. La base est celle
 * de démonstration, à laquelle s'ajoutent des lignes, des montants, des corrections, des annulations, des totaux et des
 * rapprochements tirés au hasard, saisis dans le désordre ; la graine est fixe.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CumulsTest {

    private static final String PROGRAMME = "pvd";
    private static final int LIGNES = 150;
    private static final int GESTES = 500;
    private static final int LECTURES = 300;
    private static final LocalDate DEBUT = LocalDate.of(2020, 10, 1);

    private final Random hasard = new Random(20);
    private final List<UUID> lignes = new ArrayList<>();
    private Connexions base;
    private ConfigurableApplicationContext halle;
    private JdbcClient sql;

    @BeforeAll
    void inventer() {
        base = BaseChargee.copie();
        halle = BaseChargee.pourEcrire(base);
        sql = halle.getBean(JdbcClient.class);
        for (var i = 0; i < 6; i++) {
            publierUnTotal();
        }
        for (var i = 0; i < LIGNES; i++) {
            ouvrirUneLigne(i);
        }
        for (var i = 0; i < GESTES; i++) {
            switch (hasard.nextInt(10)) {
                case 0, 1, 2 -> verser(1);
                case 3 -> verser(5);
                case 4, 5 -> corrigerUnMontant(false);
                case 6 -> corrigerUnMontant(true);
                case 7 -> corrigerUneLigne(hasard.nextInt(4) == 0);
                default -> rapprocher();
            }
        }
    }

    @AfterAll
    void fermer() {
        halle.close();
    }

    @Test
    void les_cumuls_redonnent_les_lignes_a_toute_lecture() {
        var etendues = mesurer();
        var statuts = new TreeSet<String>();
        var sommees = 0L;
        for (var i = 0; i < LECTURES; i++) {
            var perimetre = i % 3 == 0 ? "nation" : tirer(List.copyOf(etendues.keySet()));
            var lecture =
                    new Lecture(jour(), i % 5 == 0 ? Instant.now() : instant().toInstant());
            var etendue = lireA(lecture, Objects.requireNonNull(etendues.get(perimetre)));

            var lues = lire(etendue, """
                    select dispositif, origine, nature, stade, statut, total_publie, count(*) as lignes, sum(centimes)::bigint as centimes
                      from pilotage.v_public_lignes(:programme, :entiers, :laureats, :communes, :au, :connu, :millesime)
                     group by 1, 2, 3, 4, 5, 6
                    """);
            assertThat(lire(etendue, """
                            select dispositif, origine, nature, stade, statut, total_publie, lignes, centimes
                              from pilotage.v_public_bilan(:programme, :type = 'nation', :entiers, :laureats, :communes, :au, :connu, :millesime)
                            """)).as("%s, %s", perimetre, lecture).containsExactlyInAnyOrderElementsOf(lues);
            assertThat(
                            lire(
                                    etendue,
                                    "select laureat, lignes from pilotage.v_public_renseignes(:programme, :entiers, :laureats, :communes, :au, :connu, :millesime)"))
                    .as("lauréats renseignés, %s, %s", perimetre, lecture)
                    .containsExactlyInAnyOrderElementsOf(lire(etendue, """
                            select laureat, count(distinct ligne) as lignes
                              from pilotage.v_public_lignes(:programme, :entiers, :laureats, :communes, :au, :connu, :millesime)
                             group by laureat
                            """));
            assertThat(
                            lire(
                                    etendue,
                                    "select montant, centimes, motif from pilotage.v_public_a_rapprocher(:programme, :entiers, :laureats, :communes, :au, :connu, :millesime)"))
                    .as("à rapprocher, %s, %s", perimetre, lecture)
                    .containsExactlyInAnyOrderElementsOf(lire(etendue, """
                            select montant, centimes, motif
                              from pilotage.v_public_lignes(:programme, :entiers, :laureats, :communes, :au, :connu, :millesime)
                             where statut = 'a_rapprocher'
                            """));
            lues.forEach(g -> statuts.add(String.valueOf(g.get("statut"))));
            sommees += lues.size();
        }
        assertThat(sommees).as("des lectures qui trouvent quelque chose").isGreaterThan(LECTURES);
        assertThat(statuts).containsExactly("a_rapprocher", "en_sus", "inclus", "libre");
    }

    /** Une page lue dans l'ordre d'un index, ou choisie dans la liste entière, est la même ; et le nombre de lignes aussi. */
    @Test
    void une_page_de_lignes_est_une_part_de_la_liste_entiere() {
        var etendues = mesurer();
        var liste = halle.getBean(ListeLignes.class);
        var transaction = new TransactionTemplate(halle.getBean(PlatformTransactionManager.class));
        var lues = 0;
        for (var i = 0; i < LECTURES; i++) {
            var perimetre = i % 3 == 0 ? "nation" : tirer(List.copyOf(etendues.keySet()));
            var lecture =
                    new Lecture(jour(), i % 2 == 0 ? Instant.now() : instant().toInstant());
            var etendue = lireA(lecture, Objects.requireNonNull(etendues.get(perimetre)));
            var filtre = new FiltreDeLignes(
                    i % 2 == 0 ? "" : String.valueOf(uneCase().get("dispositif")),
                    tirer(List.of("", "comptees", "libre", "inclus", "total", "a_rapprocher")));
            var tri = new Tri(tirer(List.of("accorde", "dispositif", "effet")), hasard.nextBoolean());
            var rang = i;
            lues += Objects.requireNonNull(transaction.execute(_ -> {
                var choisie = liste.choisir(etendue, filtre, tri);
                var entiere = new ArrayList<LigneEnListe>();
                choisie.parcourir(entiere::add);
                assertThat(choisie.total())
                        .as("%s, %s, %s", perimetre, lecture, filtre)
                        .isEqualTo(entiere.size());
                var taille = 1 + hasard.nextInt(7);
                var page = 1 + hasard.nextInt(1 + entiere.size() / taille);
                var debut = Math.min(entiere.size(), (page - 1) * taille);
                var tranche = choisie.page(new Tranche.Demande(page, taille));
                assertThat(tranche.elements())
                        .as("lecture %d : %s, %s, %s, %s, page %d", rang, perimetre, lecture, filtre, tri, page)
                        .isEqualTo(entiere.subList(debut, Math.min(entiere.size(), debut + taille)));
                assertThat(tranche.total()).isEqualTo(entiere.size());
                return tranche.elements().size();
            }));
        }
        assertThat(lues).as("des pages qui montrent quelque chose").isGreaterThan(LECTURES / 2);
    }

    @Test
    void verifier_les_recalcule() {
        assertThat(halle.getBeanProvider(Verification.class).stream()
                        .filter(v -> v.regle().startsWith("Les cumuls"))
                        .flatMap(v -> v.anomalies().stream()))
                .isEmpty();
    }

    private List<Map<String, Object>> lire(Etendue etendue, String texte) {
        return etendue.requete(sql, texte).query().listOfRows();
    }

    /**
     * La nation, des territoires plus petits, des communes dont le lauréat en a d'autres. La base de démonstration vient d'être
     * saisie : les périmètres sont mesurés aujourd'hui, et lus à une autre date.
     */
    private Map<String, Etendue> mesurer() {
        var maintenant = new Lecture(LocalDate.now(ZoneOffset.UTC), Instant.now());
        var etendues = new TreeMap<String, Etendue>();
        sql.sql("""
                        select 'nation'
                        union
                        select distinct a.type || ':' || a.code
                          from programme.v_public_composition c
                          join territoire.v_public_appartenance a on a.code_source = c.code and a.jusqu = 9999
                         where c.programme = :programme and c.type = 'commune' and a.type in ('region', 'departement', 'epci', 'commune')
                        union
                        select 'laureat:' || reference from programme.v_public_laureat where programme = :programme
                        """)
                .param("programme", PROGRAMME)
                .query(String.class)
                .list()
                .forEach(cle -> etendues.put(cle, halle.getBean(Etendues.class).lire(PROGRAMME, cle, maintenant)));
        return etendues;
    }

    /** Le même périmètre à une autre date, où un lauréat peut ne pas avoir encore la qualité. */
    private Etendue lireA(Lecture lecture, Etendue etendue) {
        var absent = hasard.nextInt(3) == 0 ? tirer(List.copyOf(etendue.laureats())) : null;
        return new Etendue(
                etendue.programme(),
                etendue.perimetre(),
                lecture,
                etendue.millesime(),
                etendue.couples().stream()
                        .filter(c -> !c.laureat().equals(absent))
                        .toList());
    }

    private void publierUnTotal() {
        var la = uneCase();
        sql.sql("""
                        insert into financement.total_publie (reference, programme, territoire_type, territoire_code, dispositif, nature,
                            origine, stade, degre, centimes, rattachement, effet, precision_date, source, saisi_le)
                        values (:reference, :programme, :type, :code, :dispositif, :nature, :origine, 'accorde', 'declare', 1000000,
                                'laureat', :effet, 'jour', :source, :saisiLe)
                        """)
                .param("reference", "T-" + UUID.randomUUID())
                .param("programme", PROGRAMME)
                .param("type", hasard.nextInt(3) == 0 ? "nation" : "departement")
                .param("code", tirer(List.of("40", "13", "06")))
                .param("dispositif", la.get("dispositif"))
                .param("nature", la.get("nature"))
                .param("origine", la.get("origine"))
                .param("effet", jour())
                .param("source", source())
                .param("saisiLe", instant())
                .update();
    }

    private void ouvrirUneLigne(int rang) {
        var laureat = tirer(sql.sql(
                        "select l.id, c.code from programme.laureat l join programme.composition c on c.laureat = l.id and c.type = 'commune' where l.programme = :p order by l.reference, c.code")
                .param("p", PROGRAMME)
                .query()
                .listOfRows());
        var la = uneCase();
        var auTerritoire = hasard.nextInt(20) == 0;
        var id = new UUID(0x7000, rang);
        lignes.add(id);
        sql.sql("""
                        insert into financement.ligne (id, reference, programme, laureat, commune, dispositif, nature, origine, rattachement,
                            source, saisi_le)
                        values (:id, :reference, :programme, :laureat, :commune, :dispositif, :nature, :origine, :rattachement, :source, :saisiLe)
                        """)
                .param("id", id)
                .param("reference", "F-HASARD-" + rang)
                .param("programme", PROGRAMME)
                .param("laureat", laureat.get("id"))
                .param("commune", !auTerritoire && hasard.nextInt(3) == 0 ? null : laureat.get("code"))
                .param("dispositif", la.get("dispositif"))
                .param("nature", la.get("nature"))
                .param("origine", hasard.nextInt(4) == 0 ? null : la.get("origine"))
                .param("rattachement", auTerritoire ? "territoire" : "laureat")
                .param("source", source())
                .param("saisiLe", instant())
                .update();
        verser(1 + hasard.nextInt(3));
    }

    /** Plusieurs montants d'une même instruction, parfois de la même ligne et du même stade. */
    private void verser(int combien) {
        var ligne = tirer(lignes);
        sql.sql("""
                        insert into financement.montant (ligne, stade, degre, centimes, effet, precision_date, source, saisi_le)
                        select (array[:une, :autre]::uuid[])[1 + n % 2], (array['accorde', 'verse', 'engage', 'demande'])[1 + (n * :pas) % 4],
                               'declare', :centimes * n, :effet + n * 17, (array['jour', 'mois', 'trimestre', 'annee'])[1 + (n * :pas) % 4],
                               :source, :saisiLe - make_interval(days => n * 40)
                          from generate_series(1, :combien) n
                        """)
                .param("une", ligne)
                .param("autre", tirer(lignes))
                .param("pas", 1 + hasard.nextInt(4))
                .param("centimes", (long) hasard.nextInt(100_000))
                .param("effet", jour())
                .param("source", source())
                .param("saisiLe", instant())
                .param("combien", combien)
                .update();
    }

    private void corrigerUnMontant(boolean annuler) {
        sql.sql("""
                        insert into financement.montant (ligne, stade, degre, centimes, effet, precision_date, source, saisi_le, corrige_id, annule)
                        select m.ligne, m.stade, m.degre, :centimes, :effet, 'jour', m.source, m.saisi_le + make_interval(days => :jours), m.id, :annuler
                          from financement.montant m
                         where not exists (select from financement.montant c where c.corrige_id = m.id)
                         order by md5(m.id::text || :sel) limit 2
                        """)
                .param("centimes", (long) hasard.nextInt(100_000))
                .param("effet", jour())
                .param("jours", hasard.nextInt(400) - 20)
                .param("annuler", annuler)
                .param("sel", String.valueOf(hasard.nextInt()))
                .update();
    }

    /** Une ligne qui change de commune et de dispositif garde ses montants. */
    private void corrigerUneLigne(boolean annuler) {
        var la = uneCase();
        sql.sql("""
                        insert into financement.ligne (racine, reference, programme, laureat, commune, dispositif, nature, origine, rattachement,
                            source, saisi_le, corrige_id, annule)
                        select coalesce(l.racine, l.id), l.reference, l.programme, l.laureat,
                               case when l.rattachement = 'territoire' then l.commune end, :dispositif, :nature, :origine,
                               l.rattachement, l.source, l.saisi_le + make_interval(days => :jours), l.id, :annuler
                          from financement.ligne l
                         where l.programme = :programme and not exists (select from financement.ligne c where c.corrige_id = l.id)
                         order by md5(l.id::text || :sel) limit 1
                        """)
                .param("dispositif", la.get("dispositif"))
                .param("nature", la.get("nature"))
                .param("origine", la.get("origine"))
                .param("jours", 1 + hasard.nextInt(600))
                .param("annuler", annuler)
                .param("programme", PROGRAMME)
                .param("sel", String.valueOf(hasard.nextInt()))
                .update();
    }

    private void rapprocher() {
        sql.sql("""
                        insert into financement.rapprochement (ligne, statut, total_publie, motif, source, saisi_le, corrige_id)
                        select :ligne, :statut, case when :statut = 'inclus' then t.id end, 'essai', :source, :saisiLe,
                               (select r.id from financement.rapprochement r
                                 where r.ligne = :ligne and not exists (select from financement.rapprochement c where c.corrige_id = r.id)
                                 order by r.id limit 1)
                          from financement.total_publie t
                         -- Une ligne que l'on ne fait que demander n'a rien à rapprocher : la base le refuse.
                         where exists (select from financement.montant m where m.ligne = :ligne and m.stade <> 'demande')
                         order by md5(t.id::text || :sel) limit 1
                        """)
                .param("ligne", tirer(lignes))
                .param("statut", tirer(List.of("inclus", "en_sus", "a_rapprocher")))
                .param("source", source())
                .param("saisiLe", instant())
                .param("sel", String.valueOf(hasard.nextInt()))
                .update();
    }

    /** Peu de cases, pour que des lignes et des totaux s'y rencontrent. */
    private Map<String, Object> uneCase() {
        return tirer(sql.sql("""
                        select d.code as dispositif, d.nature, o.code as origine
                          from (select code, nature from dispositif.v_public_dispositif order by rang limit 3) d,
                               (select code from dispositif.v_public_origine order by code limit 2) o
                         order by 1, 3
                        """).query().listOfRows());
    }

    private String source() {
        return sql.sql("select min(code) from source.v_public_source")
                .query(String.class)
                .single();
    }

    private LocalDate jour() {
        return DEBUT.plusDays(hasard.nextInt(2_300));
    }

    private OffsetDateTime instant() {
        return jour().atTime(hasard.nextInt(24), hasard.nextInt(60)).atOffset(ZoneOffset.UTC);
    }

    private <T> T tirer(List<T> choix) {
        return Objects.requireNonNull(choix.get(hasard.nextInt(choix.size())));
    }
}
