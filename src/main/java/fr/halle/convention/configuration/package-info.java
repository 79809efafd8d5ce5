/** Les types de conventions, lus des fichiers du projet. */
@org.jspecify.annotations.NullMarked
package fr.halle.convention.configuration;
