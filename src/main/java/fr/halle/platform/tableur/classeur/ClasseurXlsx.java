package fr.halle.platform.tableur.classeur;

import fr.halle.platform.OperationRefusee;
import fr.halle.platform.tableur.Phrases;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Le sommaire d'un classeur XLSX : ses feuilles de cases, et où sont ses pièces.
 *
 * @param depuis1904 les jours se comptent depuis le 1er janvier 1904
 */
record ClasseurXlsx(
        List<FeuilleNommee> feuilles,
        boolean depuis1904,
        @Nullable String textes,
        @Nullable String styles) {

    /** @param piece entrée de l'archive qui la porte */
    record FeuilleNommee(String nom, boolean masquee, String piece) {}

    private static final String PAR_DEFAUT = "xl/workbook.xml";

    private record Relation(String type, String cible) {}

    static ClasseurXlsx lire(Archive archive) {
        var classeur = relations(archive, "_rels/.rels", "").values().stream()
                .filter(r -> r.type.endsWith("/officeDocument"))
                .map(Relation::cible)
                .findFirst()
                .orElse(PAR_DEFAUT);
        var dossier = classeur.substring(0, classeur.lastIndexOf('/') + 1);
        var relations =
                relations(archive, dossier + "_rels/" + classeur.substring(dossier.length()) + ".rels", dossier);
        var feuilles = new ArrayList<FeuilleNommee>();
        var depuis1904 = false;
        try (var xml = archive.lire(classeur, Archive.PETITE)) {
            while (xml.avancer()) {
                if (xml.debut("workbookPr")) {
                    depuis1904 = vrai(xml.attribut("date1904"));
                } else if (xml.debut("sheet")) {
                    var relation = relations.get(xml.attribut("id"));
                    if (relation != null && relation.type.endsWith("/worksheet")) {
                        var etat = xml.attribut("state");
                        feuilles.add(new FeuilleNommee(
                                String.valueOf(xml.attribut("name")),
                                etat != null && !etat.equals("visible"),
                                relation.cible));
                    }
                }
            }
        }
        return new ClasseurXlsx(
                List.copyOf(feuilles), depuis1904, cible(relations, "/sharedStrings"), cible(relations, "/styles"));
    }

    private static @Nullable String cible(Map<@Nullable String, Relation> relations, String type) {
        for (var relation : relations.values()) {
            if (relation.type.endsWith(type)) {
                return relation.cible;
            }
        }
        return null;
    }

    private static Map<@Nullable String, Relation> relations(Archive archive, String piece, String dossier) {
        var relations = new HashMap<@Nullable String, Relation>();
        if (!archive.contient(piece)) {
            return relations;
        }
        try (var xml = archive.lire(piece, Archive.PETITE)) {
            while (xml.avancer()) {
                var cible = xml.debut("Relationship") ? xml.attribut("Target") : null;
                if (cible != null) {
                    relations.put(
                            xml.attribut("Id"),
                            new Relation(String.valueOf(xml.attribut("Type")), absolue(dossier, cible)));
                }
            }
        }
        return relations;
    }

    private static String absolue(String dossier, String cible) {
        if (cible.startsWith("/")) {
            return cible.substring(1);
        }
        var chemin = new ArrayDeque<String>();
        for (var pas : (dossier + cible).split("/")) {
            if (pas.equals("..")) {
                chemin.pollLast();
            } else if (!pas.isEmpty() && !pas.equals(".")) {
                chemin.addLast(pas);
            }
        }
        return String.join("/", chemin);
    }

    static boolean vrai(@Nullable String attribut) {
        return "1".equals(attribut) || "true".equals(attribut);
    }

    /** La feuille demandée, ou la première visible. */
    FeuilleNommee choisir(@Nullable String demandee) {
        if (demandee == null) {
            return feuilles.stream()
                    .filter(f -> !f.masquee)
                    .findFirst()
                    .orElseThrow(() -> new OperationRefusee(
                            "Ce classeur n'a aucune feuille visible : affichez dans un tableur celle qui "
                                    + "porte le tableau, ou précisez son nom."));
        }
        return feuilles.stream()
                .filter(f -> f.nom.equals(demandee))
                .findFirst()
                .orElseThrow(() -> absente(
                        demandee, feuilles.stream().map(FeuilleNommee::nom).toList()));
    }

    static OperationRefusee absente(String demandee, List<String> noms) {
        return new OperationRefusee("Ce classeur n'a pas de feuille « %s ». Choisissez parmi : %s."
                .formatted(Phrases.abreger(demandee), Phrases.citer(noms)));
    }
}
