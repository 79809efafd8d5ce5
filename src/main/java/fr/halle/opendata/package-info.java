/** L'API publique, en lecture seule : personne n'en dépend dans Halle. */
@NullMarked
@ApplicationModule(
        displayName = "Données ouvertes",
        allowedDependencies = {
            "commun",
            "platform",
            "source",
            "territoire",
            "territoire :: recherche",
            "dispositif",
            "programme",
            "pilotage",
            "pilotage :: synthese",
            "pilotage :: laureats",
            "pilotage :: lignes",
            "pilotage :: concours",
            "pilotage :: signatures",
            "pilotage :: delais",
            "pilotage :: comparaison",
            "pilotage :: evolution",
            "pilotage :: conventions",
            "convention",
            "convention :: secteurs"
        })
package fr.halle.opendata;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
