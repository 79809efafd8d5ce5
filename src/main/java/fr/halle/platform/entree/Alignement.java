package fr.halle.platform.entree;

import fr.halle.platform.OperationRefusee;
import fr.halle.platform.tableur.Entetes;
import fr.halle.platform.tableur.Phrases;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Quelle colonne du fichier porte chaque champ du jeu.
 *
 * @param colonnes pour chaque champ trouvé, son rang dans les entêtes
 * @param valeurs pour chaque champ sans colonne, sa valeur dans tout le fichier
 * @param connu le format déjà rencontré que les entêtes font reconnaître
 */
record Alignement(
        List<String> entetes,
        Map<String, Integer> colonnes,
        Map<String, String> valeurs,
        Optional<JeuDeTableau.Connu> connu) {

    /**
     * @param designees ce qu'une personne a dit, maintenant ou lors d'un import précédent
     * @param fixees les valeurs qu'elle a données
     */
    static Alignement de(
            JeuDeTableau jeu, List<String> entetes, Map<String, String> designees, Map<String, String> fixees) {
        var noms = new Noms(entetes);
        exigerConnus(jeu, designees.keySet());
        exigerConnus(jeu, fixees.keySet());
        var colonnes = new LinkedHashMap<String, Integer>();
        for (var champ : jeu.champs()) {
            var designee = designees.get(champ.cle());
            if (designee != null) {
                var rang = noms.designe(designee);
                if (rang == null) {
                    throw new OperationRefusee("Le fichier n'a pas de colonne « %s ». Ses colonnes : %s."
                            .formatted(Phrases.abreger(designee), enumerer(entetes)));
                }
                colonnes.put(champ.cle(), rang);
            } else if (!fixees.containsKey(champ.cle())) {
                champ.entetes().stream()
                        .map(e -> noms.reconnu(champ, e))
                        .filter(rang -> rang != null)
                        .findFirst()
                        .ifPresent(rang -> colonnes.put(champ.cle(), rang));
            }
        }
        var connu = jeu.connus().stream()
                .filter(c -> c.entetes().stream().allMatch(noms::contient))
                .findFirst();
        var valeurs = new LinkedHashMap<>(fixees);
        connu.ifPresent(c -> c.valeurs().forEach(valeurs::putIfAbsent));
        jeu.champs().stream()
                .filter(c -> c.defaut() != null)
                .forEach(c -> valeurs.putIfAbsent(c.cle(), String.valueOf(c.defaut())));
        valeurs.keySet().removeAll(colonnes.keySet());
        return new Alignement(entetes, colonnes, valeurs, connu);
    }

    /** Refuse le fichier auquel il manque un champ, en disant lequel et comment le désigner. */
    void exigerComplet(JeuDeTableau jeu) {
        var manquants = jeu.champs().stream()
                .filter(c -> c.requis() && !colonnes.containsKey(c.cle()) && !valeurs.containsKey(c.cle()))
                .toList();
        if (manquants.isEmpty()) {
            return;
        }
        var premier = manquants.getFirst();
        throw new OperationRefusee(
                ("Le fichier n'a pas de quoi remplir %s. Ses colonnes : %s. Désignez celle qui convient, par exemple "
                                + "--colonnes \"%s=%s\", ou donnez une valeur pour tout le fichier : --valeurs \"%s=…\".")
                        .formatted(
                                manquants.stream()
                                        .map(c -> "« %s » (%s)".formatted(c.cle(), c.libelle()))
                                        .collect(Collectors.joining(", ")),
                                enumerer(entetes),
                                premier.cle(),
                                entetes.isEmpty() ? "…" : entetes.getFirst(),
                                premier.cle()));
    }

    /** L'entête lu pour chaque champ. */
    Map<String, String> correspondance() {
        var resultat = new LinkedHashMap<String, String>();
        colonnes.forEach((cle, rang) -> resultat.put(cle, entetes.get(rang)));
        return resultat;
    }

    /** Les colonnes que le jeu n'emploie pas. */
    List<String> ignorees() {
        var lues = colonnes.values();
        var reste = new ArrayList<String>();
        for (var i = 0; i < entetes.size(); i++) {
            if (!lues.contains(i)) {
                reste.add(entetes.get(i));
            }
        }
        return reste;
    }

    /** Les entêtes d'un fichier, pour reconnaître un autre fichier de la même forme. */
    static String signature(List<String> entetes) {
        return entetes.stream().map(Alignement::nu).sorted().collect(Collectors.joining("|"));
    }

    private static void exigerConnus(JeuDeTableau jeu, Iterable<String> cles) {
        for (var cle : cles) {
            if (jeu.champ(cle).isEmpty()) {
                throw new OperationRefusee("Le jeu « %s » n'a pas de champ « %s ». Ses champs : %s."
                        .formatted(
                                jeu.jeu(),
                                cle,
                                jeu.champs().stream()
                                        .map(c -> "%s (%s)".formatted(c.cle(), c.libelle()))
                                        .collect(Collectors.joining(", "))));
            }
        }
    }

    private static String enumerer(List<String> entetes) {
        var debut = entetes.stream().limit(30).map(Phrases::abreger).collect(Collectors.joining(", "));
        return entetes.size() > 30 ? debut + "…" : debut;
    }

    /** Les colonnes par leur nom : exact d'abord, puis sans casse, accents ni ponctuation. */
    private static final class Noms {

        private final List<String> entetes;
        private final Map<String, List<Integer>> nus = new HashMap<>();

        Noms(List<String> entetes) {
            this.entetes = entetes;
            for (var i = 0; i < entetes.size(); i++) {
                nus.computeIfAbsent(nu(entetes.get(i)), _ -> new ArrayList<>()).add(i);
            }
            nus.remove("");
        }

        boolean contient(String nom) {
            return nus.containsKey(nu(nom));
        }

        /** La colonne qu'une personne désigne. */
        @Nullable
        Integer designe(String nom) {
            var exacte = entetes.indexOf(nom);
            return exacte >= 0 ? Integer.valueOf(exacte) : seule(nom, "écrivez son entête exactement");
        }

        /** La colonne qu'un champ reconnaît. */
        @Nullable
        Integer reconnu(JeuDeTableau.Champ champ, String nom) {
            return seule(nom, "désignez la bonne par --colonnes \"%s=…\", ou supprimez l'autre".formatted(champ.cle()));
        }

        private @Nullable Integer seule(String nom, String conseil) {
            var rangs = nus.getOrDefault(nu(nom), List.of());
            if (rangs.size() > 1) {
                throw new OperationRefusee("Plusieurs colonnes du fichier se lisent « %s » (%s) : %s."
                        .formatted(
                                nu(nom),
                                rangs.stream()
                                        .map(r -> "%s en %s"
                                                .formatted(Phrases.abreger(entetes.get(r)), Entetes.lettres(r)))
                                        .collect(Collectors.joining(", ")),
                                conseil));
            }
            return rangs.isEmpty() ? null : rangs.getFirst();
        }
    }

    /** Sans casse, accents ni ponctuation : « Montant de la subvention (€) » est « montant de la subvention ». */
    static String nu(String entete) {
        return Normalizer.normalize(entete, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", " ")
                .strip();
    }
}
