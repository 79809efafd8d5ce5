/** Ce que les candidatures attendent de chaque mandat : un brouillon à finir, un avis, une remontée, une décision. */
@NullMarked
package fr.halle.programme.candidature.attente;

import org.jspecify.annotations.NullMarked;
