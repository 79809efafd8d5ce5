package fr.halle.convention.secteur.ecran;

import fr.halle.convention.secteur.Secteur;
import fr.halle.convention.secteur.TypeDeSecteur;
import fr.halle.convention.secteur.saisie.CommunesProposees.Intercommunalite;
import fr.halle.convention.secteur.saisie.SecteurSaisi;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Le formulaire d'un secteur, avec ce qui vient d'y être écrit.
 *
 * @param corrige celui que l'on corrige ; absent d'un ajout
 * @param proposees les communes du périmètre, ou de l'intercommunalité s'il n'est pas écrit
 * @param dates les dates telles qu'elles sont écrites, par case
 */
public record PageDeSaisie(
        Entete entete,
        @Nullable Secteur corrige,
        SecteurSaisi saisi,
        List<Intercommunalite> proposees,
        Map<String, String> dates) {

    public PageDeSaisie {
        proposees = List.copyOf(proposees);
    }

    public String adresse() {
        var page = entete.secteurs().page();
        return corrige == null ? page + "/nouveau" : page + "/" + corrige.reference() + "/corriger";
    }

    public String date(String champ) {
        return dates.getOrDefault(champ, "");
    }

    public Map<String, String> types() {
        var choix = new LinkedHashMap<String, String>();
        choix.put("", "Choisissez");
        for (TypeDeSecteur t : entete.secteurs().vocabulaire().types()) {
            choix.put(t.code(), t.libelle());
        }
        return choix;
    }

    public Map<String, String> formes() {
        var choix = new LinkedHashMap<String, String>();
        choix.put(
                "trace",
                corrige != null && corrige.trace() != null
                        ? "Un tracé : celui qui est écrit, ou un nouveau fichier"
                        : "Un tracé, dans un fichier GeoJSON");
        choix.put("entieres", "Ses communes entières");
        return choix;
    }
}
