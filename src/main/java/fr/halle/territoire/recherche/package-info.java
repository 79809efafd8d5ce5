/** La recherche d'un territoire par son nom. */
@NullMarked
@NamedInterface("recherche")
package fr.halle.territoire.recherche;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
