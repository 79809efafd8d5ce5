package fr.halle.acces.connexion;

import fr.halle.platform.NatureBase;
import fr.halle.platform.NatureDeLaBase;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Comment on se connecte à cette Halle. Se règle par des variables d'environnement ; le README les nomme. */
@Component
public class ReglagesDeConnexion {

    static final String PREFIXE = "halle.connexion.";

    private final Environment reglages;
    private final NatureDeLaBase nature;

    ReglagesDeConnexion(Environment reglages, NatureDeLaBase nature) {
        this.reglages = reglages;
        this.nature = nature;
    }

    /** Vrai si un fournisseur d'identité est réglé. */
    public boolean parFournisseur() {
        return !texte("oidc.emetteur", "").isBlank();
    }

    /** Vrai si les comptes locaux ouvrent : faute de fournisseur, ou si l'installation le dit. */
    public boolean parCompteLocal() {
        return Boolean.parseBoolean(texte("locale.ouverte", String.valueOf(!parFournisseur() || demonstration())));
    }

    /** Vrai si un compte local doit avoir un second facteur : toujours, sauf dans une base qui n'est pas réelle. */
    public boolean secondFacteurExige() {
        return Boolean.parseBoolean(
                texte("locale.second-facteur-exige", String.valueOf(nature.nature() == NatureBase.REELLE)));
    }

    public boolean demonstration() {
        return nature.nature() == NatureBase.DEMONSTRATION;
    }

    /** @param nom sans le préfixe : « oidc.client » */
    public String texte(String nom, String defaut) {
        return reglages.getProperty(PREFIXE + nom, defaut).strip();
    }
}
