package fr.halle.programme;

import java.util.UUID;

/**
 * Un lauréat : un groupe de communes ou d'EPCI, avec ses périodes.
 *
 * @param reference son identifiant public, qui ne change jamais
 * @param nom le nom d'usage, souvent celui de ses communes
 */
public record Laureat(UUID id, String programme, String reference, String nom) {}
