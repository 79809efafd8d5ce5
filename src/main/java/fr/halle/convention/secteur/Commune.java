package fr.halle.convention.secteur;

/** Une commune d'un périmètre ou d'un secteur, par son code et son nom d'aujourd'hui. */
public record Commune(String code, String nom) {}
