package fr.halle.programme.selection;

import fr.halle.platform.web.Ecran;
import fr.halle.platform.web.ListeMontree;
import java.util.Map;

/**
 * Les sélections publiées, et de quoi en préparer une.
 *
 * @param preparer les programmes où la personne peut publier : code et sigle ; vide si elle ne publie pas
 * @param regions les régions à choisir
 */
public record PageSelections(
        Ecran ecran, ListeMontree<SelectionEnListe> liste, Map<String, String> preparer, Map<String, String> regions) {}
