/** Les tableaux de bord : compter, sommer, dessiner ce que disent les autres modules. Lecture seule. */
@NullMarked
@ApplicationModule(
        displayName = "Pilotage",
        allowedDependencies = {
            "commun",
            "platform",
            "source",
            "territoire",
            "territoire :: fiche",
            "acces",
            "echeance",
            "dispositif",
            "programme",
            "financement",
            "convention"
        })
package fr.halle.pilotage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
