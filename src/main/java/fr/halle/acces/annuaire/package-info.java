/** L'annuaire : les organisations, les personnes et leurs mandats. */
@NullMarked
package fr.halle.acces.annuaire;

import org.jspecify.annotations.NullMarked;
