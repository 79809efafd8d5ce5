package fr.halle.acces;

import java.util.Arrays;
import java.util.Optional;

/** Ce qu'un acte demande de pouvoir. Qui le peut, et où, est écrit dans {@code droits/matrice.yaml}. */
public enum Permission {
    PREPARER_CANDIDATURE("peutPreparerCandidature"),
    DEPOSER_CANDIDATURE("peutDeposerCandidature"),
    DONNER_AVIS_CANDIDATURE("peutDonnerAvisCandidature"),
    REMONTER_CANDIDATURE("peutRemonterCandidature"),
    DECIDER_CANDIDATURE("peutDeciderCandidature"),
    PUBLIER_SELECTION("peutPublierSelection"),
    RETIRER_QUALITE("peutRetirerQualite"),
    REUNIR_LAUREATS("peutReunirLaureats"),
    CONSTATER_COMMUNE_NOUVELLE("peutConstaterCommuneNouvelle"),
    VOIR_CANDIDATURES("peutVoirCandidatures"),
    PREPARER_CONVENTION("peutPreparerConvention"),
    CONSTATER_CONVENTION("peutConstaterConvention"),
    DONNER_AVIS_CONVENTION("peutDonnerAvisConvention"),
    DELIBERER("peutDeliberer"),
    SIGNER_CONVENTION("peutSignerConvention"),
    DEROGER_CONVENTION("peutDerogerConvention"),
    TENIR_COMITE("peutTenirComite"),
    PROROGER_ECHEANCES("peutProrogerEcheances"),
    VOIR_DEMANDES("peutVoirDemandes"),
    INVITER("peutInviter"),
    APPROUVER_ACCES("peutApprouverAcces"),
    GERER_ORGANISATIONS("peutGererOrganisations"),
    FINIR_MANDATS("peutFinirMandats"),
    PASSER_LA_MAIN("peutPasserLaMain"),
    DELEGUER("peutDeleguer"),
    LIRE_JOURNAL("peutLireJournal"),
    EXPORTER_JOURNAL("peutExporterJournal"),
    ADMINISTRER("peutAdministrer");

    private final String code;

    Permission(String code) {
        this.code = code;
    }

    /** Son nom dans la matrice : « peutDeposerCandidature ». */
    public String code() {
        return code;
    }

    public static Optional<Permission> deCode(String code) {
        return Arrays.stream(values()).filter(p -> p.code.equals(code)).findFirst();
    }
}
