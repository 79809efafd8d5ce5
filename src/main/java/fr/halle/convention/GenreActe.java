package fr.halle.convention;

import fr.halle.acces.Permission;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Ce qui arrive à une convention. */
public enum GenreActe {
    CONCERTATION("Mise en concertation", "la soumettre à ses parties", Permission.PREPARER_CONVENTION),
    COMITE("Comité de projet", "écrire ce que le comité en dit", Permission.PREPARER_CONVENTION),
    SAISINE("Demande d'avis", "demander les avis", Permission.PREPARER_CONVENTION),
    AVIS("Avis", "donner un avis", Permission.DONNER_AVIS_CONVENTION),
    DELIBERATION("Délibération", "écrire une délibération", Permission.DELIBERER),
    MISE_EN_SIGNATURE("Mise à la signature", "la mettre à la signature", Permission.PREPARER_CONVENTION),
    SIGNATURE("Signature", "signer", Permission.SIGNER_CONVENTION),
    PUBLICATION("Publication", "dire où elle est publiée", Permission.PREPARER_CONVENTION),
    AVENANT("Avenant", "y ajouter un avenant", Permission.SIGNER_CONVENTION),
    DEROGATION("Dérogation", "dispenser de la ville principale", Permission.DEROGER_CONVENTION),
    RESILIATION("Résiliation", "la résilier", Permission.SIGNER_CONVENTION),
    ABANDON("Abandon", "l'abandonner", Permission.PREPARER_CONVENTION);

    private final String libelle;
    private final String verbe;
    private final Permission permission;

    GenreActe(String libelle, String verbe, Permission permission) {
        this.libelle = libelle;
        this.verbe = verbe;
        this.permission = permission;
    }

    public String libelle() {
        return libelle;
    }

    /** À l'infinitif : « la mettre à la signature ». */
    public String verbe() {
        return verbe;
    }

    public Permission permission() {
        return permission;
    }

    /** Le mot des adresses et de la base. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Vrai s'il peut arriver plusieurs fois à une même convention, sans que rien les distingue que leur date. */
    public boolean repetable() {
        return this == COMITE || this == CONCERTATION || this == AVENANT;
    }

    /** Vrai s'il devient public avec la convention. */
    public boolean devientPublic() {
        return switch (this) {
            case DELIBERATION, SIGNATURE, PUBLICATION, AVENANT, DEROGATION, RESILIATION -> true;
            default -> false;
        };
    }

    public static Optional<GenreActe> deCode(String code) {
        return Arrays.stream(values()).filter(g -> g.code().equals(code)).findFirst();
    }
}
