/** Les comités qui suivent les conventions : qui y siège, quand ils se réunissent, ce qu'ils décident. */
@org.jspecify.annotations.NullMarked
package fr.halle.convention.comite;
