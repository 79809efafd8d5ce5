package fr.halle.convention.acte;

import fr.halle.acces.Agent;
import fr.halle.acces.Droits;
import fr.halle.acces.Permission;
import fr.halle.acces.Visibilite;
import fr.halle.convention.Acte;
import fr.halle.convention.Convention;
import fr.halle.convention.Conventions;
import fr.halle.convention.EtatConvention;
import fr.halle.convention.GenreActe;
import fr.halle.convention.dossier.ActeEcrit;
import fr.halle.convention.dossier.EcritureDesConventions;
import fr.halle.convention.dossier.TenueDuDossier;
import fr.halle.convention.trace.TraceDesConventions;
import fr.halle.document.SuiteDesPieces;
import fr.halle.platform.Introuvable;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.SaisieRefusee;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Poser ou annuler un acte d'une convention : un à la fois, tout ou rien. */
@Component
public class ActesDesConventions {

    private final JdbcClient sql;
    private final Droits droits;
    private final Agent agent;
    private final Conventions conventions;
    private final TenueDuDossier dossiers;
    private final EcritureDesConventions ecriture;
    private final SaisieDUnActe formulaire;
    private final GardesDesConventions gardes;
    private final PouvoirDeSigner pouvoir;
    private final SuiteDesPieces pieces;
    private final TraceDesConventions trace;

    ActesDesConventions(
            JdbcClient sql,
            Droits droits,
            Agent agent,
            Conventions conventions,
            TenueDuDossier dossiers,
            EcritureDesConventions ecriture,
            SaisieDUnActe formulaire,
            GardesDesConventions gardes,
            PouvoirDeSigner pouvoir,
            SuiteDesPieces pieces,
            TraceDesConventions trace) {
        this.sql = sql;
        this.droits = droits;
        this.agent = agent;
        this.conventions = conventions;
        this.dossiers = dossiers;
        this.ecriture = ecriture;
        this.formulaire = formulaire;
        this.gardes = gardes;
        this.pouvoir = pouvoir;
        this.pieces = pieces;
        this.trace = trace;
    }

    /**
     * Pose un acte sur une convention.
     *
     * @return la convention, telle qu'elle est ensuite
     * @throws SaisieRefusee qui dit chaque case à corriger
     * @throws OperationRefusee si une garde s'oppose à un acte pris
     */
    @Transactional
    public Convention agir(String reference, GenreActe genre, ActeSaisi saisi) {
        ecriture.verrouiller(reference);
        var avant = conventions.charger(reference);
        if (avant.porteePar() != null && genre != GenreActe.RESILIATION && genre != GenreActe.DEROGATION) {
            throw new OperationRefusee(
                    "La convention %s est portée par une autre : c'est sur celle-ci que se posent les actes."
                            .formatted(reference));
        }
        exiger(genre, avant, saisi.constate());
        formulaire.verifier(avant, genre, saisi);
        var constats = gardes.juger(avant, conventions.actes(avant), genre, saisi);
        var ouverte = genre == GenreActe.CONCERTATION ? dossiers.ouvrir(avant, Visibilite.PARTENAIRES) : avant;
        if (genre == GenreActe.CONCERTATION) {
            pieces.ouvrir(TraceDesConventions.CONVENTION, avant.id());
        }
        var id = ecrire(ouverte, genre, saisi, constats);
        var apres = conventions.charger(reference);
        if (apres.etat() == EtatConvention.SIGNEE) {
            apres = dossiers.ouvrir(apres, Visibilite.PUBLIC);
            pieces.ouvrir(TraceDesConventions.CONVENTION, apres.id());
            if (avant.etat() != EtatConvention.SIGNEE) {
                pieces.figer(TraceDesConventions.CONVENTION, apres.id());
            }
        }
        trace.agir(avant, apres, acte(apres, id));
        return apres;
    }

    /**
     * Annule un acte saisi à tort : il reste dans l'histoire, et ne compte plus.
     *
     * @throws OperationRefusee si un acte plus récent s'appuie sur lui
     */
    @Transactional
    public void annuler(String reference, UUID acte, String motif) {
        ecriture.verrouiller(reference);
        var avant = conventions.charger(reference);
        var vise = conventions.actes(avant).stream()
                .filter(a -> a.id().equals(acte))
                .findFirst()
                .orElseThrow(() -> new Introuvable(
                        "acte", "Cet acte n'est plus dans la convention %s : rechargez la page.".formatted(reference)));
        if (!annulable(avant, vise)) {
            throw droits.refus(
                    vise.constate()
                            ? Permission.CONSTATER_CONVENTION
                            : vise.genre().permission());
        }
        appuis(avant, vise);
        if (motif.isBlank()) {
            throw new SaisieRefusee("motif", "Écrivez pourquoi cet acte est annulé.");
        }
        ecriture.annuler(vise, motif.strip());
        trace.annuler(avant, conventions.charger(reference), vise, motif.strip());
    }

    /** Vrai si l'acteur peut annuler cet acte, à supposer que rien ne s'appuie sur lui. */
    public boolean annulable(Convention c, Acte acte) {
        return acte.constate() && peutConstater(c) || droits.peut(acte.genre().permission(), c.cible());
    }

    private void appuis(Convention c, Acte vise) {
        var genant = switch (vise.genre()) {
            case CONCERTATION, COMITE, SAISINE, AVIS, DELIBERATION, DEROGATION -> GenreActe.MISE_EN_SIGNATURE;
            case MISE_EN_SIGNATURE -> GenreActe.SIGNATURE;
            case SIGNATURE -> GenreActe.AVENANT;
            case PUBLICATION, AVENANT, RESILIATION, ABANDON -> null;
        };
        if (!vise.constate()
                && genant != null
                && conventions.actes(c).stream().anyMatch(a -> a.genre() == genant && !a.constate())) {
            throw new OperationRefusee(
                    "« %s » s'appuie sur cet acte : annulez-la d'abord.".formatted(genant.libelle()));
        }
    }

    /** Ce que l'acteur peut faire maintenant de cette convention. */
    public List<GenreActe> possibles(Convention c) {
        if (c.porteePar() != null) {
            return List.of();
        }
        return Arrays.stream(GenreActe.values())
                .filter(genre -> c.etat().admet(genre))
                .filter(genre -> droits.peut(genre.permission(), c.cible()))
                .filter(genre -> genre != GenreActe.SIGNATURE && genre != GenreActe.DELIBERATION
                        || c.parties().stream().anyMatch(p -> pouvoir.nestPas(p).isEmpty()))
                .toList();
    }

    /** Vrai si l'acteur peut entrer un acte pris ailleurs. */
    public boolean peutConstater(Convention c) {
        return droits.peut(Permission.CONSTATER_CONVENTION, c.cible());
    }

    private void exiger(GenreActe genre, Convention c, boolean constate) {
        if (!(constate && peutConstater(c))) {
            if (constate) {
                throw droits.refus(Permission.CONSTATER_CONVENTION);
            }
            droits.exiger(genre.permission(), c.cible());
        }
    }

    private UUID ecrire(Convention c, GenreActe genre, ActeSaisi saisi, List<String> constats) {
        var acte = saisi.ecrit(genre, renduPar(genre, saisi), constats);
        try {
            return ecriture.acte(c.id(), signe(acte), c.visiblePar());
        } catch (DuplicateKeyException e) {
            throw new OperationRefusee(
                    "Quelqu'un vient de faire le même acte sur la convention %s : rechargez sa page."
                            .formatted(c.reference()),
                    e);
        }
    }

    /** Une signature prise porte le mandat et le nom de qui signe. */
    private ActeEcrit signe(ActeEcrit acte) {
        if (acte.genre() != GenreActe.SIGNATURE || acte.constate()) {
            return acte;
        }
        var chapeau = droits.chapeau().orElseThrow();
        return acte.signe(chapeau.mandat(), agent.nom(), chapeau.qualite());
    }

    private @Nullable String renduPar(GenreActe genre, ActeSaisi saisi) {
        if (genre != GenreActe.AVIS && genre != GenreActe.COMITE || saisi.constate()) {
            return null;
        }
        return sql.sql("select nom from acces.v_organisation where id = :id")
                .param("id", agent.organisation())
                .query(String.class)
                .single();
    }

    private Acte acte(Convention c, UUID id) {
        return conventions.actes(c).stream()
                .filter(a -> a.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
