package fr.halle.echeance.calendrier;

import fr.halle.echeance.EcheanceEnCours;
import fr.halle.platform.web.Typographie;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.UnaryOperator;

/** Un calendrier au format de la RFC 5545 : une journée entière par échéance, ou une période quand sa date est entre deux bornes. */
final class FichierIcs {

    private static final int OCTETS = 75;
    private static final DateTimeFormatter JOUR = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** Un calendrier a au moins un composant (§ 3.6) : sans échéance, il lui reste son fuseau. */
    private static final List<String> FUSEAU = List.of(
            "BEGIN:VTIMEZONE",
            "TZID:Europe/Paris",
            "BEGIN:STANDARD",
            "DTSTART:19701025T030000",
            "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
            "TZOFFSETFROM:+0200",
            "TZOFFSETTO:+0100",
            "END:STANDARD",
            "BEGIN:DAYLIGHT",
            "DTSTART:19700329T020000",
            "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
            "TZOFFSETFROM:+0100",
            "TZOFFSETTO:+0200",
            "END:DAYLIGHT",
            "END:VTIMEZONE");

    private final String instant;
    private final UnaryOperator<String> lien;
    private final StringBuilder texte = new StringBuilder();

    /** @param lien fait d'une page de Halle une adresse entière */
    FichierIcs(Instant maintenant, UnaryOperator<String> lien) {
        this.instant = INSTANT.format(maintenant);
        this.lien = lien;
    }

    String ecrire(List<EcheanceEnCours> echeances) {
        ligne("BEGIN:VCALENDAR");
        ligne("VERSION:2.0");
        ligne("PRODID:-//Halle//Echeances//FR");
        ligne("CALSCALE:GREGORIAN");
        ligne("X-WR-CALNAME:" + echapper("Halle, échéances"));
        FUSEAU.forEach(this::ligne);
        echeances.forEach(this::evenement);
        ligne("END:VCALENDAR");
        return texte.toString();
    }

    private void evenement(EcheanceEnCours e) {
        ligne("BEGIN:VEVENT");
        // Le même d'une lecture à l'autre : une échéance prorogée se déplace, elle ne se double pas.
        ligne("UID:%s-%s-%s@halle".formatted(e.programme(), e.regle(), e.objet()));
        ligne("DTSTAMP:" + instant);
        ligne("DTSTART;VALUE=DATE:" + jour(e.premierJour()));
        ligne("DTEND;VALUE=DATE:" + jour(e.limite().plusDays(1)));
        ligne("SUMMARY:" + echapper(e.libelle() + ", " + e.nom()));
        ligne("DESCRIPTION:" + echapper(description(e)));
        ligne("URL:" + lien.apply(e.page()));
        ligne("TRANSP:TRANSPARENT");
        ligne("END:VEVENT");
    }

    private static String description(EcheanceEnCours e) {
        var quand = e.premierJour().equals(e.limite())
                ? "Dernier jour\u00a0: %s.".formatted(Typographie.date(e.limite()))
                : "Dernier jour, entre le %s et le %s selon la date d’origine."
                        .formatted(Typographie.date(e.premierJour()), Typographie.date(e.limite()));
        return quand + "\nEn jeu\u00a0: " + e.enjeu();
    }

    private static String jour(LocalDate jour) {
        return JOUR.format(jour);
    }

    /** § 3.3.11 : la barre, la virgule, le point-virgule et la fin de ligne s'annoncent. */
    static String echapper(String valeur) {
        return valeur.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\r\n", "\\n")
                .replace("\n", "\\n")
                .replace("\r", "");
    }

    /** § 3.1 : au plus soixante-quinze octets par ligne, sans couper un caractère ; la suite commence par une espace. */
    private void ligne(String contenu) {
        var octets = 0;
        for (var i = 0; i < contenu.length(); ) {
            var point = contenu.codePointAt(i);
            var caractere = Character.toString(point);
            var taille = caractere.getBytes(StandardCharsets.UTF_8).length;
            if (octets + taille > OCTETS) {
                texte.append("\r\n ");
                octets = 1;
            }
            texte.append(caractere);
            octets += taille;
            i += Character.charCount(point);
        }
        texte.append("\r\n");
    }
}
