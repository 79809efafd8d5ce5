/** Les concours : les aides attachées à un territoire et non à un programme, telles que les fichiers de l'État les publient. */
@org.jspecify.annotations.NullMarked
package fr.halle.financement.concours;
