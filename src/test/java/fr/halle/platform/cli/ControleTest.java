package fr.halle.platform.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.essai.BaseChargee;
import fr.halle.platform.Verification;
import fr.halle.platform.Verification.Gravite;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.support.StaticApplicationContext;

/** La base de démonstration abîmée par son propriétaire, de toutes les façons que les règles dénoncent. */
class ControleTest {

    private static String saine = "";
    private static String abimee = "";
    private static Controle controleSain = new Controle(0, 0, 0);
    private static Controle controleAbime = new Controle(0, 0, 0);

    /** Chaque dégât, et ce que « verifier » doit en dire. */
    static Stream<Arguments> degats() {
        return Stream.of(
                // Territoires.
                degat(
                        "update territoire.commune set departement = '98X' where code = '40001' and type = 'actuelle'",
                        "✗ Commune 40001 : son département 98X n'existe pas en 2026"),
                degat(
                        "update territoire.commune set region = null where code = '40002' and type = 'actuelle'",
                        "✗ Commune 40002 : sa région (aucune) n'existe pas en 2026"),
                degat(
                        "update territoire.epci_membre set epci = '111111111' where commune = '40003'",
                        "✗ EPCI 111111111 : n'existe pas en 2026, où il a la commune 40003"),
                degat(
                        "insert into territoire.epci_membre (epci, commune) values ('200054807', '00000')",
                        "✗ Commune 00000 : n'existe pas en 2026, où elle est dans l'EPCI 200054807"),
                degat(
                        "insert into territoire.population (commune, serie, habitants) select '00001', code, 1 from territoire.serie_population limit 1",
                        "✗ Population d'une commune inconnue : 00001"),
                degat(
                        "insert into territoire.groupement_membre (groupement, commune, effet, precision_date, source) select code, '00002', '2020-01-01', 'jour', source from territoire.groupement limit 1",
                        "commune 00002 inconnue"),
                degat(
                        "insert into territoire.succession (ancien, nouveau, annee, nature) values ('40004', '00003', 2020, 'fusion')",
                        "✗ Succession de 40004 vers 00003, qui n'existe pas"),
                degat(
                        "insert into territoire.succession (ancien, nouveau, annee, nature) values ('40005', '40006', 2020, 'fusion')",
                        "✗ Commune 40005 : fusionnée dans 40006 en 2020, mais encore là cette année"),
                degat(
                        "update territoire.correspondance set actuelle = '40008' where code = '40007'",
                        "✗ Correspondance absente : 40007, continuée par 40007"),
                degat(
                        "update territoire.correspondance set actuelle = '40008' where code = '40007'",
                        "✗ Correspondance en trop : 40007, continuée par 40008"),
                degat(
                        "delete from territoire.appartenance where code_source = '40010' and type = 'departement'",
                        "✗ Appartenance absente : 40010 à departement 40"),
                degat(
                        "update territoire.annuaire set nom = 'Autre' where type = 'region' and code = '75'",
                        "✗ Annuaire différent du calcul : region 75"),
                // Programmes.
                degat(
                        "update programme.fait_publie set territoire_code = 'ZZ' where territoire_type = 'region'",
                        "region ZZ inconnu"),
                degat(
                        "update programme.qualite set cohorte = 'nulle' where laureat = (%s)".formatted(laureat(0)),
                        "cohorte « nulle » inconnue"),
                degat(
                        "update programme.qualite set jusqu = effet - 1 where laureat = (%s)".formatted(laureat(1)),
                        "qualité finie avant d'avoir commencé"),
                degat(
                        "insert into programme.composition (laureat, type, code, source) select laureat, type, code, source from programme.composition where laureat = (%s) and type = 'commune' limit 1"
                                .formatted(laureat(2)),
                        "y est deux fois au même moment"),
                degat(
                        "update programme.composition set effet = '2021-01-01', precision_date = 'jour', jusqu = '2020-01-01' where laureat = (%s)"
                                .formatted(laureat(3)),
                        "parti avant d'être entré"),
                degat(
                        "insert into programme.parametre (programme, cle, libelle, valeur, unite, reference, source) select programme, cle, libelle, valeur + 1, unite, reference, source from programme.parametre order by id limit 1",
                        "deux valeurs au même moment"),
                degat(
                        "insert into programme.qualite (laureat, genre, effet, precision_date, source, corrige_id) select (%s), genre, effet, precision_date, source, id from programme.qualite where laureat = (%s) limit 1"
                                .formatted(laureat(4), laureat(5)),
                        "qui parle d'autre chose"),
                degat(
                        "insert into programme.fait_publie (programme, fait, valeur, unite, territoire_type, territoire_code, effet, precision_date, source, saisi_le, corrige_id) select programme, fait, valeur, unite, territoire_type, territoire_code, effet, precision_date, source, saisi_le - interval '1 day', id from programme.fait_publie where territoire_type = 'departement' order by id limit 1",
                        "saisi après lui ou au même instant"),
                degat(
                        "update programme.composition set corrige_id = id where id = (select min(id::text)::uuid from programme.composition where laureat = (%s))"
                                .formatted(laureat(7)),
                        "se corrige en rond"),
                degat(
                        "update programme.composition set annule = true where laureat = (%s)".formatted(laureat(6)),
                        "annule sans dire quoi"),
                degat(
                        "update programme.programme set source = 'inconnue' where code = 'acv'",
                        "✗ Fait sans source enregistrée : inconnue"),
                // Ce que les listes apportent.
                degat(
                        "insert into programme.alias (laureat, valeur, source) values ((%s), 'sans-source', 'nulle-part')"
                                .formatted(laureat(0)),
                        "✗ Identifiant « sans-source » : source nulle-part inconnue"),
                degat(
                        "insert into programme.alias (laureat, valeur, source) select x.id, 'partage', p.source from programme.programme p cross join lateral (select l.id from programme.laureat l where l.programme = p.code order by l.reference limit 2) x where p.code = 'pvd'",
                        "✗ Identifiant « partage » : donné à 2 lauréats du même programme"),
                degat(
                        "insert into programme.alias (laureat, valeur, source, import) select (%s), 'sans-import', source, '00000000-0000-7000-8000-000000000001' from programme.programme limit 1"
                                .formatted(laureat(0)),
                        "l'import 00000000-0000-7000-8000-000000000001 n'existe pas"),
                degat(
                        "with premier as (insert into programme.alias (id, laureat, valeur, source, saisi_le) select '00000000-0000-7000-8000-00000000000c', (%s), 'corrige', source, '2026-01-01' from programme.programme limit 1 returning source) insert into programme.alias (laureat, valeur, source, saisi_le, corrige_id) select (%s), 'ailleurs', source, '2026-01-02', '00000000-0000-7000-8000-00000000000c' from premier"
                                .formatted(laureat(0), laureat(1)),
                        "corrige 00000000-0000-7000-8000-00000000000c, qui parle d'autre chose"),
                degat(
                        "insert into programme.conflit (programme, genre, identifiant, commune, motif, source) values ('pvd', 'reunion', 'mis-de-cote', '00010', 'essai', 'ailleurs')",
                        "✗ Cas mis de côté « mis-de-cote » : source ailleurs inconnue"),
                degat("select 1", "✗ Cas mis de côté « mis-de-cote » : commune 00010 inconnue"),
                degat(
                        "insert into programme.conflit (programme, genre, identifiant, commune, laureat, motif, source) select 'acv', 'scission', 'mal-rattache', '40001', (%s), 'essai', source from programme.programme where code = 'pvd'"
                                .formatted(laureat(0)),
                        "✗ Cas mis de côté « mal-rattache » : le lauréat "),
                degat(
                        "insert into programme.conflit (id, programme, genre, identifiant, commune, motif, source, annule) select '00000000-0000-7000-8000-00000000000d', 'pvd', 'reunion', 'annule-seul', '40001', 'essai', source, true from programme.programme where code = 'pvd'",
                        "✗ Cas mis de côté 00000000-0000-7000-8000-00000000000d : annule sans dire quoi"),
                signature("'ort', null, '00011', source, null, null", "ort 00011 : commune inconnue"),
                signature("'ort', null, '40101', 'perdue', null, null", "ort 40101 : source perdue inconnue"),
                signature(
                        "'adhesion', 'aucun', '40102', source, null, null", "adhesion aucun 40102 : programme inconnu"),
                signature(
                        "'ort', null, '40103', source, date '2022-01-02', date '2022-01-01'",
                        "ort 40103 : finie avant d'avoir commencé"),
                signature("'ort', null, '40104', source, date '2022-01-01', null", "ort 40104 : 2 à la fois"),
                signature("'ort', null, '40104', source, date '2022-01-02', null", "ort 40104 : 2 à la fois"),
                degat(
                        "insert into convention.signature (jeu, type, commune, etat, source, import) select 'essai', 'ort', '40105', 'signee', source, '00000000-0000-7000-8000-000000000002' from programme.programme limit 1",
                        "ort 40105 : l'import 00000000-0000-7000-8000-000000000002 n'existe pas"),
                degat(
                        "insert into convention.signature (id, jeu, type, commune, etat, source, saisi_le) select '00000000-0000-7000-8000-00000000000e', 'essai', 'ort', '40106', 'signee', source, '2026-01-02' from programme.programme limit 1",
                        "corrige 00000000-0000-7000-8000-00000000000e, qui parle d'autre chose"),
                degat(
                        "insert into convention.signature (jeu, type, commune, etat, source, saisi_le, corrige_id) select 'essai', 'ort', '40107', 'signee', source, '2026-01-01', '00000000-0000-7000-8000-00000000000e' from programme.programme limit 1",
                        "corrige 00000000-0000-7000-8000-00000000000e, saisie après elle ou au même instant"),
                degat(
                        "insert into convention.signature (id, jeu, type, commune, etat, source, corrige_id) select '00000000-0000-7000-8000-00000000000a', 'essai', 'ort', '40108', 'signee', source, '00000000-0000-7000-8000-00000000000a' from programme.programme limit 1",
                        "✗ Signature 00000000-0000-7000-8000-00000000000a : se corrige en rond"),
                degat(
                        "insert into convention.signature (id, jeu, type, commune, etat, source, annule) select '00000000-0000-7000-8000-00000000000b', 'essai', 'ort', '40109', 'signee', source, true from programme.programme limit 1",
                        "✗ Signature 00000000-0000-7000-8000-00000000000b : annule sans dire quoi"),
                // Les populations et les groupements venus de fichiers.
                degat(
                        "update territoire.population set import = '00000000-0000-7000-8000-000000000003' where commune = '40110'",
                        "l'import 00000000-0000-7000-8000-000000000003 n'existe pas"),
                degat(
                        "insert into territoire.population (commune, serie, habitants, corrige_id) select '40112', serie, habitants, id from territoire.population where commune = '40111' limit 1",
                        " : corrige 40111 "),
                degat(
                        "insert into territoire.population (commune, serie, habitants, saisi_le, corrige_id) select commune, serie, habitants + 1, saisi_le - interval '1 day', id from territoire.population where commune = '40113' limit 1",
                        " : corrige un fait saisi après lui ou au même instant"),
                degat(
                        "update territoire.population set corrige_id = id where id = (select min(id::text)::uuid from territoire.population where commune = '40114')",
                        "✗ Population 40114 "),
                degat(
                        "update territoire.groupement_membre set annule = true where id = (select min(id::text)::uuid from territoire.groupement_membre)",
                        "✗ Membre de groupement "),
                // Crédits.
                degat(
                        "update financement.ligne set commune = '00009' where id = (%s)".formatted(ligne(0)),
                        "commune 00009 inconnue"),
                degat(
                        "update financement.ligne set programme = 'aucun' where id = (%s)".formatted(ligne(1)),
                        "programme « aucun » inconnu"),
                degat(
                        "update financement.ligne set laureat = '00000000-0000-7000-8000-000000000000' where id = (%s)"
                                .formatted(ligne(2)),
                        "le lauréat n'existe pas"),
                degat(
                        "insert into financement.ligne (reference, programme, commune, dispositif, nature, rattachement, source) select 'SANS-MONTANT', programme, '40001', dispositif, nature, rattachement, source from financement.ligne limit 1",
                        "✗ SANS-MONTANT : aucun montant"),
                degat(
                        "update financement.total_publie set territoire_code = 'ZZZ' where id = (%s)"
                                .formatted(total(0)),
                        "ZZZ inconnu"),
                degat(
                        "insert into financement.montant (ligne, stade, degre, centimes, effet, precision_date, source, corrige_id) select ligne, 'verse', degre, centimes, effet, precision_date, source, id from financement.montant order by id limit 1",
                        "✗ Montant "),
                degat(
                        "insert into financement.rapprochement (ligne, statut, total_publie, motif, source) select (%s), 'inclus', id, 'essai', source from financement.total_publie where id = (%s)"
                                .formatted(ligne(3), total(1)),
                        "n'a pas sa portée"),
                degat(
                        "update financement.montant set centimes = 900000000000 where ligne = (%s)".formatted(ligne(3)),
                        "plus que les"),
                degat(
                        "update financement.cumul_laureat set centimes = centimes + 1",
                        "ce n'est pas la somme de ses différences"),
                degat("delete from financement.difference where stade = 'verse' or stade = 'accorde'", "manquent"),
                // La base elle-même.
                degat(
                        "update platform.version_schema set empreinte = 'autre'",
                        "✗ Le schéma de la base (autre) n'est pas celui de cette Halle"));
    }

    @BeforeAll
    static void abimer_la_base() throws SQLException {
        var base = BaseChargee.copie();
        try (var contexte = BaseChargee.pourEcrire(base)) {
            var avant = new Sortie();
            controleSain = Controle.de(contexte, avant.console());
            saine = avant.texte();
            try (var connexion = Objects.requireNonNull(base.proprietaire()).ouvrir();
                    var requete = connexion.createStatement()) {
                for (var degat : degats().toList()) {
                    requete.execute((String) degat.get()[0]);
                }
            }
            var apres = new Sortie();
            controleAbime = Controle.de(contexte, apres.console());
            abimee = apres.texte();
        }
    }

    @Test
    void la_base_de_demonstration_est_saine_et_chaque_regle_dit_sa_duree() {
        assertThat(controleSain.sain()).as(saine).isTrue();
        assertThat(saine.lines().filter(l -> l.startsWith("✓")))
                .hasSizeGreaterThanOrEqualTo(12)
                .allMatch(l -> l.matches(".*\\(\\d+,\\d s\\)"));
        assertThat(saine).contains("Base intègre");
    }

    @ParameterizedTest
    @MethodSource("degats")
    void un_degat_est_denonce(String sql, String phrase) {
        assertThat(saine.lines()).as("avant").noneMatch(l -> l.contains(sansSigne(phrase)) && !l.startsWith("✓"));
        assertThat(abimee.lines()).as(sql).anyMatch(l -> l.contains(sansSigne(phrase)));
    }

    @Test
    void une_alerte_n_est_pas_une_anomalie() {
        var alerte = new Regle("Deux sources s'accordent", Gravite.ALERTE, List.of("Elles diffèrent"));
        var sortie = new Sortie();
        try (var contexte = new StaticApplicationContext()) {
            contexte.registerBean(Verification.class, () -> alerte);
            contexte.refresh();

            var controle = Controle.de(contexte, sortie.console());

            assertThat(controle.sain()).isTrue();
            assertThat(sortie.texte().lines().map(l -> l.replaceAll(" \\(\\d.*", "")))
                    .containsExactly(
                            "! Deux sources s'accordent",
                            "Alertes, à regarder sans urgence :",
                            "    Elles diffèrent",
                            "Base intègre : 1 règle contrôlée, 1 alerte.");
        }
        assertThat(controleAbime.sain()).isFalse();
        assertThat(controleAbime.alertes()).isEqualTo(2);
    }

    private record Regle(String regle, Gravite gravite, List<String> anomalies) implements Verification {}

    private static Arguments degat(String sql, String phrase) {
        return Arguments.of(sql, phrase);
    }

    /** Une signature inventée : son type, son programme, sa commune, sa source, son effet, sa fin. */
    private static Arguments signature(String valeurs, String phrase) {
        return degat(
                "insert into convention.signature (jeu, type, programme, commune, source, effet, fin, etat) select 'essai', %s, 'signee' from programme.programme where code = 'pvd'"
                        .formatted(valeurs),
                "✗ Signature essai " + phrase);
    }

    private static String sansSigne(String phrase) {
        return phrase.replaceFirst("^✗ ", "    ");
    }

    /** Le n-ième lauréat : chaque dégât a le sien. */
    private static String laureat(int rang) {
        return "select id from programme.laureat where reference in (select l.reference from programme.laureat l join programme.composition c on c.laureat = l.id and c.type = 'commune') order by reference offset %d limit 1"
                .formatted(rang);
    }

    private static String ligne(int rang) {
        return "select id from financement.ligne where laureat is not null and reference <> 'SANS-MONTANT' order by reference offset %d limit 1"
                .formatted(rang);
    }

    private static String total(int rang) {
        return "select id from financement.total_publie order by reference offset %d limit 1".formatted(rang);
    }

    /** Un écran dont on relit le texte. */
    private static final class Sortie {

        private final ByteArrayOutputStream octets = new ByteArrayOutputStream();

        Console console() {
            var ecran = new PrintStream(octets, true, StandardCharsets.UTF_8);
            return new Console(ecran, ecran);
        }

        String texte() {
            return octets.toString(StandardCharsets.UTF_8);
        }
    }
}
