package fr.halle.convention.comite.reunion;

/**
 * Ce qu'une personne écrit d'une décision.
 *
 * @param point son rang dans l'ordre du jour, à partir de un
 * @param sens un code d'{@code ObjetDeDecision.Sens}
 * @param objet « convention:IDENTIFIANT », un de ceux que proposent {@link DecisionsDesReunions#objets} ; vide si elle ne change rien
 * @param motif exigé si le relevé est arrêté
 */
public record DecisionSaisie(int point, String sens, String texte, String objet, String motif) {}
