/** Les conventions que {@code ./halle generer} invente. */
@org.jspecify.annotations.NullMarked
package fr.halle.convention.fictif;
