package fr.halle.convention.trace;

import fr.halle.convention.Acte;
import fr.halle.convention.Convention;
import fr.halle.convention.GenreActe;
import fr.halle.convention.LaureatCouvert;
import fr.halle.convention.Partie;
import fr.halle.journal.Changement;
import fr.halle.journal.Consigne;
import fr.halle.journal.Journal;
import fr.halle.journal.Objet;
import fr.halle.platform.web.Typographie;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Inscrit ce qui arrive à une convention, dans la transaction de l'acte. */
@Component
public class TraceDesConventions {

    /** Le type d'objet de la trace. */
    public static final String CONVENTION = "convention";

    private final Journal journal;

    TraceDesConventions(Journal journal) {
        this.journal = journal;
    }

    public void creer(Convention ecrite) {
        journal.consigner(
                consigne(ecrite, "convention.creer", "prépare la convention").changeant(dossier(null, ecrite)));
    }

    public void constater(Convention ecrite) {
        journal.consigner(consigne(ecrite, "convention.constater", "constate la convention")
                .changeant(dossier(null, ecrite))
                .changeant(Changement.de("document", "Document", null, ecrite.document())));
    }

    public void modifier(Convention avant, Convention apres) {
        journal.consigner(
                consigne(apres, "convention.modifier", "modifie la convention").changeant(dossier(avant, apres)));
    }

    /** Un acte posé : ce qu'il a fait de l'état, et ce qu'il dit. */
    public void agir(Convention avant, Convention apres, Acte acte) {
        var changements = new ArrayList<Changement>();
        changements.add(Changement.de(
                "etat", "État", avant.etat().libelle(), apres.etat().libelle()));
        pose(changements, "partie", "Partie", nom(apres, acte.partie()));
        pose(changements, "sens", "Sens", acte.sensEnClair());
        pose(changements, "renduPar", "Rendu par", acte.renduPar());
        pose(changements, "numero", "Numéro", acte.numero());
        pose(changements, "transmisLe", "Transmise au préfet le", jour(acte.transmisLe()));
        pose(changements, "publieLe", "Publiée le", jour(acte.publieLe()));
        pose(changements, "qualite", "Qualité du signataire", acte.signataireQualite());
        pose(changements, "finLe", "Nouveau terme", jour(acte.finLe()));
        pose(changements, "motif", "Motif", acte.motif());
        pose(changements, "acteReference", "Référence", acte.acteReference());
        pose(changements, "constatations", "Remarques", String.join(" ", acte.constatations()));
        journal.consigner(consigne(
                        apres,
                        "convention." + acte.genre().code().replace("_", "-"),
                        (acte.constate() ? "constate : " : "") + phrase(acte.genre()))
                .effet(acte.effet())
                .changeant(changements));
    }

    public void annuler(Convention avant, Convention apres, Acte acte, String motif) {
        journal.consigner(consigne(
                        apres,
                        "convention.annuler",
                        "annule l'acte « %s »".formatted(acte.genre().libelle()))
                .changeant(
                        Changement.de(
                                "etat",
                                "État",
                                avant.etat().libelle(),
                                apres.etat().libelle()),
                        Changement.de("motif", "Motif", null, motif)));
    }

    /** Un acte sur une convention, où elle se trouve, lisible par ceux qui la lisent. */
    public Consigne consigne(Convention c, String verbe, String phrase) {
        return Consigne.sur(new Objet(CONVENTION, c.reference(), c.intitule()), verbe, phrase)
                .dans(lieux(c))
                .visiblePar(c.visiblePar());
    }

    private static String phrase(GenreActe genre) {
        return switch (genre) {
            case CONCERTATION -> "soumet la convention à ses parties";
            case COMITE -> "écrit ce qu'en dit le comité de projet";
            case SAISINE -> "demande les avis";
            case AVIS -> "donne un avis";
            case DELIBERATION -> "écrit une délibération";
            case MISE_EN_SIGNATURE -> "met la convention à la signature";
            case SIGNATURE -> "signe la convention";
            case PUBLICATION -> "dit la convention publiée";
            case AVENANT -> "ajoute un avenant";
            case DEROGATION -> "dispense de la ville principale";
            case RESILIATION -> "résilie la convention";
            case ABANDON -> "abandonne la convention";
        };
    }

    private static List<Changement> dossier(@Nullable Convention avant, Convention apres) {
        return List.of(
                champ("intitule", "Intitulé", avant, apres, Convention::intitule),
                champ("objet", "Objet", avant, apres, Convention::objet),
                champ(
                        "laureats",
                        "Lauréats",
                        avant,
                        apres,
                        c -> c.laureats().stream().map(LaureatCouvert::nom).collect(Collectors.joining(" ; "))),
                champ(
                        "parties",
                        "Parties",
                        avant,
                        apres,
                        c -> c.parties().stream()
                                .map(p -> p.nom() + (p.signataire() ? "" : " (en présence de)"))
                                .collect(Collectors.joining(" ; "))),
                champ("prendEffetLe", "Prend effet le", avant, apres, c -> jour(c.prendEffetLe())),
                champ("finLe", "Terme", avant, apres, c -> jour(c.finLe())));
    }

    private static Changement champ(
            String champ,
            String libelle,
            @Nullable Convention avant,
            Convention apres,
            Function<Convention, @Nullable String> valeur) {
        return Changement.de(champ, libelle, avant == null ? null : valeur.apply(avant), valeur.apply(apres));
    }

    private static void pose(List<Changement> changements, String champ, String libelle, @Nullable String valeur) {
        if (valeur != null && !valeur.isEmpty()) {
            changements.add(Changement.de(champ, libelle, null, valeur));
        }
    }

    private static @Nullable String nom(Convention c, @Nullable String partie) {
        return partie == null ? null : c.partie(partie).map(Partie::nom).orElse(partie);
    }

    private static @Nullable String jour(@Nullable LocalDate jour) {
        return jour == null ? null : Typographie.date(jour);
    }

    private static List<String> lieux(Convention c) {
        var lieux = new LinkedHashSet<String>();
        c.laureats().forEach(l -> l.communes().forEach(code -> lieux.add("commune:" + code)));
        for (var partie : c.parties()) {
            var territoire = partie.territoire();
            if (territoire != null) {
                lieux.add(territoire);
            }
        }
        return List.copyOf(lieux);
    }
}
