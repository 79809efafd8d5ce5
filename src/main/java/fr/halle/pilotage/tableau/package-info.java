@org.jspecify.annotations.NullMarked
package fr.halle.pilotage.tableau;
