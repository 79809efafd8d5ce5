package fr.halle.platform.tableur;

/**
 * Ce qui reconnaît un fichier déjà lu.
 *
 * @param sha256 empreinte SHA-256, 64 chiffres hexadécimaux en minuscules
 * @param octets taille du fichier
 */
public record Empreinte(String sha256, long octets) {}
