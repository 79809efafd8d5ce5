package fr.halle.document;

/**
 * Une pièce qu'un objet attend.
 *
 * @param code sans accent ni espace : « deliberation »
 * @param plusieurs vrai si l'objet peut en avoir plusieurs à la fois : une délibération par commune ; sinon la suivante la remplace
 */
public record PieceAttendue(String code, String libelle, boolean obligatoire, boolean plusieurs) {

    /** Le code des pièces que rien n'attend : leur libellé est écrit par qui les dépose. */
    public static final String AUTRE = "autre";

    /** Celle que rien n'attend. */
    public static PieceAttendue autre() {
        return new PieceAttendue(AUTRE, "Autre pièce", false, true);
    }
}
