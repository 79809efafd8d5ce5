package fr.halle.pilotage.conventions.delais;

import fr.halle.commun.Precision;
import fr.halle.pilotage.Adresses;
import fr.halle.pilotage.delais.Delais;
import fr.halle.pilotage.delais.Trimestre;
import fr.halle.pilotage.graphique.Histogramme;
import fr.halle.platform.web.Ecran;
import fr.halle.platform.web.Lien;
import fr.halle.platform.web.ListeMontree;
import fr.halle.platform.web.Typographie;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * La page d'un délai, dans un périmètre.
 *
 * @param regles les délais du programme, pour passer de l'un à l'autre
 */
public record PageDesDelais(
        Ecran ecran,
        SuiviDUnDelai suivi,
        List<SuiviDUnDelai.Regle> regles,
        @Nullable Histogramme repartition,
        ListeMontree<DelaiDUnLaureat> delais,
        FiltreDesDelais filtre,
        Adresses adresses) {

    public PageDesDelais {
        regles = List.copyOf(regles);
    }

    /** « 18 mois de calendrier » ; rien si le programme n'en dit pas la durée à cette date. */
    public @Nullable String duree() {
        var mois = suivi.regle().mois();
        return mois == null ? null : Typographie.nombre(mois) + " mois de calendrier";
    }

    /** Ce que l'écran dit avant tout graphique. */
    public List<String> phrases() {
        var programme = suivi.etendue().programme();
        if (suivi.delais().isEmpty()) {
            return List.of(
                    "Aucune signature n'ouvre ici ce délai à cette date : il n'est pas mesuré. Ce n'est pas zéro.");
        }
        var phrases = new ArrayList<String>();
        phrases.add("Le délai s'est ouvert pour %s sur %s. Tenu à temps : %s ; après : %s ; dépassé : %s."
                .formatted(
                        Typographie.accord(suivi.delais().size(), programme.laureat(), programme.laureats()),
                        Typographie.nombre(suivi.laureats()),
                        Typographie.nombre(nombre(IssueDuDelai.TENU)),
                        Typographie.nombre(nombre(IssueDuDelai.TENU_APRES)),
                        Typographie.nombre(nombre(IssueDuDelai.DEPASSE))));
        suivi.mediane()
                .ifPresent(m -> phrases.add(
                        "La moitié de ceux dont la durée se mesure ont signé en %s jours au plus (environ %s mois)."
                                .formatted(Typographie.decimal(m, m.scale()), Typographie.nombre(Delais.enMois(m)))));
        return phrases;
    }

    public int nombre(IssueDuDelai issue) {
        return suivi.nombre(issue);
    }

    public LocalDate au() {
        return suivi.etendue().lecture().au();
    }

    public Map<String, String> issues() {
        return FiltreDesDelais.ISSUES;
    }

    /** Vrai si l'un au moins des délais part d'une date que sa source ne donne pas au jour près. */
    public boolean imprecise() {
        return suivi.delais().stream().anyMatch(d -> d.debut().precision() != Precision.JOUR);
    }

    /** La liste que fait un chiffre. */
    public Lien vers(String issue) {
        return delais.lien().sans("q", "page", "tri", "trimestre").avec("issue", issue);
    }

    public Lien vers(IssueDuDelai issue) {
        return vers(issue.code());
    }

    /** Les lauréats d'une barre. */
    public Lien vers(Trimestre trimestre) {
        return delais.lien().sans("q", "page", "tri", "issue").avec("trimestre", trimestre.rang());
    }

    /** Le même écran, pour un autre délai. */
    public Lien vers(SuiviDUnDelai.Regle regle) {
        return delais.lien().sans("q", "page", "tri", "issue", "trimestre").avec("regle", regle.code());
    }

    /** Le tableau de la répartition, à télécharger. */
    public Lien versRepartition() {
        var lien = delais.lien();
        return lien.sans("q", "page", "tri", "issue", "trimestre", "taille").sur(lien.chemin() + "/repartition");
    }
}
