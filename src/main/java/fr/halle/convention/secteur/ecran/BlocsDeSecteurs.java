package fr.halle.convention.secteur.ecran;

import fr.halle.commun.Lecture;
import fr.halle.convention.Convention;
import fr.halle.convention.secteur.Secteurs;
import fr.halle.convention.secteur.SecteursDeConvention;
import fr.halle.convention.secteur.carte.DessinDesSecteurs;
import fr.halle.convention.secteur.saisie.DroitsSurLesSecteurs;
import fr.halle.platform.web.Lien;
import fr.halle.platform.web.LienExport;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Prépare « Périmètre et secteurs ». */
@Component
public class BlocsDeSecteurs {

    private final Secteurs secteurs;
    private final DroitsSurLesSecteurs droits;
    private final DessinDesSecteurs dessin;

    BlocsDeSecteurs(Secteurs secteurs, DroitsSurLesSecteurs droits, DessinDesSecteurs dessin) {
        this.secteurs = secteurs;
        this.droits = droits;
        this.dessin = dessin;
    }

    /**
     * Vide si la convention n'a pas de secteurs, ni n'en vaut une qui en ait.
     *
     * @param present vrai si la lecture est celle d'aujourd'hui : on ne propose d'écrire que là
     */
    public Optional<BlocDeSecteurs> pour(Convention c, Lecture lecture, boolean present) {
        return secteurs.de(c, lecture).map(s -> bloc(s, present));
    }

    BlocDeSecteurs bloc(SecteursDeConvention s, boolean present) {
        return new BlocDeSecteurs(
                s,
                dessin.dessiner(s).orElse(null),
                present && droits.peut(s.convention()),
                s.secteurs().isEmpty() ? List.of() : exports(s));
    }

    /** Aux dates de l'adresse demandée. */
    private static List<LienExport> exports(SecteursDeConvention s) {
        var attributs = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
        var ici = Lien.de(attributs.getRequest());
        return LienExport.tous(
                Lien.vers(s.page()).avec("au", premier(ici, "au")).avec("connu", premier(ici, "connu")));
    }

    private static String premier(Lien lien, String nom) {
        return lien.parametres().getOrDefault(nom, List.of("")).getFirst();
    }
}
