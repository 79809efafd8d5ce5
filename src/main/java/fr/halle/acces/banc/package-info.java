/** Ce que coûtent les droits : la même page, avec et sans les politiques de la base. */
@NullMarked
package fr.halle.acces.banc;

import org.jspecify.annotations.NullMarked;
