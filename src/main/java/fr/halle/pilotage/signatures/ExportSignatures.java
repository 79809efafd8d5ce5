package fr.halle.pilotage.signatures;

import fr.halle.pilotage.Etendue;
import fr.halle.pilotage.Etendues;
import fr.halle.platform.liste.Liste;
import fr.halle.platform.sortie.Colonne;
import fr.halle.platform.sortie.Demande;
import fr.halle.platform.sortie.JeuExportable;
import fr.halle.platform.sortie.Tableau;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Les signatures telles qu'elles sortent : toutes, et non la seule qui sert. */
@Component
class ExportSignatures implements JeuExportable {

    private final Etendues etendues;
    private final Signatures signatures;

    ExportSignatures(Etendues etendues, Signatures signatures) {
        this.etendues = etendues;
        this.signatures = signatures;
    }

    @Override
    public String jeu() {
        return "signatures";
    }

    @Override
    public String description() {
        return "les dates de signature (adhésion, ORT) que chaque liste donne aux communes d'un programme";
    }

    @Override
    public Set<Critere> criteres() {
        return Set.of(Critere.PROGRAMME, Critere.TERRITOIRE);
    }

    @Override
    public Tableau<?> tableau(Demande demande) {
        return tableau(etendues.lire(
                demande.programmeExige(),
                Objects.requireNonNullElse(demande.territoire(), "nation"),
                demande.lecture()));
    }

    private Tableau<Signature> tableau(Etendue etendue) {
        var lues = signatures.arrivees(etendue);
        return new Tableau<>(
                "signatures-" + etendue.programme().code(),
                "Dates de signature, %s, %s"
                        .formatted(
                                etendue.programme().nom(), etendue.perimetre().nom()),
                etendue.lecture(),
                List.of(
                        Colonne.texte("Code de la commune", Signature::commune),
                        Colonne.texte("Commune", Signature::nom),
                        Colonne.texte("Convention", Signature::typeEnClair),
                        Colonne.date("Signée le", Signature::effet),
                        Colonne.texte("Liste", Signature::jeu),
                        Colonne.texte("Sert", s -> s.retenue() ? "oui" : "non"),
                        Colonne.texte("Listes en désaccord", s -> s.conflit() ? "oui" : "non"),
                        Colonne.texte("Anomalie", s -> String.join(" ; ", s.anomalies(etendue.programme()))),
                        Colonne.texte("D'après", Signature::titreSource)),
                Liste.lue(
                        lues,
                        lues.stream()
                                .map(Signature::titreSource)
                                .distinct()
                                .sorted()
                                .toList()));
    }
}
