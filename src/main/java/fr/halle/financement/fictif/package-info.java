/** Les lignes de financement que {@code ./halle generer} invente. */
@org.jspecify.annotations.NullMarked
package fr.halle.financement.fictif;
