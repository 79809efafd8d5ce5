/** Les populations et les groupements que des fichiers apportent. */
@org.jspecify.annotations.NullMarked
package fr.halle.territoire.liste;
