package fr.halle.convention.secteur;

import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.convention.secteur.geometrie.Formes;
import fr.halle.essai.BaseChargee;
import fr.halle.platform.base.Connexions;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;
import org.springframework.context.ConfigurableApplicationContext;

/** Des secteurs abîmés par le propriétaire de la base, de chaque façon que la règle dénonce. */
class VerificationDesSecteursTest {

    private static final String TRACE = Formes.ecrire(Formes.relire("""
            {"type":"MultiPolygon","coordinates":[[[[5.07,43.74],[5.08,43.74],[5.08,43.75],[5.07,43.75],[5.07,43.74]]]]}
            """).orElseThrow());

    private static Connexions base;
    private static ConfigurableApplicationContext contexte;

    static Stream<Arguments> degats() {
        return Stream.of(
                Arguments.of(
                        secteur("S-1", "type", "'inconnu'"), "Secteur S-1 : type inconnu inconnu de sa convention"),
                Arguments.of(secteur("S-2", "communes", "'{00000}'"), "Secteur S-2 : commune 00000 inconnue"),
                Arguments.of(secteur("S-3", "communes", "'{13103}'"), "Secteur S-3 : commune 13103 hors du périmètre"),
                Arguments.of(secteur("S-4", "trace, surface_m2", "'illisible', 1"), "Secteur S-4 : tracé illisible"),
                Arguments.of(
                        secteur(
                                "S-5",
                                "trace, surface_m2",
                                "'{\"type\":\"Polygon\",\"coordinates\":[[[5,43],[5.1,43.1],[5.1,43],[5,43.1],[5,43]]]}', 1"),
                        "Secteur S-5 : tracé illisible ou impossible"),
                Arguments.of(
                        secteur("S-6", "trace, surface_m2", "'" + TRACE + "', 12"), "Secteur S-6 : surface de 12 m²"),
                Arguments.of(
                        "update convention.secteur set nom = 'Jumeau' where reference in ('S-1', 'S-2')",
                        "2 du même nom"),
                Arguments.of(
                        "insert into convention.secteur_effet (secteur, effet, ouvert, qualite) select id, 'inconnu', true, 'essai' from convention.secteur where reference = 'S-1'",
                        "Secteur S-1 : effet inconnu inconnu de sa convention"),
                Arguments.of(
                        "insert into convention.secteur_effet (secteur, effet, ouvert, qualite) select id, 'dispense_aec', true, 'essai' from convention.secteur where reference = 'S-2'",
                        "Secteur S-2 : effet dispense_aec ouvert dans un secteur de type quartier"),
                Arguments.of(
                        "insert into convention.secteur (racine, corrige_id, convention, reference, nom, type, communes, qualite) select id, id, convention, reference, 'S-4 bis', type, communes, 'essai' from convention.secteur where reference = 'S-4'; insert into convention.secteur_effet (secteur, effet, ouvert, qualite) select id, 'preemption', true, 'essai' from convention.secteur where reference = 'S-4' and racine is not null",
                        "Effet preemption : n'est pas d'un secteur, mais d'une correction"),
                Arguments.of(
                        "insert into convention.secteur (racine, corrige_id, convention, reference, nom, type, communes, qualite, saisi_le) select id, id, convention, reference, 'S-5 bis', type, communes, 'essai', saisi_le - interval '1 day' from convention.secteur where reference = 'S-5'",
                        "Secteur S-5 : corrige "),
                Arguments.of(
                        "insert into convention.perimetre (convention, communes, qualite) select id, '{00001}', 'essai' from convention.convention where reference = 'C-VERIFIEE0'",
                        "commune 00001 inconnue"),
                Arguments.of("select 1", "Périmètre de C-VERIFIEE0 : 2 à la même date"),
                Arguments.of(
                        "insert into convention.perimetre (convention, communes, qualite) select id, '{13105}', 'essai' from convention.convention where reference = 'C-N999GTEAM' and racine is null",
                        "Périmètre de C-N999GTEAM : la convention n'a pas de secteurs"),
                Arguments.of(
                        "update convention.secteur set acte = (select a.id from convention.acte a where a.genre = 'signature' limit 1) where reference = 'S-3'",
                        "Secteur S-3 : posé par l'acte "));
    }

    /** Un secteur sain de la convention d'essai, sauf ces colonnes. */
    private static String secteur(String reference, String colonnes, String valeurs) {
        var type = colonnes.equals("type") ? "" : ", type";
        var communes = colonnes.equals("communes") ? "" : ", communes";
        return "insert into convention.secteur (convention, reference, nom, qualite, %s%s%s) select id, '%s', '%s', 'essai', %s%s%s from convention.convention where reference = 'C-VERIFIEE0'"
                .formatted(
                        colonnes,
                        type,
                        communes,
                        reference,
                        reference,
                        valeurs,
                        type.isEmpty() ? "" : ", 'quartier'",
                        communes.isEmpty() ? "" : ", '{13105}'");
    }

    @BeforeAll
    static void preparer() throws SQLException {
        base = BaseChargee.copie();
        executer("""
                insert into convention.convention (reference, programme, type, nature, intitule, document, visible_par, qualite)
                values ('C-VERIFIEE0', 'pvd', 'ort', 'constatee', 'Essai', 'Essai', '{public}', 'essai');
                insert into convention.perimetre (convention, communes, qualite, saisi_le)
                select id, '{13105,00000}', 'essai', now() + interval '1 hour' from convention.convention where reference = 'C-VERIFIEE0';
                insert into convention.secteur (convention, reference, nom, type, communes, trace, surface_m2, qualite)
                select id, 'S-0', 'Sain', 'centre_ville', '{13105}', '%s', %d, 'essai' from convention.convention where reference = 'C-VERIFIEE0';
                insert into convention.secteur_effet (secteur, effet, ouvert, qualite)
                select id, 'dispense_aec', true, 'essai' from convention.secteur where reference = 'S-0'
                """.formatted(TRACE, Formes.surface(Formes.relire(TRACE).orElseThrow())));
        contexte = BaseChargee.pourEcrire(base);
    }

    @AfterAll
    static void fermer() {
        contexte.close();
    }

    @Test
    void chaque_degat_est_denonce_et_lui_seul() throws SQLException {
        executer("update convention.perimetre set communes = '{13105}' where communes = '{13105,00000}'");
        assertThat(anomalies()).isEmpty();
        executer("update convention.perimetre set communes = '{13105,00000}' where communes = '{13105}'");
        assertThat(anomalies()).singleElement().asString().contains("commune 00000 inconnue");
        for (var degat : degats().toList()) {
            if (!degat.get()[0].equals("select 1")) {
                assertThat(anomalies()).as((String) degat.get()[1]).noneMatch(a -> a.contains((String) degat.get()[1]));
            }
            executer((String) degat.get()[0]);
            assertThat(anomalies()).as((String) degat.get()[0]).anyMatch(a -> a.contains((String) degat.get()[1]));
        }
    }

    private static List<String> anomalies() {
        return contexte.getBean(VerificationDesSecteurs.class).anomalies();
    }

    private static void executer(String sql) throws SQLException {
        try (var connexion = Objects.requireNonNull(base.proprietaire()).ouvrir();
                var requete = connexion.createStatement()) {
            requete.execute(sql);
        }
    }
}
