/** Les dates de signature que publient les listes officielles. */
@org.jspecify.annotations.NullMarked
package fr.halle.convention.liste;
