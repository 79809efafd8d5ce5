package fr.halle.convention.acte;

import fr.halle.acces.Agent;
import fr.halle.convention.Convention;
import fr.halle.convention.GenreActe;
import fr.halle.convention.Partie;
import fr.halle.convention.TypeDeConvention.Etape;
import fr.halle.platform.SaisieRefusee;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Ce qu'une saisie doit dire, acte par acte : les cases vides ou fausses, avant toute garde. */
@Component
class SaisieDUnActe {

    private static final Map<GenreActe, Set<String>> SENS = Map.of(
            GenreActe.AVIS, Set.of("favorable", "reserve", "defavorable"),
            GenreActe.COMITE, Set.of("valide", "ajourne"),
            GenreActe.DELIBERATION, Set.of("autorise", "refuse"));

    private final Agent agent;

    SaisieDUnActe(Agent agent) {
        this.agent = agent;
    }

    /** @throws SaisieRefusee qui dit chaque case à corriger */
    void verifier(Convention convention, GenreActe genre, ActeSaisi saisi) {
        var erreurs = new LinkedHashMap<String, String>();
        date(saisi.effet(), "effet", "Écrivez la date de l'acte, par exemple 2023-05-09.", erreurs);
        if (saisi.constate() && saisi.acteReference().isBlank()) {
            erreurs.put(
                    "acteReference", "Un acte pris ailleurs se constate d'après un document : écrivez sa référence.");
        }
        if (SENS.containsKey(genre) && !SENS.get(genre).contains(saisi.sens())) {
            erreurs.put("sens", "Choisissez ce qui a été dit.");
        }
        if (!SENS.containsKey(genre) && !saisi.sens().isBlank()) {
            erreurs.put("sens", "Cet acte n'a pas de sens à choisir.");
        }
        etape(convention, genre, saisi, erreurs);
        partie(convention, genre, saisi, erreurs);
        if (genre == GenreActe.DELIBERATION) {
            deliberation(saisi, erreurs);
        }
        if (genre == GenreActe.AVENANT && saisi.note().isBlank()) {
            erreurs.put("note", "Dites ce que l'avenant change.");
        }
        if (genre == GenreActe.PUBLICATION && saisi.acteReference().isBlank()) {
            erreurs.put("acteReference", "Écrivez où elle est publiée, par exemple le numéro du recueil.");
        }
        if (!saisi.constate()
                && Set.of(GenreActe.RESILIATION, GenreActe.ABANDON, GenreActe.DEROGATION)
                        .contains(genre)) {
            if (saisi.motif().isBlank()) {
                erreurs.put("motif", "Écrivez pourquoi.");
            }
            if (genre == GenreActe.DEROGATION && saisi.acteReference().isBlank()) {
                erreurs.put("acteReference", "Écrivez la référence de la décision du préfet.");
            }
        }
        if (!erreurs.isEmpty()) {
            throw new SaisieRefusee(erreurs);
        }
    }

    private void date(@Nullable LocalDate jour, String champ, String vide, Map<String, String> erreurs) {
        if (jour == null) {
            erreurs.put(champ, vide);
        } else if (jour.isAfter(agent.aujourdHui())) {
            erreurs.put(champ, "Cette date est dans le futur : écrivez au plus tard la date d'aujourd'hui.");
        }
    }

    private static void etape(Convention convention, GenreActe genre, ActeSaisi saisi, Map<String, String> erreurs) {
        var connues = convention.type().avis().stream().map(Etape::code).toList();
        if (genre == GenreActe.AVIS && !connues.contains(saisi.etape())) {
            erreurs.put("etape", "Choisissez l'avis dont il s'agit.");
        }
    }

    private static void partie(Convention convention, GenreActe genre, ActeSaisi saisi, Map<String, String> erreurs) {
        if (genre != GenreActe.SIGNATURE && genre != GenreActe.DELIBERATION) {
            return;
        }
        var attendues = genre == GenreActe.SIGNATURE
                ? convention.signataires()
                : convention.parties().stream().filter(Partie::delibere).toList();
        if (saisi.partie().isBlank()) {
            if (genre == GenreActe.DELIBERATION || !saisi.constate()) {
                erreurs.put("partie", "Choisissez la partie.");
            }
            return;
        }
        if (attendues.stream().map(Partie::cle).noneMatch(saisi.partie()::equals)) {
            erreurs.put(
                    "partie",
                    "Cette partie n'est pas de celles qui %s : choisissez-la dans la liste."
                            .formatted(genre == GenreActe.SIGNATURE ? "signent" : "délibèrent"));
        }
    }

    private void deliberation(ActeSaisi saisi, Map<String, String> erreurs) {
        if (saisi.numero().isBlank()) {
            erreurs.put("numero", "Écrivez le numéro de la délibération, par exemple 2023-05-04.");
        }
        for (var suite : List.of("transmisLe", "publieLe")) {
            var jour = suite.equals("transmisLe") ? saisi.transmisLe() : saisi.publieLe();
            if (jour == null) {
                continue;
            }
            date(jour, suite, "", erreurs);
            if (saisi.effet() != null && jour.isBefore(saisi.effet())) {
                erreurs.putIfAbsent(suite, "Cette date vient avant la délibération : vérifiez les deux.");
            }
        }
    }
}
