package fr.halle.programme.candidature;

import fr.halle.acces.Permission;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Ce qui fait avancer une candidature. */
public enum GenreActe {
    DEPOT("Dépôt", "déposer la candidature", Permission.DEPOSER_CANDIDATURE),
    AVIS("Avis", "donner un avis", Permission.DONNER_AVIS_CANDIDATURE),
    REMONTEE("Remontée", "faire remonter la candidature", Permission.REMONTER_CANDIDATURE),
    DECISION("Décision", "décider", Permission.DECIDER_CANDIDATURE),
    RETRAIT("Retrait", "retirer la candidature", Permission.DEPOSER_CANDIDATURE),
    PUBLICATION("Publication", "publier la sélection", Permission.PUBLIER_SELECTION);

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

    /** À l'infinitif : « faire remonter la candidature ». */
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

    public static Optional<GenreActe> deCode(String code) {
        return Arrays.stream(values()).filter(g -> g.code().equals(code)).findFirst();
    }
}
