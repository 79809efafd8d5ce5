package fr.halle.convention.fiche;

/**
 * Une règle appliquée à une convention : ce qu'elle dit, d'après quoi, et ce qu'il faut faire. Elle alerte ; ce qui bloque le fait au
 * moment de l'acte.
 *
 * @param code son numéro dans le catalogue des contrôles
 * @param mesure ce qui a été mesuré, en quelques mots
 * @param remede ce qu'il faut faire ; vide si la règle est respectée
 */
public record Controle(
        String code, Etat etat, String titre, String mesure, String explication, String remede, String reference) {

    /** Ce que l'on ignore n'est pas une faute : « à compléter » n'est pas une alerte. */
    public enum Etat {
        RESPECTE("Respecté", "respecte"),
        ALERTE("Alerte", "alerte"),
        A_COMPLETER("À compléter", "a-completer");

        private final String libelle;
        private final String classe;

        Etat(String libelle, String classe) {
            this.libelle = libelle;
            this.classe = classe;
        }

        public String libelle() {
            return libelle;
        }

        public String classe() {
            return classe;
        }
    }
}
