package fr.halle.platform.web;

import fr.halle.commun.Lecture;
import fr.halle.platform.NatureDeLaBase;
import fr.halle.platform.web.Ecran.Compte;
import fr.halle.platform.web.Ecran.Entree;
import fr.halle.platform.web.Ecran.Etape;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Prépare ce qui entoure chaque page, à partir de la requête en cours. */
public class Ecrans {

    private static final Map<String, String> MENU = ordonne(
            "/programmes",
            "Programmes",
            "/territoires",
            "Territoires",
            "/conventions",
            "Conventions",
            "/concours",
            "Concours",
            "/sources",
            "Sources",
            "/a-faire",
            "À faire",
            "/comites",
            "Comités",
            "/candidatures",
            "Candidatures",
            "/annuaire",
            "Annuaire");

    /** Celles qui demandent d'être connecté, ou un droit. */
    private static final java.util.Set<String> RESERVEES =
            java.util.Set.of("/a-faire", "/comites", "/candidatures", "/annuaire");

    private static final Map<String, String> PIED = ordonne(
            "/api", "API",
            "/accessibilite", "Accessibilité",
            "/droits", "Qui peut quoi",
            "/composants", "Composants",
            "/donnees", "Données et licences");

    private final Routes routes;
    private final NatureDeLaBase nature;
    private final Clock horloge;
    private final ObjectProvider<CompteMontre> comptes;

    Ecrans(Routes routes, NatureDeLaBase nature, Clock horloge, ObjectProvider<CompteMontre> comptes) {
        this.routes = routes;
        this.nature = nature;
        this.horloge = horloge;
        this.comptes = comptes;
    }

    /** Commence l'écran qui répond à la requête en cours. */
    public Brouillon nouveau(String titre) {
        return new Brouillon(titre, requete());
    }

    private static HttpServletRequest requete() {
        var attributs = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
        return attributs.getRequest();
    }

    private static Map<String, String> ordonne(String... couples) {
        var menu = new java.util.LinkedHashMap<String, String>();
        for (var i = 0; i < couples.length; i += 2) {
            menu.put(couples[i], couples[i + 1]);
        }
        return menu;
    }

    /** Un écran en préparation. */
    public final class Brouillon {

        private final String titre;
        private final HttpServletRequest requete;
        private final List<Etape> fil = new ArrayList<>();
        private final List<String> avertissements = new ArrayList<>();
        private String description = "";
        private String recherche = "";
        private @Nullable String section;
        private @Nullable Lecture lecture;

        private Brouillon(String titre, HttpServletRequest requete) {
            this.titre = titre;
            this.requete = requete;
        }

        /** Une phrase, pour les moteurs de recherche et les partages. */
        public Brouillon description(String phrase) {
            description = phrase;
            return this;
        }

        /** Ajoute une étape au fil d'Ariane, entre l'accueil et le titre de l'écran. */
        public Brouillon fil(String libelle, String adresse) {
            fil.add(new Etape(libelle, adresse));
            return this;
        }

        /** L'entrée du menu où l'on se trouve ; par défaut, celle dont l'adresse commence comme la page. */
        public Brouillon section(String adresse) {
            section = adresse;
            return this;
        }

        /** L'écran dépend de la date : montre la barre. */
        public Brouillon date(Lecture lecture) {
            this.lecture = lecture;
            return this;
        }

        /** Ajoute une phrase à la barre de date ; {@code null} n'ajoute rien. */
        public Brouillon avertir(@Nullable String phrase) {
            if (phrase != null) {
                avertissements.add(phrase);
            }
            return this;
        }

        /** Rend au champ de recherche les mots déjà saisis. */
        public Brouillon recherche(String mots) {
            recherche = mots;
            return this;
        }

        public Ecran construire() {
            var date = lecture == null
                    ? null
                    : BarreDeDate.de(
                            lecture,
                            LocalDate.ofInstant(horloge.instant(), Typographie.PARIS),
                            Lien.de(requete),
                            avertissements);
            return new Ecran(
                    titre,
                    description,
                    etapes(),
                    date,
                    nature.nature(),
                    entrees(MENU),
                    entrees(PIED),
                    recherche,
                    compte());
        }

        private List<Etape> etapes() {
            if ("/".equals(requete.getRequestURI())) {
                return List.of();
            }
            var etapes = new ArrayList<Etape>();
            etapes.add(new Etape("Accueil", "/"));
            etapes.addAll(fil);
            etapes.add(new Etape(titre, null));
            return etapes;
        }

        private @Nullable Compte compte() {
            var montre = comptes.getIfAvailable();
            return montre == null ? null : montre.compte(requete);
        }

        /** Faute de comptes, nul n'a de droit. */
        private boolean ouvre(String chemin) {
            var montre = comptes.getIfAvailable();
            return montre != null
                    && fr.halle.platform.acteur.ActeurCourant.personne().isPresent()
                    && montre.ouvre(chemin);
        }

        /** Un lien n'est montré que si la page existe. */
        private List<Entree> entrees(Map<String, String> entrees) {
            var ici = Objects.requireNonNullElse(section, requete.getRequestURI());
            return entrees.entrySet().stream()
                    .filter(entree -> routes.existe(entree.getKey()))
                    .filter(entree -> !RESERVEES.contains(entree.getKey()) || ouvre(entree.getKey()))
                    .map(entree -> new Entree(
                            entree.getValue(),
                            entree.getKey(),
                            ici.equals(entree.getKey()) || ici.startsWith(entree.getKey() + "/")))
                    .toList();
        }
    }
}
