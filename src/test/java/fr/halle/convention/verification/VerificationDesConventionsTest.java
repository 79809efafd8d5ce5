package fr.halle.convention.verification;

import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.essai.BaseChargee;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Des conventions abîmées par le propriétaire de la base, de toutes les façons que les règles dénoncent. */
class VerificationDesConventionsTest {

    private static List<String> avant = List.of();
    private static List<String> apres = List.of();

    /** Chaque dégât a sa convention, entière d'abord, et ce que « verifier » doit en dire. */
    static Stream<Arguments> degats() {
        return Stream.of(
                degat(
                        1,
                        "delete from convention.convention_laureat where version = :v",
                        "une version n'a aucun lauréat"),
                degat(
                        2,
                        "delete from convention.convention_partie where version = :v",
                        "une version n'a aucune partie"),
                degat(
                        3,
                        "update convention.convention_laureat set laureat = '00000000-0000-7000-8000-0000000000ff' where version = :v",
                        "lauréat 00000000-0000-7000-8000-0000000000ff inconnu du programme pvd"),
                degat(
                        4,
                        "update convention.convention_partie set territoire_code = '00011' where version = :v",
                        "partie commune:40197, territoire commune 00011 inconnu"),
                degat(5, "update convention.convention set source = 'perdue' where id = :v", "source perdue inconnue"),
                degat(
                        6,
                        "update convention.convention set import = '00000000-0000-7000-8000-000000000002' where id = :v",
                        "l'import 00000000-0000-7000-8000-000000000002 n'existe pas"),
                degat(
                        7,
                        "update convention.convention set portee_par = (select id from convention.convention where reference = 'C-ESSAI-30') where id = :v",
                        "portée par C-ESSAI-30, dont le type adhesion ne peut pas valoir adhesion"),
                degat(
                        8,
                        "alter table convention.convention drop constraint convention_programme_type_fkey; update convention.convention set type = 'inconnu' where id = :v",
                        "le type inconnu n'est pas du programme pvd"),
                degat(
                        9,
                        suivante(9, 109)
                                + "; update convention.convention set racine = (select id from convention.convention where reference = 'C-ESSAI-30') where id = "
                                + id(109),
                        "une version corrige C-ESSAI-9, une autre convention"),
                degat(
                        10,
                        suivante(10, 110) + "; update convention.convention set saisi_le = '2025-12-31' where id = "
                                + id(110),
                        "une version corrige celle qui est saisie après elle ou au même instant"),
                degat(
                        11,
                        suivante(11, 111) + "; update convention.convention set racine = id, corrige_id = " + id(111)
                                + " where id = :v",
                        "ses versions se corrigent en rond"),
                degat(
                        31,
                        suivante(12, 112) + "; update convention.convention set portee_par = " + id(112)
                                + " where id = " + id(31),
                        "portée par une autre version que la première de C-ESSAI-12"),
                degat(
                        13,
                        acte(13, 213, "'commune:99999'", "null"),
                        "deliberation de la partie commune:99999, qu'elle n'a jamais eue"),
                degat(
                        14,
                        acte(14, 214, "'commune:40197'", "'nulle'"),
                        "deliberation à l'étape nulle, inconnue de son type"),
                degat(
                        15,
                        acte(15, 215, "'commune:40197'", "null")
                                + "; update convention.acte set source = 'perdue' where id = " + id(215),
                        "deliberation, source perdue inconnue"),
                degat(
                        16,
                        acte(16, 216, "'commune:40197'", "null")
                                + "; update convention.acte set import = '00000000-0000-7000-8000-000000000003' where id = "
                                + id(216),
                        "deliberation, l'import 00000000-0000-7000-8000-000000000003 n'existe pas"),
                degat(
                        17,
                        acte(17, 217, "'commune:40197'", "null") + "; " + correction(217, 317)
                                + "; update convention.acte set genre = 'signature', sens = null where id = " + id(317),
                        "signature corrige un acte qui parle d'autre chose"),
                degat(
                        18,
                        acte(18, 218, "'commune:40197'", "null") + "; " + correction(218, 318)
                                + "; update convention.acte set saisi_le = '2025-12-31' where id = " + id(318),
                        "deliberation corrige un acte saisi après lui ou au même instant"),
                degat(
                        19,
                        acte(19, 219, "'commune:40197'", "null") + "; " + correction(219, 319)
                                + "; update convention.acte set corrige_id = " + id(319) + " where id = " + id(219),
                        "deliberation se corrige en rond"),
                degat(
                        20,
                        acte(20, 220, "'commune:40197'", "null") + "; " + suivante(20, 120)
                                + "; update convention.acte set convention = " + id(120) + " where id = " + id(220),
                        "deliberation rattachée à une autre version que la première"));
    }

    @BeforeAll
    static void abimer() throws SQLException {
        var base = BaseChargee.copie();
        try (var contexte = BaseChargee.pourEcrire(base);
                var connexion = Objects.requireNonNull(base.proprietaire()).ouvrir();
                var requete = connexion.createStatement()) {
            var regles = List.of(
                    contexte.getBean(VerificationDesConventions.class), contexte.getBean(VerificationDesActes.class));
            for (var n : Stream.iterate(1, i -> i + 1).limit(31).toList()) {
                requete.execute(entiere(n));
            }
            avant = regles.stream().flatMap(r -> r.anomalies().stream()).toList();
            for (var degat : degats().toList()) {
                requete.execute((String) degat.get()[1]);
            }
            apres = regles.stream().flatMap(r -> r.anomalies().stream()).toList();
        }
    }

    @Test
    void des_conventions_entieres_sont_saines() {
        assertThat(avant).isEmpty();
        assertThat(apres).noneMatch(a -> a.contains("C-ESSAI-30 :"));
    }

    @ParameterizedTest
    @MethodSource("degats")
    void un_degat_est_denonce(int numero, String sql, String phrase) {
        assertThat(apres).as(sql).anyMatch(a -> a.startsWith("Convention C-ESSAI-%d : %s".formatted(numero, phrase)));
    }

    private static Arguments degat(int numero, String sql, String phrase) {
        return Arguments.of(numero, sql.replace(":v", id(numero)), phrase);
    }

    private static String id(int n) {
        return "'00000000-0000-7000-8000-%012d'".formatted(n);
    }

    private static String entiere(int n) {
        return """
                insert into convention.convention (id, reference, programme, type, nature, intitule, source, visible_par, qualite, saisi_le)
                select %1$s, 'C-ESSAI-%2$d', code, 'adhesion', 'constatee', 'Essai', source, '{public}', 'essai', '2026-01-01'
                  from programme.programme where code = 'pvd';
                %3$s
                """.formatted(id(n), n, contenu(n));
    }

    private static String contenu(int n) {
        return """
                insert into convention.convention_laureat (version, laureat, rang)
                select %1$s, id, 1 from programme.laureat where programme = 'pvd' order by reference limit 1;
                insert into convention.convention_partie (version, cle, rang, code, nom, nature, territoire_type, territoire_code, obligatoire,
                                                          qualite, delibere)
                values (%1$s, 'commune:40197', 0, 'commune', 'Une commune', 'commune', 'commune', '40197', true, 'signataire', true)
                """.formatted(id(n));
    }

    /** La version qui suit. */
    private static String suivante(int n, int version) {
        return """
                insert into convention.convention (id, racine, corrige_id, reference, programme, type, nature, intitule, source, visible_par,
                                                   qualite, saisi_le)
                select %1$s, id, id, reference, programme, type, nature, 'Suite', source, visible_par, qualite, '2026-02-01'
                  from convention.convention where id = %2$s;
                %3$s
                """.formatted(id(version), id(n), contenu(version));
    }

    private static String acte(int n, int acte, String partie, String etape) {
        return """
                insert into convention.acte (id, convention, genre, nature, effet, partie, etape, sens, source, visible_par, qualite, saisi_le)
                select %s, id, 'deliberation', 'constate', '2025-06-01', %s, %s, 'autorise', source, visible_par, qualite, '2026-01-02'
                  from convention.convention where id = %s
                """.formatted(id(acte), partie, etape, id(n));
    }

    private static String correction(int acte, int correction) {
        return """
                insert into convention.acte (id, corrige_id, convention, genre, nature, effet, partie, sens, source, visible_par, qualite, saisi_le)
                select %s, id, convention, genre, nature, effet, partie, sens, source, visible_par, qualite, '2026-01-03'
                  from convention.acte where id = %s
                """.formatted(id(correction), id(acte));
    }
}
