/**
 * Les échéances : ce qui les proroge, pourquoi elles sont dépassées, qui l'on prévient. Leur date se calcule des faits d'un autre
 * module ; rien ici ne la garde.
 */
@NullMarked
@ApplicationModule(
        displayName = "Échéances",
        allowedDependencies = {"commun", "platform", "journal", "territoire", "acces", "acces :: mandats"})
package fr.halle.echeance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
