package fr.halle.territoire.chargement;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import fr.halle.platform.Chargement;
import fr.halle.platform.base.Copie;
import fr.halle.territoire.Normalisation;
import fr.halle.territoire.carte.Plan;
import fr.halle.territoire.carte.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Verse dans une base vide les fichiers compacts du projet ({@code outils/territoires} les reconstruit). */
@Component
@Order(ChargementTerritoires.ORDRE)
class ChargementTerritoires implements Chargement {

    static final int ORDRE = 20;

    private final Copie copie;
    private final JdbcClient sql;

    ChargementTerritoires(Copie copie, JdbcClient sql) {
        this.copie = copie;
        this.sql = sql;
    }

    @Override
    public String libelle() {
        return "Communes, EPCI, arrondissements, départements et régions, de 2019 à 2026";
    }

    @Override
    public void charger() {
        var millesimes = chargerMillesimes();
        chargerCirconscriptions();
        var correspondances = new Correspondances(millesimes.values());
        chargerCommunes(correspondances);
        chargerSuccessions(correspondances);
        copie.verser(
                "territoire.correspondance (code, actuelle, du, jusqu)",
                table -> correspondances
                        .calculer()
                        .forEach(c -> table.ligne(c.code(), c.actuelle(), c.du(), c.jusqu())));
        chargerEpci();
        sql.sql("insert into territoire.annuaire table territoire.v_annuaire_calcule")
                .update();
        sql.sql("insert into territoire.appartenance select distinct * from territoire.v_appartenance_calculee")
                .update();
        chargerPopulations(millesimes);
        chargerPositions();
        chargerContours();
    }

    /** Les années, par version du paquet qui les publie. */
    private Map<String, Integer> chargerMillesimes() {
        var annees = new HashMap<String, Integer>();
        copie.verser(
                "territoire.millesime (annee, debut, version_paquet, note)",
                table -> new Fichier("millesimes.csv").lire(l -> {
                    annees.put(l.getField("version_paquet"), Integer.valueOf(l.getField("annee")));
                    table.ligne(
                            l.getField("annee"), l.getField("debut"), l.getField("version_paquet"), l.getField("note"));
                }));
        return annees;
    }

    private void chargerCirconscriptions() {
        recopier("regions.csv", "territoire.region", "code", "nom", "chef_lieu");
        recopier("departements.csv", "territoire.departement", "code", "nom", "region", "chef_lieu", "zone");
        recopier("arrondissements.csv", "territoire.arrondissement", "code", "nom", "departement", "chef_lieu");
    }

    private void recopier(String fichier, String table, String... colonnes) {
        copie.verser(
                table + " (" + String.join(", ", colonnes) + ", du, jusqu)",
                cible -> new Fichier(fichier).lire(l -> {
                    var valeurs = new ArrayList<Object>();
                    Arrays.stream(colonnes).forEach(c -> valeurs.add(l.getField(c)));
                    valeurs.add(du(l));
                    valeurs.add(jusqu(l));
                    cible.ligne(valeurs.toArray());
                }));
    }

    private void chargerCommunes(Correspondances correspondances) {
        var deja = new HashSet<String>();
        copie.verser(
                """
                territoire.commune (code, nom, type, departement, region, arrondissement, chef_lieu, siren,
                                    codes_postaux, nom_normalise, du, jusqu, lue_du)
                """,
                table -> new Fichier("communes.csv").lire(l -> {
                    var actuelle = l.getField("type").equals("actuelle");
                    if (actuelle) {
                        correspondances.vit(l.getField("code"), du(l), jusqu(l));
                    }
                    var premiere = actuelle && deja.add(l.getField("code"));
                    table.ligne(
                            l.getField("code"),
                            l.getField("nom"),
                            l.getField("type"),
                            l.getField("departement"),
                            l.getField("region"),
                            l.getField("arrondissement"),
                            l.getField("chef_lieu"),
                            l.getField("siren"),
                            l.getField("codes_postaux"),
                            Normalisation.normaliser(l.getField("nom")),
                            du(l),
                            jusqu(l),
                            premiere ? Correspondances.ORIGINE : du(l));
                }));
    }

    private void chargerSuccessions(Correspondances correspondances) {
        copie.verser(
                "territoire.succession (ancien, nouveau, annee, nature, nom_ancien)",
                table -> new Fichier("successions.csv").lire(l -> {
                    var annee = l.getField("annee");
                    correspondances.suit(
                            l.getField("ancien"),
                            l.getField("nouveau"),
                            annee.isEmpty() ? Correspondances.ORIGINE : Integer.parseInt(annee),
                            l.getField("nature"));
                    table.ligne(
                            l.getField("ancien"),
                            l.getField("nouveau"),
                            annee,
                            l.getField("nature"),
                            l.getField("nom_ancien"));
                }));
    }

    private void chargerEpci() {
        copie.verser(
                "territoire.epci (siren, nom, type, nom_normalise, du, jusqu)",
                table -> new Fichier("epci.csv")
                        .lire(l -> table.ligne(
                                l.getField("siren"),
                                l.getField("nom"),
                                l.getField("type"),
                                Normalisation.normaliser(l.getField("nom")),
                                du(l),
                                jusqu(l))));
        recopier("epci_membres.csv", "territoire.epci_membre", "epci", "commune");
    }

    private void chargerPopulations(Map<String, Integer> millesimes) {
        var series = new ArrayList<String>();
        copie.verser(
                """
                territoire.serie_population (code, source, version_paquet, champ, annee, note, millesime, principale)
                """,
                table -> new Fichier("populations_series.csv").lire(l -> {
                    series.add(l.getField("code"));
                    table.ligne(
                            l.getField("code"),
                            l.getField("source"),
                            l.getField("version_paquet"),
                            l.getField("champ"),
                            l.getField("annee"),
                            l.getField("note"),
                            millesimes.get(l.getField("version_paquet")),
                            l.getField("champ").startsWith("communes."));
                }));
        copie.verser(
                "territoire.population (commune, serie, habitants)",
                table -> new Fichier("populations.csv")
                        .lire(l -> series.forEach(serie -> {
                            if (!l.getField(serie).isEmpty()) {
                                table.ligne(l.getField("commune"), serie, l.getField(serie));
                            }
                        })));
    }

    private void chargerPositions() {
        copie.verser(
                "territoire.position (commune, longitude, latitude, precision_position, plan, x, y)",
                table -> new Fichier("positions.csv").lire(l -> {
                    var plan = Plan.de(departementDe(l.getField("commune")));
                    var point = Plan.projeter(
                            plan,
                            Double.parseDouble(l.getField("longitude")),
                            Double.parseDouble(l.getField("latitude")));
                    table.ligne(
                            l.getField("commune"),
                            l.getField("longitude"),
                            l.getField("latitude"),
                            l.getField("precision"),
                            plan,
                            point.x(),
                            point.y());
                }));
    }

    private void chargerContours() {
        copie.verser(
                "territoire.contour (type, code, plan, trace, trace_large, x_min, y_min, x_max, y_max, source)",
                table -> new Fichier("contours_departements.csv").lire(l -> {
                    var plan = Plan.de(l.getField("code"));
                    var trace = Trace.de(anneaux(plan, l.getField("anneaux")));
                    table.ligne(
                            "departement",
                            l.getField("code"),
                            plan,
                            trace.fin(),
                            trace.large(),
                            trace.xMin(),
                            trace.yMin(),
                            trace.xMax(),
                            trace.yMax(),
                            "natural-earth");
                }));
    }

    private static List<List<Plan.Point>> anneaux(String plan, String texte) {
        return Arrays.stream(texte.split(";"))
                .map(anneau -> Arrays.stream(anneau.split(","))
                        .map(point -> point.split(" "))
                        .map(p -> Plan.projeter(plan, Double.parseDouble(p[0]), Double.parseDouble(p[1])))
                        .toList())
                .toList();
    }

    /** Le département d'un code Insee : trois caractères outre-mer, deux ailleurs. */
    private static String departementDe(String insee) {
        return insee.startsWith("97") || insee.startsWith("98") ? insee.substring(0, 3) : insee.substring(0, 2);
    }

    private static int du(NamedCsvRecord ligne) {
        return ligne.getField("du").isEmpty() ? Correspondances.ORIGINE : Integer.parseInt(ligne.getField("du"));
    }

    private static int jusqu(NamedCsvRecord ligne) {
        return ligne.getField("jusqu").isEmpty() ? Correspondances.TOUJOURS : Integer.parseInt(ligne.getField("jusqu"));
    }
}
