/** Les lauréats que {@code ./halle generer} invente. */
@org.jspecify.annotations.NullMarked
package fr.halle.programme.fictif;
