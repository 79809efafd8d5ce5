package fr.halle.convention.dossier;

import fr.halle.convention.TypeDeConvention;
import fr.halle.platform.web.Ecran;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;

/**
 * Le formulaire d'un dossier, avec ce qui vient d'y être écrit.
 *
 * @param version celle que la personne a sous les yeux ; vide pour une convention neuve
 * @param constat vrai si l'on constate une convention née ailleurs
 * @param laureats ceux que la personne peut choisir : référence et nom
 * @param choix par partie du type, les organisations proposées : identifiant et nom
 * @param porte ce que la convention peut valoir, en toutes lettres ; vide si elle n'en vaut aucune
 * @param differences ce qui diffère de la version qu'un autre vient d'écrire
 */
public record PageDossier(
        Ecran ecran,
        CsrfToken jeton,
        String adresse,
        String retour,
        TypeDeConvention type,
        String version,
        boolean constat,
        DossierSaisi saisi,
        String document,
        Map<String, String> dates,
        Map<String, String> laureats,
        Map<TypeDeConvention.PartieDuType, Map<String, String>> choix,
        String porte,
        Map<String, String> erreurs,
        @Nullable String refus,
        List<Difference> differences) {

    /** Un champ qui n'a pas la même valeur dans la version enregistrée et dans ce que la personne a écrit. */
    public record Difference(String champ, String actuel, String saisi) {}

    public @Nullable String erreur(String champ) {
        return erreurs.get(champ);
    }

    public String date(String champ) {
        return dates.getOrDefault(champ, "");
    }

    /** Vrai si d'autres lauréats que ceux de la liste peuvent être nommés. */
    public boolean incomplete() {
        return laureats.size() >= ChoixDuDossier.PROPOSES;
    }

    public boolean couvre(String laureat) {
        return saisi.laureats().contains(laureat);
    }

    public boolean choisie(TypeDeConvention.PartieDuType partie, String organisation) {
        return saisi.choisies().stream()
                .anyMatch(c -> c.code().equals(partie.code())
                        && c.organisation().toString().equals(organisation));
    }
}
