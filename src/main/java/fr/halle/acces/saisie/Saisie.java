package fr.halle.acces.saisie;

import fr.halle.platform.web.DateEcrite;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Les champs d'un formulaire, tels qu'ils sont revenus, et les phrases qui disent quoi y corriger. */
public final class Saisie {

    /** La clé des refus qui ne sont d'aucun champ : l'identifiant du formulaire. */
    public static final String FORMULAIRE = "formulaire";

    private static final int LONGUEUR = 2_000;

    private final Map<String, String> valeurs;
    private final Map<String, String> erreurs = new LinkedHashMap<>();

    private Saisie(Map<String, String> valeurs) {
        this.valeurs = Map.copyOf(valeurs);
    }

    public static Saisie vide() {
        return new Saisie(Map.of());
    }

    /** @param valeurs les paramètres de la requête, ou ce dont on préremplit le formulaire */
    public static Saisie de(Map<String, String> valeurs) {
        return new Saisie(valeurs);
    }

    /** Ce qui est écrit dans ce champ, sans espaces autour ; vide s'il manque. */
    public String valeur(String nom) {
        return valeurs.getOrDefault(nom, "").strip();
    }

    public String valeur(String nom, String defaut) {
        return valeurs.containsKey(nom) ? valeur(nom) : defaut;
    }

    public @Nullable String erreur(String nom) {
        return erreurs.get(nom);
    }

    public Map<String, String> erreurs() {
        return Map.copyOf(erreurs);
    }

    public boolean bonne() {
        return erreurs.isEmpty();
    }

    public Saisie refuser(String nom, @Nullable String phrase) {
        erreurs.putIfAbsent(nom, phrase == null ? "Ce champ est à corriger." : phrase);
        return this;
    }

    /** Ce champ, qui ne peut pas être vide. */
    public String requis(String nom, String phrase) {
        var valeur = valeur(nom);
        if (valeur.isEmpty()) {
            refuser(nom, phrase);
        } else if (valeur.length() > LONGUEUR || valeur.indexOf('\0') >= 0) {
            refuser(nom, "Ce texte est trop long, ou porte un caractère illisible : raccourcissez-le.");
        }
        return valeur;
    }

    /** Un jour, s'il est donné. */
    public Optional<LocalDate> jour(String nom) {
        var valeur = valeur(nom);
        if (valeur.isEmpty()) {
            return Optional.empty();
        }
        var jour = DateEcrite.lire(valeur);
        if (jour != null) {
            return Optional.of(jour);
        }
        refuser(nom, "Ce n'est pas une date : écrivez l'année, le mois et le jour, comme 2026-03-22.");
        return Optional.empty();
    }

    /** Un jour qu'il faut donner ; {@link LocalDate#EPOCH} quand il est à corriger. */
    public LocalDate jourRequis(String nom, String phrase) {
        var jour = jour(nom);
        if (jour.isEmpty()) {
            refuser(nom, phrase);
        }
        return jour.orElse(LocalDate.EPOCH);
    }

    /** Un identifiant ; vide s'il manque ou n'en est pas un. */
    public Optional<UUID> identifiant(String nom) {
        try {
            return Optional.of(UUID.fromString(valeur(nom)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Rend la page à corriger, avec le statut 422. */
    public static ModelAndView aCorriger(ModelAndView page) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    /** Envoie, l'acte fait, vers la page qui le montre. */
    public static ModelAndView vers(String adresse) {
        var vue = new RedirectView(adresse);
        vue.setHttp10Compatible(false);
        return new ModelAndView(vue);
    }
}
