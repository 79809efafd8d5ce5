package fr.halle.acces.renouvellement;

import fr.halle.acces.EnAttente.Attente;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Ce qu'un renouvellement ferait, tel que la base le sait à cet instant.
 *
 * @param finissent les mandats qui s'arrêtent
 * @param tombent les délégations qui tombent avec eux
 * @param attendent ce qui attendait ces personnes, par genre
 * @param vides ce que leur départ laisse sans personne, en phrases
 * @param restent les autres mandats de ces collectivités, que rien ne change
 * @param nouveaux les élus du fichier que personne ne précède dans Halle
 * @param invitations celles que ces personnes ont faites et que nul n'a encore acceptées : elles tombent
 */
public record Apercu(
        List<MandatFini> finissent,
        List<DelegationTombee> tombent,
        Map<String, List<Attente>> attendent,
        List<String> vides,
        List<MandatGarde> restent,
        List<Elu> nouveaux,
        List<InvitationTombee> invitations) {

    /**
     * @param version la ligne que l'acte corrigera
     * @param successeur l'élu que le fichier donne pour cette commune, s'il en donne un et que c'est de cette fonction qu'il s'agit
     * @param memePersonne vrai si le successeur porte le nom de celui qui finit : il est sans doute reconduit
     */
    public record MandatFini(
            UUID mandat,
            UUID version,
            UUID utilisateur,
            String personne,
            String fonction,
            UUID organisation,
            String reference,
            String nomOrganisation,
            LocalDate du,
            @Nullable LocalDate jusqu,
            @Nullable Elu successeur,
            boolean memePersonne) {}

    public record DelegationTombee(String objet, String delegant, String delegataire, String designation) {}

    public record MandatGarde(
            UUID mandat, String personne, String fonction, String nomOrganisation, String reference) {}

    public record InvitationTombee(String personne, String fonction, String nomOrganisation, String auteur) {}

    /** Change dès que l'acte ne porterait plus sur les mêmes mandats : on ne prononce que ce que l'on a lu. */
    public String empreinte() {
        var texte = finissent.stream().map(m -> m.version().toString()).sorted().collect(Collectors.joining(","));
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(texte.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Toute machine Java sait calculer un SHA-256", e);
        }
    }

    /** Ceux que l'on peut reconduire : le fichier redonne leur nom. */
    public List<MandatFini> reconduits() {
        return finissent.stream().filter(MandatFini::memePersonne).toList();
    }
}
