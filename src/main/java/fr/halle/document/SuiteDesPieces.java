package fr.halle.document;

import fr.halle.acces.Agent;
import fr.halle.document.TraceDesPieces.Figee;
import fr.halle.platform.OperationRefusee;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Ce qui arrive à une pièce déposée : elle se fige, s'ouvre plus largement, ou s'annule. */
@Component
public class SuiteDesPieces {

    private final JdbcClient sql;
    private final Pieces pieces;
    private final ObjetsDePieces objets;
    private final Depots depots;
    private final EcritureDesPieces ecriture;
    private final TraceDesPieces trace;
    private final Agent agent;

    SuiteDesPieces(
            JdbcClient sql,
            Pieces pieces,
            ObjetsDePieces objets,
            Depots depots,
            EcritureDesPieces ecriture,
            TraceDesPieces trace,
            Agent agent) {
        this.sql = sql;
        this.pieces = pieces;
        this.objets = objets;
        this.depots = depots;
        this.ecriture = ecriture;
        this.trace = trace;
        this.agent = agent;
    }

    /**
     * Fige toutes les pièces en place d'un objet, dans la transaction de l'acte qui les arrête : une signature. Même celles que
     * l'acteur ne lit pas. Le droit de cet acte est à juger par qui l'appelle.
     *
     * @return combien viennent d'être figées ; celles qui l'étaient le restent
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int figer(String genre, UUID objet) {
        ecriture.attendreSonTour(genre, objet);
        var figees = sql.sql(
                        "select reference, version, libelle, empreinte, visible_par from document.figer(:genre, :objet, :qualite) order by reference")
                .param("genre", genre)
                .param("objet", objet)
                .param("qualite", agent.qualite())
                .query((r, _) -> new Figee(
                        r.getString("reference"),
                        r.getInt("version"),
                        r.getString("libelle"),
                        r.getString("empreinte"),
                        List.of((String[]) r.getArray("visible_par").getArray())))
                .list();
        if (!figees.isEmpty()) {
            trace.figer(genre, objet, figees);
        }
        return figees.size();
    }

    /**
     * Donne aux pièces en place que l'acteur lit les clés que l'objet leur donne maintenant, en plus de celles qu'elles ont. À appeler
     * dans la transaction de l'acte qui ouvre l'objet : mise en signature, publication. Les versions remplacées ne s'ouvrent pas.
     *
     * @return combien se lisent désormais plus largement
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int ouvrir(String genre, UUID objet) {
        ecriture.attendreSonTour(genre, objet);
        var ouvertes = 0;
        for (var piece : pieces.enPlace(genre, objet)) {
            var visible = new HashSet<>(piece.visiblePar());
            if (!piece.annulee() && visible.addAll(objets.de(genre).visiblePar(objet, piece.code()))) {
                ecriture.ouvrir(piece, visible);
                trace.ouvrir(piece, visible);
                ouvertes++;
            }
        }
        return ouvertes;
    }

    /**
     * Annule une pièce : elle quitte la liste, ses versions restent lisibles à leur adresse.
     *
     * @param ligne celle que la personne a sous les yeux
     * @throws OperationRefusee si elle est figée, si son objet l'est, si elle a changé, ou sans motif
     */
    @Transactional
    public Piece annuler(String reference, UUID ligne, String motif) {
        var affichee = pieces.charger(reference);
        depots.exigerLeDroit(affichee.genre(), affichee.objet(), affichee.code());
        ecriture.attendreSonTour(affichee.genre(), affichee.objet());
        var piece = pieces.charger(reference);
        if (piece.figee()) {
            throw Depots.figee(piece);
        }
        depots.exigerOuvert(piece.genre(), piece.objet());
        if (!piece.ligne().equals(ligne)) {
            throw new OperationRefusee(
                    "Cette pièce a changé depuis que vous l'avez affichée : rechargez la page, regardez la version en place, puis recommencez.");
        }
        if (motif.isBlank() || motif.length() > 2_000) {
            throw new OperationRefusee("Dites en quelques mots pourquoi cette pièce est annulée, puis recommencez.");
        }
        ecriture.annuler(piece, motif.strip());
        trace.annuler(piece, motif.strip());
        return piece;
    }
}
