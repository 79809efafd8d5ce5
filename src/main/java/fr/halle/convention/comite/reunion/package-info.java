/** Ce qui s'écrit d'une réunion : sa convocation, les présences, les décisions, le relevé. Une fois celui-ci arrêté, avec un motif. */
@org.jspecify.annotations.NullMarked
package fr.halle.convention.comite.reunion;
