package fr.halle.convention.secteur;

/**
 * Ce que peut être un secteur d'intervention.
 *
 * @param centreVille vrai s'il comprend un centre-ville : la loi en veut un dans la ville principale
 */
public record TypeDeSecteur(String code, String libelle, boolean centreVille) {}
