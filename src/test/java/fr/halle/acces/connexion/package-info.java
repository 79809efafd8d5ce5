@NullMarked
package fr.halle.acces.connexion;

import org.jspecify.annotations.NullMarked;
