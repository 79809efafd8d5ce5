package fr.halle.pilotage.delais;

import fr.halle.pilotage.Adresses;
import fr.halle.pilotage.graphique.Histogramme;
import fr.halle.platform.web.Ecran;
import fr.halle.platform.web.Lien;
import fr.halle.platform.web.ListeMontree;
import fr.halle.platform.web.Typographie;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** La page des délais d'un périmètre. */
public record PageDelais(
        Ecran ecran,
        Releve releve,
        @Nullable Histogramme repartition,
        ListeMontree<DelaiDeCommune> communes,
        Map<String, String> etats,
        FiltreDeDelais filtre,
        Adresses adresses) {

    /** « 18 mois de calendrier » ; rien si le programme n'a pas de délai de référence. */
    public @Nullable String delai() {
        var reference = releve.reference();
        return reference == null
                ? null
                : Typographie.nombre(reference.valeur()) + " " + reference.unite() + " de calendrier";
    }

    /** Ce que l'écran dit avant tout graphique. */
    public List<String> phrases() {
        var mesurees = releve.mesurees().size();
        if (mesurees == 0) {
            return List.of("Aucune commune n'a ici deux dates connues : le délai n'est pas mesuré. Ce n'est pas zéro.");
        }
        var mediane = releve.mediane().orElseThrow();
        var phrases = new java.util.ArrayList<String>();
        phrases.add("La moitié des %s ont signé leur ORT %s jours au plus après l'adhésion (environ %s mois)."
                .formatted(
                        Typographie.accord(mesurees, "commune mesurée", "communes mesurées"),
                        Typographie.decimal(mediane, mediane.scale()),
                        Typographie.nombre(Delais.enMois(mediane))));
        var delai = delai();
        if (delai != null) {
            phrases.add("%s sur %s l'ont signée dans les %s."
                    .formatted(
                            Typographie.nombre(releve.nombre(EtatDuDelai.DANS_LE_DELAI)),
                            Typographie.nombre(mesurees),
                            delai));
        }
        return phrases;
    }

    /** La liste que fait un chiffre. */
    public Lien vers(String etat) {
        return communes.lien().sans("q", "page", "tri", "trimestre").avec("etat", etat);
    }

    /** Les communes d'une barre. */
    public Lien vers(Trimestre trimestre) {
        return communes.lien().sans("q", "page", "tri", "etat").avec("trimestre", trimestre.rang());
    }

    /** Le tableau de la répartition, à télécharger. */
    public Lien versRepartition() {
        var lien = communes.lien();
        return lien.sans("q", "page", "tri", "etat", "trimestre", "taille").sur(lien.chemin() + "/repartition");
    }
}
