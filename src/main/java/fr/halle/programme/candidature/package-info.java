/** Les candidatures : qui se porte candidat, avec quelles communes, et où en est le dossier. */
@NullMarked
package fr.halle.programme.candidature;

import org.jspecify.annotations.NullMarked;
