package fr.halle.convention.secteur.saisie;

import fr.halle.acces.Agent;
import fr.halle.convention.secteur.Commune;
import fr.halle.convention.secteur.Secteur;
import fr.halle.convention.secteur.SecteursDeConvention;
import fr.halle.convention.secteur.TypeDeSecteur;
import fr.halle.convention.secteur.geometrie.EntiteLue;
import fr.halle.convention.secteur.geometrie.Formes;
import fr.halle.convention.secteur.geometrie.PlaceDesTraces;
import fr.halle.convention.secteur.saisie.Justification.Avenant;
import fr.halle.platform.OperationRefusee;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Ce que les cases d'un secteur doivent contenir, et ce qu'un tracé doit être, avant d'écrire. */
@Component
class SaisieDesSecteurs {

    private static final int NOM = 120;
    private static final String FICHIER = "fichier";

    private final Agent agent;
    private final CommunesProposees proposees;
    private final PlaceDesTraces places;

    SaisieDesSecteurs(Agent agent, CommunesProposees proposees, PlaceDesTraces places) {
        this.agent = agent;
        this.proposees = proposees;
        this.places = places;
    }

    /** Ce qui s'écrira d'un secteur, une fois tout jugé. */
    record Juge(
            String nom,
            String type,
            List<String> communes,
            @Nullable String trace,
            @Nullable Long surfaceM2,
            @Nullable LocalDate ouvertLe,
            @Nullable LocalDate fermeLe) {}

    /**
     * Ce qui s'écrira, un par entité ; vide si une case est à corriger.
     *
     * @param corrige celui que l'on corrige ; absent d'un ajout
     * @param avenant celui qui le pose ; il en donne le premier jour
     */
    List<Juge> lire(
            SecteursDeConvention avant,
            SecteurSaisi saisi,
            List<EntiteLue> entites,
            @Nullable Secteur corrige,
            @Nullable Avenant avenant,
            Map<String, String> erreurs) {
        var ouvertLe = dates(saisi, avenant, erreurs);
        var admises = admises(avant);
        var noms = new HashSet<String>();
        avant.ouverts().stream()
                .filter(s -> corrige == null || !s.id().equals(corrige.id()))
                .forEach(s -> noms.add(cle(s.nom())));
        var formes = formes(saisi, entites, corrige, erreurs);
        var juges = new ArrayList<Juge>();
        for (var entite : formes) {
            var seule = formes.size() == 1;
            var nom = seule && !saisi.nom().isBlank() || entite == null
                    ? saisi.nom().strip()
                    : entite.nom();
            nommer(nom, entite, noms, erreurs);
            var type = type(avant, saisi, entite).orElse("");
            if (type.isEmpty()) {
                erreurs.putIfAbsent("type", "Choisissez ce qu'est ce secteur.");
            }
            var communes = entite == null || entite.communes().isEmpty() ? saisi.communes() : entite.communes();
            if (communes(communes, admises, avant, entite, erreurs) && entite != null) {
                situer(entite, communes, erreurs);
            }
            juges.add(new Juge(
                    nom,
                    type,
                    admises.stream()
                            .map(Commune::code)
                            .filter(communes::contains)
                            .toList(),
                    entite == null ? null : Formes.ecrire(entite.forme()),
                    entite == null ? null : Formes.surface(entite.forme()),
                    ouvertLe,
                    saisi.fermeLe()));
        }
        return List.copyOf(juges);
    }

    private List<Commune> admises(SecteursDeConvention avant) {
        var perimetre = avant.perimetre();
        return perimetre == null ? proposees.toutes(avant.convention()) : perimetre.communes();
    }

    private @Nullable LocalDate dates(SecteurSaisi s, @Nullable Avenant avenant, Map<String, String> erreurs) {
        var ouvertLe = s.ouvertLe() == null && avenant != null ? avenant.jour() : s.ouvertLe();
        if (ouvertLe != null && ouvertLe.isAfter(agent.aujourdHui())) {
            erreurs.put("ouvertLe", "Cette date est dans le futur : écrivez au plus tard la date d'aujourd'hui.");
        }
        if (ouvertLe != null && avenant != null && ouvertLe.isBefore(avenant.jour())) {
            erreurs.put("ouvertLe", "Ce jour vient avant l'avenant : vérifiez les deux dates.");
        }
        if (ouvertLe != null && s.fermeLe() != null && s.fermeLe().isBefore(ouvertLe)) {
            erreurs.put("fermeLe", "Le dernier jour vient avant le premier : vérifiez les deux dates.");
        }
        return ouvertLe;
    }

    /** Les tracés à garder : ceux du fichier, celui déjà écrit, ou aucun pour des communes entières. */
    private static List<@Nullable EntiteLue> formes(
            SecteurSaisi saisi, List<EntiteLue> entites, @Nullable Secteur corrige, Map<String, String> erreurs) {
        var formes = new ArrayList<@Nullable EntiteLue>(entites);
        if (saisi.entieres()) {
            if (!entites.isEmpty()) {
                erreurs.put(FICHIER, "Vous avez choisi un fichier et des communes entières : gardez l'un ou l'autre.");
            }
            formes.clear();
            formes.add(null);
        } else if (entites.isEmpty()) {
            var garde = corrige == null ? null : corrige.trace();
            var forme = garde == null ? null : Formes.relire(garde).orElse(null);
            if (corrige == null || forme == null) {
                erreurs.put(
                        FICHIER,
                        "Choisissez le fichier GeoJSON du tracé, ou dites que le secteur est de communes entières.");
                formes.add(null);
            } else {
                formes.add(new EntiteLue(1, corrige.nom(), "", List.of(), forme));
            }
        }
        return formes;
    }

    private static void nommer(
            String nom, @Nullable EntiteLue entite, HashSet<String> noms, Map<String, String> erreurs) {
        var deCase = entite == null || entite.nom().isEmpty();
        if (nom.isEmpty()) {
            erreurs.putIfAbsent(
                    "nom",
                    entite == null || entite.rang() == 1
                            ? "Donnez un nom à ce secteur, par exemple « Centre ancien »."
                            : "%s n'a pas de propriété « nom » : nommez chaque entité du fichier."
                                    .formatted(entite.enClair()));
        } else if (nom.length() > NOM) {
            erreurs.putIfAbsent("nom", "Ce nom dépasse cent vingt signes : raccourcissez-le.");
        } else if (!noms.add(cle(nom))) {
            erreurs.putIfAbsent(
                    deCase ? "nom" : FICHIER,
                    "Un secteur s'appelle déjà « %s » : donnez-leur deux noms.".formatted(nom));
        }
    }

    private static Optional<String> type(SecteursDeConvention s, SecteurSaisi saisi, @Nullable EntiteLue entite) {
        return (entite == null ? Optional.<String>empty() : duFichier(s, entite.type()))
                .or(() -> s.vocabulaire().type(saisi.type()).map(TypeDeSecteur::code));
    }

    /** Par son code ou son libellé ; un autre mot n'est pas un type de secteur. */
    private static Optional<String> duFichier(SecteursDeConvention s, String mot) {
        return s.vocabulaire().types().stream()
                .filter(t -> t.code().equalsIgnoreCase(mot) || cle(t.libelle()).equals(cle(mot)))
                .map(TypeDeSecteur::code)
                .findFirst();
    }

    private static boolean communes(
            List<String> choisies,
            List<Commune> admises,
            SecteursDeConvention avant,
            @Nullable EntiteLue entite,
            Map<String, String> erreurs) {
        if (choisies.isEmpty()) {
            erreurs.putIfAbsent("communes", "Choisissez la commune du secteur.");
            return false;
        }
        var codes = admises.stream().map(Commune::code).toList();
        var etrangeres = choisies.stream().filter(k -> !codes.contains(k)).toList();
        if (etrangeres.isEmpty()) {
            return true;
        }
        var dUnFichier = entite != null && !entite.communes().isEmpty();
        erreurs.putIfAbsent(
                dUnFichier ? FICHIER : "communes",
                (dUnFichier ? Objects.requireNonNull(entite).enClair() + " est sur une commune" : "Une commune choisie")
                        + (avant.perimetre() == null
                                        ? " qui n'est pas d'une intercommunalité que la convention couvre : %s.%s"
                                        : " qui n'est pas dans le périmètre de la convention : %s.%s")
                                .formatted(
                                        String.join(", ", etrangeres),
                                        avant.perimetre() == null
                                                ? " Choisissez-la dans la liste."
                                                : " Ajoutez-la d'abord au périmètre."));
        return false;
    }

    private void situer(EntiteLue entite, List<String> communes, Map<String, String> erreurs) {
        try {
            places.exiger(entite, communes);
        } catch (OperationRefusee e) {
            erreurs.putIfAbsent(FICHIER, e.phrase());
        }
    }

    private static String cle(String nom) {
        return nom.strip().toLowerCase(Locale.FRENCH);
    }
}
