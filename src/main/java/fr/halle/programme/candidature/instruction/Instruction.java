package fr.halle.programme.candidature.instruction;

import fr.halle.acces.Agent;
import fr.halle.acces.Droits;
import fr.halle.acces.Permission;
import fr.halle.acces.Visibilite;
import fr.halle.platform.Introuvable;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.SaisieRefusee;
import fr.halle.programme.candidature.Acte;
import fr.halle.programme.candidature.Candidature;
import fr.halle.programme.candidature.Candidatures;
import fr.halle.programme.candidature.EtatCandidature;
import fr.halle.programme.candidature.GenreActe;
import fr.halle.programme.candidature.Redaction;
import java.sql.Types;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Déposer, donner un avis, faire remonter, décider, retirer : un acte à la fois, tout ou rien. */
@Component
public class Instruction {

    private final JdbcClient sql;
    private final Droits droits;
    private final Agent agent;
    private final Candidatures candidatures;
    private final Redaction redaction;
    private final Gardes gardes;
    private final TraceDesActes trace;

    Instruction(
            JdbcClient sql,
            Droits droits,
            Agent agent,
            Candidatures candidatures,
            Redaction redaction,
            Gardes gardes,
            TraceDesActes trace) {
        this.sql = sql;
        this.droits = droits;
        this.agent = agent;
        this.candidatures = candidatures;
        this.redaction = redaction;
        this.gardes = gardes;
        this.trace = trace;
    }

    /**
     * Pose un acte sur une candidature.
     *
     * @return l'état où elle est ensuite
     * @throws SaisieRefusee qui dit chaque case à corriger
     * @throws OperationRefusee si une garde s'oppose à un acte pris
     */
    @Transactional
    public EtatCandidature agir(String reference, GenreActe genre, ActeSaisi saisi) {
        if (genre == GenreActe.PUBLICATION) {
            throw new OperationRefusee(
                    "Une candidature se publie avec sa sélection : passez par la page des sélections.");
        }
        Redaction.verrouiller(sql, reference);
        var candidature = candidatures.charger(reference);
        exiger(genre, candidature, saisi.constate());
        if (genre == GenreActe.DEPOT) {
            // Deux dépôts d'une même commune s'attendent aussi l'un l'autre.
            candidature.codes().stream()
                    .sorted()
                    .forEach(code -> Redaction.verrouiller(sql, candidature.programme() + ":" + code));
        }
        var effet = gardes.verifierLaSaisie(candidature, genre, saisi);
        var renduPar = genre == GenreActe.AVIS ? renduPar(saisi) : null;
        var constats = gardes.juger(candidature, candidatures.actes(candidature), genre, saisi, effet, renduPar);
        var visible = candidature.visiblePar();
        if (genre == GenreActe.DEPOT) {
            visible = droits.visiblePar(Visibilite.PARTENAIRES, candidature.cible());
            redaction.ouvrir(candidature, visible);
        }
        var acte = ecrire(candidature, genre, saisi, effet, renduPar, constats, visible);
        return trace.agir(candidature, acte, visible);
    }

    /**
     * Annule un acte saisi à tort ; le dernier seulement, et jamais un dépôt ni une publication.
     *
     * @throws OperationRefusee si ce n'est pas le dernier
     */
    @Transactional
    public void annuler(String reference, UUID acte, String motif) {
        Redaction.verrouiller(sql, reference);
        var candidature = candidatures.charger(reference);
        var actes = candidatures.actes(candidature);
        var vise = actes.stream()
                .filter(a -> a.id().equals(acte))
                .findFirst()
                .orElseThrow(() -> new Introuvable(
                        "acte",
                        "Cet acte n'est plus dans la candidature %s : rechargez la page.".formatted(reference)));
        if (vise.genre() == GenreActe.DEPOT || vise.genre() == GenreActe.PUBLICATION) {
            throw new OperationRefusee(
                    vise.genre() == GenreActe.DEPOT
                            ? "Ce qui a été déposé ne se reprend pas : retirez la candidature, l'histoire en gardera la trace."
                            : "Une publication s'annule depuis la page de sa sélection.");
        }
        exiger(vise.genre(), candidature, vise.constate());
        if (vise.genre() != GenreActe.AVIS
                && actes.stream()
                        .anyMatch(a -> a.genre() != GenreActe.AVIS && a.genre().compareTo(vise.genre()) > 0)) {
            throw new OperationRefusee("Un acte plus récent s'appuie sur celui-ci : annulez-le d'abord.");
        }
        if (motif.isBlank()) {
            throw new SaisieRefusee("motif", "Écrivez pourquoi cet acte est annulé.");
        }
        sql.sql("""
                        insert into programme.candidature_acte (candidature, genre, nature, effet, sens, rendu_par, organisation, motif,
                                                                acte_reference, qualite, visible_par, saisi_par, corrige_id, annule)
                        select a.candidature, a.genre, a.nature, a.effet, a.sens, a.rendu_par, a.organisation, :motif,
                               a.acte_reference, :qualite, a.visible_par, :personne, a.id, true
                          from programme.candidature_acte a where a.id = :acte
                        """)
                .param("motif", motif.strip())
                .param("qualite", agent.qualite())
                .param("personne", agent.personne(), Types.OTHER)
                .param("acte", acte)
                .update();
        trace.annuler(candidature, vise, motif.strip());
    }

    /** Ce que l'acteur peut faire maintenant de cette candidature. */
    public List<GenreActe> possibles(Candidature candidature) {
        return java.util.Arrays.stream(GenreActe.values())
                .filter(genre ->
                        genre != GenreActe.PUBLICATION && candidature.etat().admet(genre))
                .filter(genre -> droits.peut(genre.permission(), candidature.cible()))
                .filter(genre -> genre != GenreActe.DECISION || !gardes.aPrepare(candidature))
                .toList();
    }

    /** Vrai si l'acteur peut entrer un acte pris ailleurs : ceux qui font remonter et ceux qui publient tiennent les documents. */
    public boolean peutConstater(Candidature candidature) {
        return droits.peut(Permission.REMONTER_CANDIDATURE, candidature.cible())
                || droits.peut(Permission.PUBLIER_SELECTION, candidature.cible());
    }

    private void exiger(GenreActe genre, Candidature candidature, boolean constate) {
        if (!(constate && peutConstater(candidature))) {
            droits.exiger(genre.permission(), candidature.cible());
        }
    }

    private String renduPar(ActeSaisi saisi) {
        if (!saisi.renduPar().isBlank() && saisi.constate()) {
            return saisi.renduPar().strip();
        }
        return sql.sql("select nom from acces.v_organisation where id = :id")
                .param("id", agent.organisation())
                .query(String.class)
                .single();
    }

    private UUID ecrire(
            Candidature candidature,
            GenreActe genre,
            ActeSaisi saisi,
            java.time.LocalDate effet,
            @Nullable String renduPar,
            List<String> constats,
            Set<String> visible) {
        try {
            return sql.sql("""
                            insert into programme.candidature_acte (candidature, genre, nature, effet, sens, rendu_par, note, motif,
                                acte_reference, derogation, constatations, qualite, visible_par, saisi_par, organisation, corrige_id)
                            values (:candidature, :genre, :nature, :effet, :sens, :renduPar, :note, :motif, :acteReference, :derogation,
                                :constatations::text[], :qualite, :visible::text[], :personne, :organisation,
                                (select a.id from programme.candidature_acte a
                                  where a.candidature = :candidature and a.genre = :genre and a.rendu_par is not distinct from :renduPar
                                    and a.annule and not exists (select from programme.candidature_acte c where c.corrige_id = a.id)))
                            returning id
                            """)
                    .param("candidature", candidature.id())
                    .param("genre", genre.code())
                    .param("nature", saisi.constate() ? "constate" : "pris")
                    .param("effet", effet)
                    .param("sens", rempli(saisi.sens()), Types.VARCHAR)
                    .param("renduPar", renduPar, Types.VARCHAR)
                    .param("note", rempli(saisi.note()), Types.VARCHAR)
                    .param("motif", rempli(saisi.motif()), Types.VARCHAR)
                    .param("acteReference", rempli(saisi.acteReference()), Types.VARCHAR)
                    .param("derogation", rempli(saisi.derogation()), Types.VARCHAR)
                    .param("constatations", constats.toArray(String[]::new))
                    .param("qualite", agent.qualite())
                    .param("visible", visible.toArray(String[]::new))
                    .param("personne", agent.personne(), Types.OTHER)
                    .param(
                            "organisation",
                            droits.chapeau().map(h -> h.organisation()).orElse(null),
                            Types.OTHER)
                    .query(UUID.class)
                    .single();
        } catch (DuplicateKeyException e) {
            throw new OperationRefusee(
                    "Quelqu'un vient de faire le même acte sur la candidature %s : rechargez sa page."
                            .formatted(candidature.reference()),
                    e);
        }
    }

    private static @Nullable String rempli(String texte) {
        return texte.isBlank() ? null : texte.strip();
    }

    /** Les actes d'une candidature, tels qu'ils sont maintenant. */
    public List<Acte> actes(Candidature candidature) {
        return candidatures.actes(candidature);
    }
}
