/** Faire avancer une convention : un acte à la fois, tout ou rien. */
@org.jspecify.annotations.NullMarked
package fr.halle.convention.acte;
