package fr.halle.convention.comite.verification;

import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.convention.SceneDeConvention;
import fr.halle.essai.BaseChargee;
import fr.halle.platform.Verification;
import fr.halle.platform.acteur.Acteur;
import fr.halle.platform.acteur.ActeurCourant;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Des comités abîmés par le propriétaire de la base, de toutes les façons que les règles dénoncent. */
class VerificationDesComitesTest {

    private static final int COMITES = 17;
    private static List<String> avant = List.of();
    private static List<String> apres = List.of();

    /** Chaque dégât a son comité, entier d'abord, et ce que « verifier » doit en dire. */
    static Stream<Arguments> degats() {
        return Stream.of(
                degat(
                        1,
                        "delete from convention.comite_laureat where version = :c",
                        "Comité G-ESSAI-1 : il ne suit ni lauréat ni région"),
                degat(
                        2,
                        "update convention.comite_laureat set laureat = '00000000-0000-7000-8000-0000000000ff' where version = :c",
                        "Comité G-ESSAI-2 : lauréat 00000000-0000-7000-8000-0000000000ff inconnu"),
                degat(
                        3,
                        "update convention.comite set region = 'ZZ' where id = :c",
                        "Comité G-ESSAI-3 : région ZZ inconnue"),
                degat(
                        4,
                        "update convention.comite_membre set mandat = '00000000-0000-7000-8000-0000000000ff' where id = :s",
                        "Comité G-ESSAI-4 : siège « Maire, Sénas », son mandat n'existe pas"),
                degat(
                        5,
                        "update convention.comite_membre set du = '2019-01-01' where id = :s",
                        "Comité G-ESSAI-5 : siège « Maire, Sénas » donné le 01/01/2019, hors de son mandat"),
                degat(
                        6,
                        "update convention.comite set cree_le = '2024-01-01' where id = :c",
                        "Comité G-ESSAI-6 : réunion M-ESSAI-6 tenue avant qu'il existe"),
                degat(
                        7,
                        "update convention.decision set point = 5 where reunion = :r",
                        "Comité G-ESSAI-7 : réunion M-ESSAI-7, une décision sur le point 5, qui n'existe pas"),
                degat(
                        8,
                        "insert into convention.presence (reunion, membre, etat, qualite) values (:r, " + id(109)
                                + ", 'absent', 'essai')",
                        "Comité G-ESSAI-8 : réunion M-ESSAI-8, un siège noté est d'un autre comité"),
                degat(
                        9,
                        """
                        insert into convention.comite (racine, corrige_id, reference, nature, nom, organisation, cree_le, region, visible_par,
                                                       qualite, saisi_le)
                        select id, id, reference, nature, nom, organisation, cree_le, '93', visible_par, qualite, saisi_le
                          from convention.comite where id = :c
                        """,
                        "Comité G-ESSAI-9 : une version corrige celle qui est saisie après elle ou au même instant"),
                degat(
                        10,
                        """
                        insert into convention.reunion (racine, corrige_id, reference, comite, tenue_le, lieu, ordre_du_jour, qualite, saisi_le)
                        select id, id, reference, comite, tenue_le, lieu, ordre_du_jour, qualite, saisi_le
                          from convention.reunion where id = :r
                        """,
                        "Comité G-ESSAI-10 : réunion M-ESSAI-10, une version corrige celle qui est saisie après elle"),
                degat(
                        11,
                        "update convention.comite_membre set jusqu = '2023-01-01' where id = :s",
                        "Réunion M-ESSAI-11 : « Maire, Sénas » y est noté sans y siéger ce jour-là"),
                degat(
                        12,
                        "update convention.comite set quorum = 2, quorum_texte = 'Règlement' where id = :c",
                        "Réunion M-ESSAI-12 : elle décide, et son quorum n'est pas atteint (1 sur 2)"),
                degat(
                        13,
                        "update convention.presence set etat = 'excuse' where reunion = :r",
                        "Réunion M-ESSAI-13 : elle décide, et son quorum n'est pas atteint (0 sur 1)"),
                degat(
                        14,
                        "delete from convention.acte where id = " + id(414),
                        "Réunion M-ESSAI-14 : le point 1 porte sur « Cadre », où l'acte manque ou dit autre chose"),
                degat(
                        15,
                        "update convention.acte set sens = 'ajourne' where id = " + id(415),
                        "Réunion M-ESSAI-15 : le point 1 porte sur « Cadre », où l'acte manque ou dit autre chose"),
                degat(
                        16,
                        """
                        insert into convention.acte (corrige_id, annule, motif, convention, genre, nature, effet, sens, acte_reference, source,
                                                     visible_par, qualite)
                        select id, true, 'Erreur', convention, genre, nature, effet, sens, acte_reference, source, visible_par, qualite
                          from convention.acte where id = """ + " " + id(416),
                        "Réunion M-ESSAI-16 : le point 1 porte sur « Cadre », où l'acte manque ou dit autre chose"));
    }

    @BeforeAll
    static void abimer() throws SQLException {
        var base = BaseChargee.copie();
        try (var contexte = BaseChargee.pourDesActeurs(base);
                var connexion = Objects.requireNonNull(base.proprietaire()).ouvrir();
                var requete = connexion.createStatement()) {
            var mandat = mandat(contexte, new SceneDeConvention(contexte));
            for (var n : IntStream.rangeClosed(1, COMITES).toArray()) {
                requete.execute(entier(n, mandat));
            }
            avant = juger(contexte);
            for (var degat : degats().toList()) {
                requete.execute((String) degat.get()[1]);
            }
            apres = juger(contexte);
        }
    }

    @Test
    void des_comites_entiers_sont_sains() {
        assertThat(avant).isEmpty();
        assertThat(apres).noneMatch(a -> a.contains("-ESSAI-17 "));
    }

    @ParameterizedTest
    @MethodSource("degats")
    void un_degat_est_denonce(int numero, String sql, String phrase) {
        assertThat(apres).as(sql).anyMatch(a -> a.startsWith(phrase));
    }

    private static List<String> juger(ConfigurableApplicationContext contexte) {
        return Objects.requireNonNull(ActeurCourant.agir(
                new Acteur.Service("essai"),
                () -> Stream.<Verification>of(
                                contexte.getBean(VerificationDesComites.class),
                                contexte.getBean(VerificationDesReleves.class))
                        .flatMap(r -> r.anomalies().stream())
                        .toList()));
    }

    private static String mandat(ConfigurableApplicationContext contexte, SceneDeConvention scene) {
        return Objects.requireNonNull(ActeurCourant.agir(
                new Acteur.Service("essai"),
                () -> contexte.getBean(JdbcClient.class)
                        .sql("select mandat::text from acces.v_habilitation where id = :id")
                        .param("id", scene.acteur("maire").habilitation())
                        .query(String.class)
                        .single()));
    }

    private static Arguments degat(int numero, String sql, String phrase) {
        return Arguments.of(
                numero,
                sql.replace(":c", id(numero)).replace(":s", id(100 + numero)).replace(":r", id(200 + numero)),
                phrase);
    }

    private static String id(int n) {
        return "'00000000-0000-7000-8000-%012d'".formatted(n);
    }

    /** Un comité, son siège, sa réunion, sa présence, sa décision ; et l'acte qu'elle a posé, du quatorzième au dernier. */
    private static String entier(int n, String mandat) {
        return """
                insert into convention.comite (id, reference, nature, nom, organisation, cree_le, visible_par, qualite, saisi_le)
                values (%1$s, 'G-ESSAI-%5$d', 'projet', 'Essai', %1$s, '2022-01-10', '{public}', 'essai', '2026-01-01');
                insert into convention.comite_laureat (version, laureat, rang)
                select %1$s, id, 1 from programme.laureat where programme = 'pvd' order by reference limit 1;
                insert into convention.comite_membre (id, comite, mandat, libelle, organisation, siege, du, qualite, saisi_le)
                values (%2$s, %1$s, '%6$s', 'Maire, Sénas', %1$s, 'president', '2022-01-10', 'essai', '2026-01-01');
                insert into convention.reunion (id, reference, comite, tenue_le, lieu, ordre_du_jour, qualite, saisi_le)
                values (%3$s, 'M-ESSAI-%5$d', %1$s, '2023-04-03', 'Mairie', '{Un,Deux}', 'essai', '2026-01-01');
                insert into convention.presence (reunion, membre, etat, qualite) values (%3$s, %2$s, 'present', 'essai');
                insert into convention.decision (reunion, point, sens, texte, qualite) values (%3$s, 1, 'valide', 'Oui', 'essai');
                """.formatted(id(n), id(100 + n), id(200 + n), id(300 + n), n, mandat)
                + (n < 14 ? "" : """
                        insert into convention.acte (id, convention, genre, nature, effet, sens, acte_reference, source, visible_par, qualite, saisi_le)
                        select %1$s, c.id, 'comite', 'constate', '2023-04-03', 'valide', 'Relevé de décisions M-ESSAI-%2$d', c.source, c.visible_par,
                               'essai', '2026-01-02'
                          from convention.convention c where c.racine is null and c.source is not null order by c.reference offset %4$d limit 1;
                        update convention.decision set objet_genre = 'convention', objet_libelle = 'Cadre',
                               objet = (select convention from convention.acte where id = %1$s) where reunion = %3$s
                        """.formatted(id(400 + n), n, id(200 + n), n - 14));
    }
}
