/** Ce que {@code ./halle verifier} contrôle des conventions. */
@org.jspecify.annotations.NullMarked
package fr.halle.convention.verification;
