package fr.halle.platform.tableur.classeur;

/** Ce que le style d'une case fait d'un nombre. */
enum Rendu {
    NOMBRE,
    /** Un entier complété de zéros à gauche : code postal, code INSEE. */
    ZEROS,
    DATE,
    DATE_ET_HEURE,
    HEURE
}
