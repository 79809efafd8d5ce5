package fr.halle.platform.web;

import org.jspecify.annotations.Nullable;

/**
 * Une page d'erreur : ce qui s'est passé, quoi faire, et pour une panne le numéro que porte aussi le journal.
 *
 * @param parametre le paramètre d'adresse en cause
 */
public record PageErreur(
        Ecran ecran,
        int statut,
        String titre,
        String phrase,
        @Nullable String parametre,
        @Nullable String incident) {}
