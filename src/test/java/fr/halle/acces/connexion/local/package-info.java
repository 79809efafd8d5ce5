@NullMarked
package fr.halle.acces.connexion.local;

import org.jspecify.annotations.NullMarked;
