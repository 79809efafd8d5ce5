/**
 * Les conventions : leurs types, qui sont des données ; leur dossier, version par version ; ce qui leur arrive. Et, à côté, les dates
 * de signature que les listes officielles publient, par commune.
 */
@NullMarked
@ApplicationModule(
        displayName = "Conventions",
        allowedDependencies = {
            "commun",
            "platform",
            "source",
            "territoire",
            "territoire :: carte",
            "acces",
            "acces :: mandats",
            "journal",
            "document",
            "echeance",
            "programme"
        })
package fr.halle.convention;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
