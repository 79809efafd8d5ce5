/** Ce que {@code ./halle verifier} contrôle des comités. */
@org.jspecify.annotations.NullMarked
package fr.halle.convention.comite.verification;
