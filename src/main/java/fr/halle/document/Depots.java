package fr.halle.document;

import fr.halle.document.coffre.Coffre;
import fr.halle.document.reception.FichierInfecte;
import fr.halle.document.reception.FichierRecu;
import fr.halle.document.reception.Reception;
import fr.halle.platform.AccesRefuse;
import fr.halle.platform.ConnexionRequise;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.acteur.Acteur;
import fr.halle.platform.acteur.ActeurCourant;
import fr.halle.platform.web.Typographie;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Dépose une pièce, ou remplace celle qui est en place. Tout s'écrit d'un coup, ou rien. */
@Component
public class Depots {

    private static final int LONGUEUR = 200;

    private final ObjetsDePieces objets;
    private final Pieces pieces;
    private final Reception reception;
    private final Coffre coffre;
    private final EcritureDesPieces ecriture;
    private final TraceDesPieces trace;
    private final TransactionTemplate transaction;

    Depots(
            ObjetsDePieces objets,
            Pieces pieces,
            Reception reception,
            Coffre coffre,
            EcritureDesPieces ecriture,
            TraceDesPieces trace,
            PlatformTransactionManager transactions) {
        this.objets = objets;
        this.pieces = pieces;
        this.reception = reception;
        this.coffre = coffre;
        this.ecriture = ecriture;
        this.trace = trace;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Ce que dit le formulaire.
     *
     * @param code celui d'une pièce attendue, ou {@link PieceAttendue#AUTRE}
     * @param precision ce qui distingue cette pièce des autres du même code ; le libellé entier d'une pièce que rien n'attend
     * @param nom celui du fichier, tel que le navigateur l'a envoyé
     * @param remplacee la ligne ({@link Piece#ligne}) que la personne a sous les yeux et remplace ; {@code null} pour une pièce neuve
     */
    public record Depot(
            String genre,
            UUID objet,
            String code,
            String precision,
            String nom,
            @Nullable UUID remplacee) {}

    /**
     * Dépose un fichier. Le flux est lu jusqu'au poids admis, et pas plus loin ; il n'est pas fermé.
     *
     * @throws OperationRefusee d'une phrase par cause ; rien n'est alors écrit
     * @throws AccesRefuse si l'acteur lit l'objet sans pouvoir y déposer
     * @throws fr.halle.platform.Introuvable si l'acteur ne lit pas l'objet, ou s'il n'existe pas
     */
    public Piece deposer(Depot depot, InputStream flux) {
        if (ActeurCourant.lire() instanceof Acteur.Anonyme) {
            throw new ConnexionRequise();
        }
        var attendue = exigerLeDroit(depot.genre(), depot.objet(), depot.code());
        exigerOuvert(depot.genre(), depot.objet());
        try {
            var recu = reception.recevoir(depot.nom(), flux);
            try (var _ = recu.tampon()) {
                return Objects.requireNonNull(transaction.execute(_ -> ecrire(depot, attendue, recu)));
            }
        } catch (FichierInfecte e) {
            trace.infecter(depot.genre(), depot.objet(), depot.code(), e);
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * La pièce attendue de ce code, si l'acteur peut la déposer, la remplacer ou l'annuler.
     *
     * @throws AccesRefuse s'il lit l'objet sans le pouvoir
     * @throws fr.halle.platform.Introuvable s'il ne lit pas l'objet
     */
    public PieceAttendue exigerLeDroit(String genre, UUID objet, String code) {
        objets.fiche(genre, objet);
        var droits = objets.de(genre);
        var attendue = code.equals(PieceAttendue.AUTRE)
                ? Optional.of(PieceAttendue.autre())
                : droits.attendues(objet).stream()
                        .filter(a -> a.code().equals(code))
                        .findFirst();
        if (attendue.isEmpty() || !droits.peutLire(objet, code)) {
            throw Pieces.absente();
        }
        if (!droits.peutDeposer(objet, code)) {
            throw new AccesRefuse(
                    "Déposer cette pièce n'est pas ouvert à votre chapeau : demandez-le à une personne qui prépare ce dossier.");
        }
        return attendue.get();
    }

    /** @throws OperationRefusee si plus rien ne se dépose sur cet objet */
    void exigerOuvert(String genre, UUID objet) {
        if (objets.de(genre).fige(objet)) {
            throw new OperationRefusee(
                    "Ce dossier est signé ou clos : ses pièces ne changent plus. Ce qui vient ensuite se dépose sur l'acte suivant.");
        }
    }

    private Piece ecrire(Depot depot, PieceAttendue attendue, FichierRecu recu) {
        ecriture.attendreSonTour(depot.genre(), depot.objet());
        // La signature a pu passer pendant que le fichier arrivait.
        exigerOuvert(depot.genre(), depot.objet());
        var avant = precedente(depot, attendue);
        if (avant != null) {
            exigerRemplacable(avant, recu);
        }
        ranger(recu);
        var visible = new HashSet<>(objets.de(depot.genre()).visiblePar(depot.objet(), depot.code()));
        String reference;
        if (avant == null) {
            reference = ecriture.creer(depot.genre(), depot.objet(), attendue, libelle(depot, attendue), recu, visible);
        } else {
            visible.addAll(avant.visiblePar());
            ecriture.remplacer(avant, recu, visible);
            reference = avant.reference();
        }
        var ecrite = pieces.enPlace(reference).orElseThrow();
        trace.deposer(ecrite, avant);
        return ecrite;
    }

    /** Celle que le dépôt remplace : nommée par la personne, ou annulée et seule de son code. */
    private @Nullable Piece precedente(Depot depot, PieceAttendue attendue) {
        var enPlace = pieces.enPlace(depot.genre(), depot.objet()).stream()
                .filter(p -> p.code().equals(depot.code()))
                .toList();
        if (depot.remplacee() != null) {
            return enPlace.stream()
                    .filter(p -> p.ligne().equals(depot.remplacee()))
                    .findFirst()
                    .orElseThrow(
                            () -> new OperationRefusee(
                                    "Cette pièce a changé depuis que vous l'avez affichée : rechargez la page, regardez la version en place, puis recommencez."));
        }
        if (attendue.plusieurs() || enPlace.isEmpty()) {
            return null;
        }
        var seule = enPlace.getFirst();
        if (!seule.annulee()) {
            throw new OperationRefusee(
                    "« %s » est déjà là (version %d, déposée le %s) : pour en changer, remplacez-la depuis la liste des pièces."
                            .formatted(seule.libelle(), seule.version(), Typographie.instant(seule.deposeLe())));
        }
        return seule;
    }

    private static void exigerRemplacable(Piece avant, FichierRecu recu) {
        if (avant.figee()) {
            throw figee(avant);
        }
        if (!avant.annulee() && avant.empreinte().equals(recu.tampon().empreinte())) {
            throw new OperationRefusee(
                    "Ce fichier est exactement la version en place de « %s » : il n'y a rien à remplacer."
                            .formatted(avant.libelle()));
        }
    }

    static OperationRefusee figee(Piece piece) {
        return new OperationRefusee(
                "« %s » est figée dans sa version %d : elle ne se remplace ni ne s'annule plus. Ce qui vient ensuite est une autre pièce."
                        .formatted(piece.libelle(), piece.version()));
    }

    private void ranger(FichierRecu recu) {
        try (var contenu = Files.newInputStream(recu.tampon().fichier())) {
            coffre.ranger(recu.tampon().empreinte(), recu.tampon().octets(), contenu);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String libelle(Depot depot, PieceAttendue attendue) {
        var precision = depot.precision().strip();
        if (precision.length() > LONGUEUR || precision.chars().anyMatch(Character::isISOControl)) {
            throw new OperationRefusee(
                    "Le nom de la pièce est trop long, ou porte un caractère illisible : écrivez-le en deux cents signes au plus, sur une ligne.");
        }
        if (attendue.code().equals(PieceAttendue.AUTRE)) {
            if (precision.isEmpty()) {
                throw new OperationRefusee("Dites en quelques mots ce qu'est cette pièce, puis déposez-la de nouveau.");
            }
            return precision;
        }
        return attendue.plusieurs() && !precision.isEmpty()
                ? attendue.libelle() + " : " + precision
                : attendue.libelle();
    }
}
