package fr.halle.document;

import fr.halle.document.reception.FichierInfecte;
import fr.halle.journal.Changement;
import fr.halle.journal.Consigne;
import fr.halle.journal.Journal;
import fr.halle.platform.acteur.Acteur;
import fr.halle.platform.acteur.ActeurCourant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Inscrit ce qui arrive aux pièces dans la trace de leur objet. Le nom du fichier n'y figure pas : il nomme souvent quelqu'un. */
@Component
public class TraceDesPieces {

    private static final Acteur HALLE = new Acteur.Service("pieces");

    private final Journal journal;
    private final Pieces pieces;
    private final ObjetsDePieces objets;
    private final TransactionTemplate transaction;

    TraceDesPieces(Journal journal, Pieces pieces, ObjetsDePieces objets, PlatformTransactionManager transactions) {
        this.journal = journal;
        this.pieces = pieces;
        this.objets = objets;
        this.transaction = new TransactionTemplate(transactions);
    }

    void deposer(Piece piece, @Nullable Piece avant) {
        var remplacee = avant == null || avant.annulee() ? null : resume(avant);
        var remplace = remplacee != null;
        journal.consigner(consigne(
                        piece,
                        remplace ? "piece.remplacer" : "piece.deposer",
                        (remplace ? "remplace" : "dépose") + " la pièce « " + piece.libelle() + " »")
                .changeant(contenu(piece, remplacee, resume(piece))));
    }

    void annuler(Piece piece, String motif) {
        journal.consigner(consigne(piece, "piece.annuler", "annule la pièce « " + piece.libelle() + " » : " + motif)
                .changeant(contenu(piece, resume(piece), null)));
    }

    void ouvrir(Piece piece, Set<String> visible) {
        journal.consigner(consigne(piece, "piece.ouvrir", "ouvre plus largement la pièce « " + piece.libelle() + " »")
                .visiblePar(visible));
    }

    void figer(String genre, UUID objet, Collection<Figee> figees) {
        var fiche = objets.fiche(genre, objet);
        journal.consigner(figees.stream()
                .map(f -> Consigne.sur(fiche.objet(), "piece.figer", "fige la pièce « " + f.libelle() + " »")
                        .changeant(Changement.de(
                                f.reference(), "Pièce " + f.reference(), null, resume(f.version(), f.empreinte())))
                        .dans(fiche.lieux())
                        .visiblePar(f.visiblePar()))
                .toList());
    }

    /** Ce que la base a figé. */
    record Figee(String reference, int version, String libelle, String empreinte, List<String> visiblePar) {}

    /** L'antivirus a refusé un fichier : inscrit à part, puisque rien d'autre ne s'écrit. */
    void infecter(String genre, UUID objet, String code, FichierInfecte refus) {
        var fiche = objets.fiche(genre, objet);
        var visible = objets.de(genre).visiblePar(objet, code);
        transaction.executeWithoutResult(_ -> journal.consigner(Consigne.sur(
                        fiche.objet(), "piece.infecter", "dépose un fichier que l'antivirus refuse : " + refus.trouve())
                .changeant(Changement.de("empreinte", "SHA-256 du fichier refusé", null, refus.empreinte()))
                .dans(fiche.lieux())
                .visiblePar(visible)));
    }

    /**
     * Une personne a demandé une pièce qu'elle ne lit pas. Le public, que rien ne nomme, ne laisse pas de trace : il pourrait
     * l'allonger sans fin.
     */
    public void refuserLaLecture(String reference) {
        if (ActeurCourant.personne().isEmpty()) {
            return;
        }
        ActeurCourant.agir(
                        HALLE,
                        () -> pieces.enPlace(reference)
                                .map(piece -> consigne(
                                        piece,
                                        "piece.refuser-lecture",
                                        "demande la pièce « " + piece.libelle()
                                                + " », sans avoir le droit de la lire")))
                .ifPresent(consigne -> transaction.executeWithoutResult(_ -> journal.consigner(consigne)));
    }

    private Consigne consigne(Piece piece, String verbe, String phrase) {
        var fiche = objets.fiche(piece.genre(), piece.objet());
        return Consigne.sur(fiche.objet(), verbe, phrase).dans(fiche.lieux()).visiblePar(piece.visiblePar());
    }

    private static Changement contenu(Piece piece, @Nullable String avant, @Nullable String apres) {
        return Changement.de(piece.reference(), "Pièce " + piece.reference(), avant, apres);
    }

    private static String resume(Piece piece) {
        return resume(piece.version(), piece.empreinte());
    }

    private static String resume(int version, String empreinte) {
        return "version " + version + ", SHA-256 " + empreinte;
    }
}
