package fr.halle.platform.cli;

/**
 * Une commande telle qu'elle est demandée.
 *
 * @param application la classe Spring Boot de Halle
 * @param debut {@link System#nanoTime} à l'entrée du programme
 */
record Appel(Class<?> application, Arguments arguments, Console console, Arret arret, long debut) {}
