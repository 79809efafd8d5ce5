package fr.halle.echeance;

import fr.halle.acces.Agent;
import fr.halle.acces.Droits;
import fr.halle.acces.Habilitation;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.SaisieRefusee;
import java.sql.Types;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Pourquoi une échéance est dépassée, d'après qui la doit. Écrire un autre motif corrige le premier, qui reste dans l'histoire. */
@Component
public class Motifs {

    private static final int LONGUEUR = 2_000;

    private final JdbcClient sql;
    private final Agent agent;
    private final Droits droits;

    Motifs(JdbcClient sql, Agent agent, Droits droits) {
        this.sql = sql;
        this.agent = agent;
        this.droits = droits;
    }

    /**
     * Un motif.
     *
     * @param prevueLe quand on pense y répondre, si on le dit
     * @param qualite sous quel chapeau il a été écrit
     */
    public record Motif(UUID id, String texte, @Nullable LocalDate prevueLe, LocalDate effet, String qualite) {}

    public Optional<Motif> trouver(String programme, String regle, UUID objet) {
        return sql.sql("""
                        select id, texte, prevue_le, effet, qualite from echeance.v_motif
                         where programme = :programme and regle = :regle and objet = :objet and connu_jusqu = 'infinity'
                        """)
                .param("programme", programme)
                .param("regle", regle)
                .param("objet", objet)
                .query(Motif.class)
                .optional();
    }

    /**
     * Écrit le motif d'un dépassement. Qui peut l'écrire est jugé par l'appelant.
     *
     * @param visible les clés de ceux qui le liront
     * @throws SaisieRefusee si le texte manque, ou si la date prévue est passée
     */
    @Transactional
    public void ecrire(
            String programme,
            String regle,
            UUID objet,
            String texte,
            @Nullable LocalDate prevueLe,
            Set<String> visible) {
        var erreurs = new LinkedHashMap<String, String>();
        if (texte.isBlank()) {
            erreurs.put("texte", "Écrivez pourquoi le délai est dépassé.");
        } else if (texte.length() > LONGUEUR) {
            erreurs.put("texte", "Ce texte dépasse deux mille signes : raccourcissez-le.");
        }
        if (prevueLe != null && prevueLe.isBefore(agent.aujourdHui())) {
            erreurs.put("prevueLe", "Cette date est passée : écrivez quand vous pensez signer.");
        }
        if (!erreurs.isEmpty()) {
            throw new SaisieRefusee(erreurs);
        }
        try {
            sql.sql("""
                            insert into echeance.motif (programme, regle, objet, texte, prevue_le, effet, visible_par, organisation, qualite, saisi_par,
                                                        corrige_id)
                            values (:programme, :regle, :objet, :texte, :prevueLe, :effet, :visible::text[], :organisation, :qualite, :personne,
                                    (select m.id from echeance.motif m
                                      where m.programme = :programme and m.regle = :regle and m.objet = :objet
                                        and not exists (select from echeance.motif c where c.corrige_id = m.id)))
                            """)
                    .param("programme", programme)
                    .param("regle", regle)
                    .param("objet", objet)
                    .param("texte", texte.strip())
                    .param("prevueLe", prevueLe, Types.DATE)
                    .param("effet", agent.aujourdHui())
                    .param("visible", visible.toArray(String[]::new))
                    .param(
                            "organisation",
                            droits.chapeau().map(Habilitation::organisation).orElse(null),
                            Types.OTHER)
                    .param("qualite", agent.qualite())
                    .param("personne", agent.personne(), Types.OTHER)
                    .update();
        } catch (DuplicateKeyException e) {
            throw new OperationRefusee(
                    "Quelqu'un vient d'écrire un motif : rechargez la page, lisez-le, puis recommencez.", e);
        }
    }
}
