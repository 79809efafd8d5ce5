package fr.halle.platform.sortie;

/** Ce qui redonne le même fichier : une adresse, ou une commande. */
public record Origine(String libelle, String texte) {

    public static Origine adresse(String url) {
        return new Origine("Adresse", url);
    }

    public static Origine commande(String texte) {
        return new Origine("Commande", texte);
    }
}
