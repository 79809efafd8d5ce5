/**
 * Les pièces jointes : ce qui se dépose sur un objet d'un autre module, version par version, et qui le lit. L'objet est nommé par son
 * genre et son identifiant ; le module qui le possède répond de ses droits ({@link fr.halle.document.ObjetDePiece}).
 */
@NullMarked
@ApplicationModule(
        displayName = "Documents",
        allowedDependencies = {"commun", "platform", "journal", "territoire", "acces"})
package fr.halle.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
