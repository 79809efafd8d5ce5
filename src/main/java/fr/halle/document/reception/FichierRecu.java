package fr.halle.document.reception;

/** Un fichier qui a tout passé, et qui attend d'être rangé. */
public record FichierRecu(Tampon tampon, String nom, TypeDeFichier type) {}
