/** Rester connecté : des cookies chiffrés, des sessions que l'on voit et que l'on ferme, et un chapeau à la fois. */
@NullMarked
package fr.halle.acces.session;

import org.jspecify.annotations.NullMarked;
