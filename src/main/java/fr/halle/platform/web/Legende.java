package fr.halle.platform.web;

import org.jspecify.annotations.Nullable;

/** Une entrée de légende : {@code new Legende("verse", "Versé", "84 000 €")}. */
public record Legende(
        String classe, String libelle, @Nullable String valeur) {}
