package fr.halle.platform.cli;

import java.util.Arrays;
import java.util.Optional;

/** Les options de la ligne de commande. {@code valeur} est vide pour celles qui n'en prennent pas. */
enum Option {
    DONNEES("--donnees", "DOSSIER", "le dossier de données (par défaut, un dossier de l'utilisateur)"),
    AU("--au", "DATE", "la date à laquelle on se place (par défaut aujourd'hui)"),
    CONNU("--connu", "DATE", "ce que la base savait ce jour-là (par défaut maintenant)"),
    PROGRAMME("--programme", "CODE", "un programme"),
    TERRITOIRE("--territoire", "TYPE:CODE", "un territoire, comme departement:40 ou epci:200054807"),
    PORT("--port", "N", "le port du serveur (par défaut 8080)"),
    ADRESSE("--adresse", "ADRESSE", "l'adresse d'écoute (par défaut 127.0.0.1, ce seul ordinateur)"),
    PORT_GESTION("--port-gestion", "N", "le port de l'état de santé et des mesures (par défaut, celui qui suit)"),
    SANS_TEMOINS("--sans-temoins", "", "dans une base vide, charger les territoires sans les cas témoins"),
    A_BLANC("--a-blanc", "", "tout compter sans rien enregistrer"),
    COLONNES("--colonnes", "CHAMP=ENTÊTE;…", "les colonnes du fichier qui portent les champs du jeu"),
    VALEURS("--valeurs", "CHAMP=VALEUR;…", "la valeur, dans tout le fichier, de champs sans colonne"),
    SOURCE("--source", "CODE", "la source que citeront les faits"),
    PUBLIE_LE("--publie-le", "DATE", "la date de la liste : 2019, 2026-04 ou 2026-04-27"),
    FEUILLE("--feuille", "NOM", "la feuille du classeur à lire"),
    PARTIEL("--partiel", "", "le fichier est un extrait : ce qui n'y est pas n'est pas dit absent"),
    ECRASER("--ecraser", "", "remplacer un fichier, export ou sauvegarde, qui existe déjà"),
    REMPLACER("--remplacer", "", "restaurer à la place d'une base qui existe déjà, gardée à part"),
    ANCRE("--ancre", "FICHIER", "pour « verifier » : une ancre gardée ailleurs, à laquelle comparer la base"),
    NOUVELLE_CLE("--nouvelle-cle", "", "pour « ancrer » : commencer une autre clé de signature"),
    ECHELLE("--echelle", "ÉTENDUE", "pour « generer » : departement, region ou nation"),
    FACTEUR("--facteur", "N", "pour « generer » : multiplie les lignes de financement (par défaut 1)"),
    GRAINE("--graine", "S", "pour « generer » : la même redonne les mêmes données (par défaut 1)"),
    FICHIER("--fichier", "FICHIER", "pour « banc import-dotations » : le fichier à importer"),
    PRENOM("--prenom", "PRÉNOM", "pour « comptes creer » : celui de la personne"),
    NOM("--nom", "NOM", "pour « comptes creer » : celui de la personne"),
    ADRESSE_PUBLIQUE("--adresse-publique", "URL", "pour « comptes » : l'adresse du serveur, dans les liens imprimés"),
    HISTORIQUE("--historique", "FICHIER", "pour « banc » : la liste JSON à laquelle ajouter le rapport");

    private final String nom;
    private final String valeur;
    private final String role;

    Option(String nom, String valeur, String role) {
        this.nom = nom;
        this.valeur = valeur;
        this.role = role;
    }

    static Optional<Option> trouver(String nom) {
        return Arrays.stream(values()).filter(option -> option.nom.equals(nom)).findFirst();
    }

    String nom() {
        return nom;
    }

    boolean prendUneValeur() {
        return !valeur.isEmpty();
    }

    String usage() {
        return prendUneValeur() ? nom + " " + valeur : nom;
    }

    String role() {
        return role;
    }
}
