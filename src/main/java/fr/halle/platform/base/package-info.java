/** La base de données : PostgreSQL embarqué ou externe, rôles, migrations. Aucune classe ici ne connaît Spring Boot. */
@NullMarked
package fr.halle.platform.base;

import org.jspecify.annotations.NullMarked;
