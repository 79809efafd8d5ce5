/**
 * Les programmes, qui sont des configurations, et leurs lauréats, qui sont des groupes de communes et d'EPCI avec une
 * histoire ; les faits publiés, à côté des lignes comptées.
 */
@NullMarked
@ApplicationModule(
        displayName = "Programmes et lauréats",
        allowedDependencies = {
            "commun",
            "platform",
            "source",
            "territoire",
            "territoire :: recherche",
            "acces",
            "journal"
        })
package fr.halle.programme;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
