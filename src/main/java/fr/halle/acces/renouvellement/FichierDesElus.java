package fr.halle.acces.renouvellement;

import fr.halle.acces.Cible.Lieu;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.tableur.Options;
import fr.halle.platform.tableur.Tableaux;
import fr.halle.territoire.Normalisation;
import fr.halle.territoire.TypeTerritoire;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lit ce qui se renouvelle : une liste de codes, ou un fichier du Répertoire national des élus. Celui des maires n'a pas de colonne
 * « Libellé de la fonction » ; celui des conseillers municipaux en a une, où l'on ne garde que les maires.
 */
final class FichierDesElus {

    private static final int COMMUNES_AU_PLUS = 40_000;
    private static final String MAIRE = "maire";
    private static final Pattern COMMUNE = Pattern.compile("[0-9][0-9AB][0-9]{3}");
    private static final Pattern SIREN = Pattern.compile("[0-9]{9}");
    private static final Pattern JOUR_FRANCAIS = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})");

    private FichierDesElus() {}

    /** @param lues les lignes du fichier qui parlent d'un maire, ou les codes de la liste */
    record Lu(List<Elu> elus, int lues) {}

    /**
     * Une liste écrite à la main : un code de commune ou le SIREN d'un EPCI par ligne, ou séparés par des virgules.
     *
     * @throws OperationRefusee si un mot n'est pas un code
     */
    static Lu lister(String texte) {
        var elus = new ArrayList<Elu>();
        var vus = new HashSet<Lieu>();
        for (var mot : texte.strip().split("[\\s,;]+")) {
            if (mot.isEmpty()) {
                continue;
            }
            var lieu = SIREN.matcher(mot).matches()
                    ? new Lieu(TypeTerritoire.EPCI, mot)
                    : new Lieu(TypeTerritoire.COMMUNE, commune(mot));
            if (lieu.type() == TypeTerritoire.COMMUNE
                    && !COMMUNE.matcher(lieu.code()).matches()) {
                throw new OperationRefusee(
                        "« %s » n'est ni un code de commune ni un SIREN d'EPCI : écrivez un code Insee de cinq caractères, ou neuf chiffres."
                                .formatted(mot.length() <= 40 ? mot : mot.substring(0, 40) + "…"));
            }
            if (vus.add(lieu)) {
                elus.add(new Elu(lieu, null, null, null, null, null));
            }
        }
        return complet(elus, elus.size());
    }

    /** @throws OperationRefusee si le fichier n'est pas un tableau, s'il lui manque une colonne, ou si une date ne se lit pas */
    static Lu lire(Path fichier) {
        try (var tableau = Tableaux.ouvrir(fichier, Options.aucune())) {
            var colonnes = new Colonnes(tableau.entetes());
            var elus = new HashMap<Lieu, Elu>();
            var lues = 0;
            for (var ligne = tableau.suivante(); ligne != null; ligne = tableau.suivante()) {
                if (ligne.defaut() != null) {
                    throw new OperationRefusee("Ligne %d : %s. Corrigez le fichier, puis recommencez."
                            .formatted(ligne.numero(), ligne.defaut()));
                }
                var fonction = colonnes.fonction(ligne.cases());
                if (fonction != null && !Normalisation.normaliser(fonction).equals(MAIRE)) {
                    continue;
                }
                lues++;
                var elu = colonnes.elu(ligne.cases(), ligne.numero(), fonction);
                if (elus.putIfAbsent(elu.territoire(), elu) != null) {
                    throw new OperationRefusee(
                            "Ligne %d : la commune %s a déjà un maire dans ce fichier. Gardez-en un seul, puis recommencez."
                                    .formatted(ligne.numero(), elu.territoire().code()));
                }
            }
            return complet(List.copyOf(elus.values()), lues);
        }
    }

    private static Lu complet(List<Elu> elus, int lues) {
        if (elus.isEmpty()) {
            throw new OperationRefusee("Il n'y a aucune commune là-dedans : donnez-en au moins une.");
        }
        if (elus.size() > COMMUNES_AU_PLUS) {
            throw new OperationRefusee("C'est plus de communes qu'il n'y en a en France : vérifiez la liste.");
        }
        return new Lu(elus, lues);
    }

    /** Un tableur mange le zéro de 01001. */
    private static String commune(String code) {
        return code.length() == 4 ? "0" + code : code;
    }

    /** Les colonnes utiles, retrouvées par leur nom ; les autres sont passées. */
    private static final class Colonnes {

        private final Map<String, Integer> rangs = new HashMap<>();

        private Colonnes(List<String> entetes) {
            for (var i = 0; i < entetes.size(); i++) {
                rangs.putIfAbsent(Normalisation.normaliser(entetes.get(i)), i);
            }
            for (var requise : List.of("Code de la commune", "Nom de l'élu", "Prénom de l'élu")) {
                if (!rangs.containsKey(Normalisation.normaliser(requise))) {
                    throw new OperationRefusee(
                            "Ce n'est pas un fichier du Répertoire national des élus : il n'a pas la colonne « %s ». Ses colonnes : %s."
                                    .formatted(requise, String.join(", ", entetes)));
                }
            }
        }

        private @Nullable String fonction(List<String> cases) {
            return rangs.containsKey("libelle de la fonction") ? texte(cases, "libelle de la fonction") : null;
        }

        private Elu elu(List<String> cases, long numero, @Nullable String fonction) {
            var code = commune(texte(cases, "code de la commune"));
            if (!COMMUNE.matcher(code).matches()) {
                throw new OperationRefusee(
                        "Ligne %d : « %s » n'est pas un code de commune. Corrigez-la, puis recommencez."
                                .formatted(numero, code));
            }
            return new Elu(
                    new Lieu(TypeTerritoire.COMMUNE, code),
                    texte(cases, "prenom de l elu"),
                    texte(cases, "nom de l elu"),
                    fonction == null ? "Maire" : fonction,
                    jour(cases, "date de debut du mandat", numero),
                    jour(cases, "date de debut de la fonction", numero));
        }

        private String texte(List<String> cases, String colonne) {
            var rang = rangs.get(colonne);
            return rang == null || rang >= cases.size() ? "" : cases.get(rang).strip();
        }

        /** « 23/05/2020 », comme le répertoire l'écrit, ou « 2020-05-23 », comme d'autres l'écrivent. */
        private @Nullable LocalDate jour(List<String> cases, String colonne, long numero) {
            var texte = texte(cases, colonne);
            if (texte.isEmpty()) {
                return null;
            }
            try {
                var francais = JOUR_FRANCAIS.matcher(texte);
                return francais.matches()
                        ? LocalDate.of(
                                Integer.parseInt(francais.group(3)),
                                Integer.parseInt(francais.group(2)),
                                Integer.parseInt(francais.group(1)))
                        : LocalDate.parse(texte.length() > 10 ? texte.substring(0, 10) : texte);
            } catch (DateTimeException e) {
                throw new OperationRefusee(
                        "Ligne %d : « %s » n'est pas une date. Écrivez-la 23/05/2020 ou 2020-05-23, puis recommencez."
                                .formatted(numero, texte.length() <= 40 ? texte : texte.substring(0, 40) + "…"),
                        e);
            }
        }
    }
}
