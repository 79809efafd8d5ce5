package fr.halle.pilotage.concours;

import fr.halle.platform.ParametreInvalide;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Ce que l'on garde des concours. L'adresse en donne les champs ; un champ vide ne filtre pas.
 *
 * @param q des mots de l'opération ou du bénéficiaire, sans égard aux accents ni aux accords
 * @param territoire {@code departement:40}, {@code commune:40282}… ; avec un programme, aussi {@code laureat:L-…}
 * @param programme le code d'un programme : dans les communes de ses lauréats
 * @param suivi {@code actuelles} pour ce que nomme une commune d'aujourd'hui, {@code reprises} pour celles qu'elle continue
 * @param annee quatre chiffres
 * @param echelon le type de territoire du bénéficiaire : {@code commune}, {@code epci}, {@code departement}
 * @param anomalie {@code depassement}, {@code arrondi} ou {@code inconnu}
 */
public record FiltreDeConcours(
        String q,
        String territoire,
        String programme,
        String suivi,
        String dispositif,
        String annee,
        String echelon,
        String categorie,
        String anomalie,
        String source) {

    static final Map<String, String> ECHELONS =
            choix("", "Tous les échelons", "commune", "Communes", "epci", "EPCI", "departement", "Départements");

    static final Map<String, String> ANOMALIES = choix(
            "", "Avec ou sans anomalie",
            "depassement", "Subvention au-dessus du coût",
            "arrondi", "Montant arrondi au centime",
            "inconnu", "Territoire inconnu");

    static final Map<String, String> SUIVIS =
            choix("", "Toutes", "actuelles", "Communes elles-mêmes", "reprises", "Communes qu'elles continuent");

    /** @throws ParametreInvalide si un champ n'a pas l'une de ses valeurs */
    public FiltreDeConcours(
            @Nullable String q,
            @Nullable String territoire,
            @Nullable String programme,
            @Nullable String suivi,
            @Nullable String dispositif,
            @Nullable String annee,
            @Nullable String echelon,
            @Nullable String categorie,
            @Nullable String anomalie,
            @Nullable String source) {
        this.q = texte(q);
        this.territoire = texte(territoire);
        this.programme = texte(programme);
        this.suivi = parmi("suivi", texte(suivi), SUIVIS);
        this.dispositif = texte(dispositif);
        this.annee = texte(annee);
        this.echelon = parmi("echelon", texte(echelon), ECHELONS);
        this.categorie = texte(categorie);
        this.anomalie = parmi("anomalie", texte(anomalie), ANOMALIES);
        this.source = texte(source);
        if (!this.annee.isEmpty() && !this.annee.matches("\\d{4}")) {
            throw new ParametreInvalide(
                    "annee",
                    "« %s » n'est pas une année : écrivez quatre chiffres, par exemple annee=2019."
                            .formatted(this.annee));
        }
    }

    /** Le même, pour un programme dans un territoire. */
    public static FiltreDeConcours du(@Nullable String programme, @Nullable String territoire) {
        return new FiltreDeConcours("", territoire, programme, "", "", "", "", "", "", "");
    }

    boolean aDesMots() {
        return !q.isEmpty();
    }

    private static String texte(@Nullable String valeur) {
        return Objects.requireNonNullElse(valeur, "").strip();
    }

    private static String parmi(String nom, String valeur, Map<String, String> choix) {
        if (!choix.containsKey(valeur)) {
            throw new ParametreInvalide(
                    nom,
                    "Le paramètre %s ne vaut pas « %s » : choisissez parmi %s."
                            .formatted(
                                    nom,
                                    valeur,
                                    String.join(
                                            ", ",
                                            choix.keySet().stream()
                                                    .filter(c -> !c.isEmpty())
                                                    .toList())));
        }
        return valeur;
    }

    private static Map<String, String> choix(String... couples) {
        var choix = new LinkedHashMap<String, String>();
        for (var i = 0; i < couples.length; i += 2) {
            choix.put(couples[i], couples[i + 1]);
        }
        return Collections.unmodifiableMap(choix);
    }
}
