package fr.halle.pilotage.evolution;

import fr.halle.commun.Lecture;
import fr.halle.pilotage.Etendue;
import fr.halle.platform.ParametreInvalide;
import fr.halle.platform.liste.Liste;
import fr.halle.platform.liste.Tri;
import fr.halle.platform.sortie.Colonne;
import fr.halle.platform.sortie.Tableau;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Établit ce qui a changé entre deux lectures d'un périmètre. */
@Component
public class Evolutions {

    private final Changements changements;

    Evolutions(Changements changements) {
        this.changements = changements;
    }

    /** Toutes les lectures se font sur un même instantané de la base. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Evolution etablir(Etendue etendue, Lecture depart) {
        var charniere = charniere(etendue, depart);
        return new Evolution(
                etendue,
                depart,
                changements.compter(etendue, charniere, etendue.lecture()),
                depart.equals(charniere) ? List.of() : changements.compter(etendue, depart, charniere));
    }

    /** Les changements d'une face, un par un. */
    public Liste<Changement> choisir(Etendue etendue, Lecture depart, Evolution.Face face, String genre, Tri tri) {
        var charniere = charniere(etendue, depart);
        return face == Evolution.Face.ARRIVE
                ? changements.choisir(etendue, charniere, etendue.lecture(), genre, tri)
                : changements.choisir(etendue, depart, charniere, genre, tri);
    }

    public Tableau<Changement> tableau(Etendue etendue, Lecture depart, Evolution.Face face, String genre, Tri tri) {
        var colonnes = new ArrayList<Colonne<Changement>>();
        colonnes.add(Colonne.texte("Genre", Changement::genreEnClair));
        colonnes.add(Colonne.texte("Changement", Changement::sensEnClair));
        colonnes.add(Colonne.texte("Référence", Changement::reference));
        colonnes.add(Colonne.texte("Objet", Changement::objet));
        colonnes.add(Colonne.texte("Lauréat", Changement::laureat));
        colonnes.add(Colonne.texte("Dispositif", Changement::dispositif));
        colonnes.add(Colonne.texte("Nature", Changement::nature));
        colonnes.add(Colonne.texte("Stade", Changement::stade));
        colonnes.add(Colonne.texte("Détail", Changement::detail));
        colonnes.add(Colonne.date("Date avant", Changement::avantLe));
        colonnes.add(Colonne.date("Date après", Changement::apresLe));
        colonnes.add(Colonne.montant("Montant avant", Changement::avantMontant));
        colonnes.add(Colonne.montant("Montant après", Changement::apresMontant));
        colonnes.addAll(Colonne.dateApprochee("Effet", Changement::date));
        colonnes.add(Colonne.texte("Saisi le", Changement::saisi));
        colonnes.add(Colonne.texte("D'après", Changement::titreSource));
        return new Tableau<>(
                "evolution-" + face.code() + "-" + etendue.programme().code(),
                "%s du %s au %s, %s, %s"
                        .formatted(
                                face == Evolution.Face.ARRIVE ? "Ce qui est arrivé" : "Ce que l'on a appris ou corrigé",
                                depart.au(),
                                etendue.lecture().au(),
                                etendue.programme().nom(),
                                etendue.perimetre().nom()),
                etendue.lecture(),
                colonnes,
                choisir(etendue, depart, face, genre, tri));
    }

    /** @throws ParametreInvalide si le mot n'est ni {@code arrive} ni {@code appris} */
    public static Evolution.Face face(String mot) {
        return switch (mot) {
            case "", "arrive" -> Evolution.Face.ARRIVE;
            case "appris" -> Evolution.Face.APPRIS;
            default ->
                throw new ParametreInvalide(
                        "face", "« %s » ne se comprend pas : écrivez arrive ou appris.".formatted(mot));
        };
    }

    /** @throws ParametreInvalide si le genre n'existe pas ; vide les garde tous */
    public static String genre(String mot) {
        if (!genres().containsKey(mot)) {
            throw new ParametreInvalide(
                    "genre",
                    "Le genre « %s » n'existe pas : écrivez laureat, commune, signature, montant ou total."
                            .formatted(mot));
        }
        return mot;
    }

    /** L'ordre demandé ; par défaut, du plus récent au plus ancien. */
    public static Tri tri(String mot) {
        return mot.isBlank() ? new Tri("effet", true) : Changements.TRIS.lire(mot);
    }

    static Map<String, String> genres() {
        var genres = new LinkedHashMap<String, String>();
        genres.put("", "Tous les changements");
        for (var genre : List.of("laureat", "commune", "signature", "montant", "total")) {
            genres.put(genre, Changement.genreEnClair(genre));
        }
        return genres;
    }

    /** Le premier jour, d'après ce que l'on sait maintenant : ce qui sépare l'appris de l'arrivé. */
    private static Lecture charniere(Etendue etendue, Lecture depart) {
        return new Lecture(depart.au(), etendue.lecture().connu());
    }
}
