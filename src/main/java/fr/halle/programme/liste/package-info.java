/** Ce que les listes officielles disent des lauréats : les reconnaître, les créer, ou mettre de côté ce qui se contredit. */
@org.jspecify.annotations.NullMarked
package fr.halle.programme.liste;
