package fr.halle.convention.attente;

import fr.halle.convention.GenreActe;

/** Ce qu'une convention peut attendre de quelqu'un. Les noms se gardent dans les passations : ils ne changent plus. */
enum Geste {
    PREPARER("Conventions en préparation", GenreActe.MISE_EN_SIGNATURE, "préparer cette convention"),
    AVIS("Avis attendus sur une convention", GenreActe.AVIS, "donner cet avis"),
    DELIBERER("Délibérations à écrire", GenreActe.DELIBERATION, "écrire cette délibération"),
    SIGNER("Conventions à signer", GenreActe.SIGNATURE, "signer cette convention");

    private final String nom;
    private final GenreActe acte;
    private final String verbe;

    Geste(String nom, GenreActe acte, String verbe) {
        this.nom = nom;
        this.acte = acte;
        this.verbe = verbe;
    }

    String nom() {
        return nom;
    }

    GenreActe acte() {
        return acte;
    }

    /** À l'infinitif. */
    String verbe() {
        return verbe;
    }
}
