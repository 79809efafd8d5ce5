package fr.halle.platform.cli;

import fr.halle.platform.base.Dossier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * La ligne de commande lue : le premier mot est la commande, les options se placent avant ou après.
 *
 * @param commande vide si aucune n'est donnée
 */
record Arguments(String commande, List<String> parametres, Map<Option, String> options) {

    static Arguments lire(String... arguments) {
        List<String> mots = new ArrayList<>();
        Map<Option, String> options = new EnumMap<>(Option.class);
        for (int i = 0; i < arguments.length; i++) {
            String mot = arguments[i];
            if (!mot.startsWith("--") || mot.equals("--aide")) {
                mots.add(mot.equals("--aide") || mot.equals("-h") ? "aide" : mot);
                continue;
            }
            int egal = mot.indexOf('=');
            String nom = egal < 0 ? mot : mot.substring(0, egal);
            Option option = Option.trouver(nom)
                    .orElseThrow(() -> new SaisieInvalide(
                            "L'option « %s » n'existe pas. Les options : ./halle aide.".formatted(nom)));
            if (!option.prendUneValeur()) {
                if (egal >= 0) {
                    throw new SaisieInvalide("L'option « %s » ne prend pas de valeur.".formatted(nom));
                }
                options.put(option, "");
            } else if (egal >= 0) {
                options.put(option, mot.substring(egal + 1));
            } else if (i + 1 < arguments.length && !arguments[i + 1].startsWith("--")) {
                options.put(option, arguments[++i]);
            } else {
                throw new SaisieInvalide("L'option « %s » attend une valeur : %s.".formatted(nom, option.usage()));
            }
        }
        return mots.isEmpty()
                ? new Arguments("", List.of(), options)
                : new Arguments(mots.getFirst(), List.copyOf(mots.subList(1, mots.size())), options);
    }

    /** Refuse ce que la commande ne comprend pas : une option ignorée en silence trompe. */
    void limiterA(Set<Option> acceptees, int nombreDeParametres, String usage) {
        for (Option option : options.keySet()) {
            if (!acceptees.contains(option)) {
                throw new SaisieInvalide("La commande « %s » ne connaît pas l'option « %s ». Usage : ./halle %s."
                        .formatted(commande, option.nom(), usage));
            }
        }
        if (parametres.size() != nombreDeParametres) {
            throw new SaisieInvalide("La commande « %s » attend %s. Usage : ./halle %s."
                    .formatted(
                            commande,
                            switch (nombreDeParametres) {
                                case 0 -> "seulement des options";
                                case 1 -> "un paramètre";
                                default -> nombreDeParametres + " paramètres";
                            },
                            usage));
        }
    }

    boolean a(Option option) {
        return options.containsKey(option);
    }

    Optional<String> texte(Option option) {
        return Optional.ofNullable(options.get(option)).map(String::strip).filter(t -> !t.isEmpty());
    }

    String texte(Option option, String defaut) {
        return options.getOrDefault(option, defaut);
    }

    /** Le port demandé, 0 pour n'importe quel port libre. */
    OptionalInt port(Option option) {
        String texte = options.get(option);
        if (texte == null) {
            return OptionalInt.empty();
        }
        try {
            int port = Integer.parseInt(texte);
            if (port >= 0 && port <= 65_535) {
                return OptionalInt.of(port);
            }
        } catch (NumberFormatException e) {
            // Même refus que pour un nombre hors bornes.
        }
        throw new SaisieInvalide(
                "« %s » n'est pas un port : « %s » attend un nombre de 1 à 65535, ou 0 pour un port libre."
                        .formatted(texte, option.nom()));
    }

    /** Le nombre entier demandé. */
    long nombre(Option option, long minimum, long maximum, long defaut) {
        String texte = options.get(option);
        if (texte == null) {
            return defaut;
        }
        try {
            long nombre = Long.parseLong(texte);
            if (nombre >= minimum && nombre <= maximum) {
                return nombre;
            }
        } catch (NumberFormatException e) {
            // Même refus que pour un nombre hors bornes.
        }
        throw new SaisieInvalide("« %s » ne convient pas : « %s » attend un nombre entier de %d à %d."
                .formatted(texte, option.nom(), minimum, maximum));
    }

    Dossier dossier() {
        String chemin = options.get(Option.DONNEES);
        if (chemin != null && chemin.isBlank()) {
            throw new SaisieInvalide("L'option « --donnees » attend un dossier.");
        }
        return chemin == null ? Dossier.parDefaut(System.getenv()) : new Dossier(Path.of(chemin));
    }
}
