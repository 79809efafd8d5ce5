/** La page d'une convention et ses formulaires. */
@org.jspecify.annotations.NullMarked
package fr.halle.convention.fiche;
