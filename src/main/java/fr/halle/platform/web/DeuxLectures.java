package fr.halle.platform.web;

import fr.halle.commun.Lecture;

/**
 * Les deux lectures que l'on compare, écrites par {@code du} et {@code connuDu}, puis {@code au} et {@code connu}. Sans {@code du} : un an
 * plus tôt. Sans {@code connuDu} : ce que la base savait le soir du premier jour. Donnée aux contrôleurs en argument.
 *
 * @param depart jamais postérieure à l'arrivée
 */
public record DeuxLectures(Lecture depart, Lecture arrivee) {}
