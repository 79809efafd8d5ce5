package fr.halle.programme.selection;

import fr.halle.acces.Agent;
import fr.halle.acces.Droits;
import fr.halle.acces.Permission;
import fr.halle.platform.Introuvable;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.SaisieRefusee;
import fr.halle.programme.acte.EcritureDesFaits;
import fr.halle.programme.candidature.Candidatures;
import fr.halle.programme.candidature.Redaction;
import java.sql.Types;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Revenir sur une publication, sans rien effacer. */
@Component
public class AnnulationDeSelection {

    private final JdbcClient sql;
    private final Droits droits;
    private final Agent agent;
    private final Candidatures candidatures;
    private final EcritureDesFaits faits;
    private final TraceDesSelections trace;

    AnnulationDeSelection(
            JdbcClient sql,
            Droits droits,
            Agent agent,
            Candidatures candidatures,
            EcritureDesFaits faits,
            TraceDesSelections trace) {
        this.sql = sql;
        this.droits = droits;
        this.agent = agent;
        this.candidatures = candidatures;
        this.faits = faits;
        this.trace = trace;
    }

    /** Annule une publication saisie à tort : ses lauréats ne le sont plus, ses candidatures sont de nouveau retenues. */
    @Transactional
    public void annuler(String reference, String motif) {
        Redaction.verrouiller(sql, reference);
        var selection = sql.sql("select id from programme.v_public_selection where reference = :reference")
                .param("reference", reference)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new Introuvable(
                        "reference", "Aucune sélection ne porte la référence « %s ».".formatted(reference)));
        if (motif.isBlank()) {
            throw new SaisieRefusee("motif", "Écrivez pourquoi cette publication est annulée.");
        }
        var publiees = sql.sql("""
                        select c.reference from programme.v_candidature_acte a join programme.v_candidature c on c.id = a.candidature
                         where a.selection = :selection and a.connu_jusqu = 'infinity' and c.connu_jusqu = 'infinity' order by 1
                        """).param("selection", selection).query(String.class).list().stream()
                .map(candidatures::charger)
                .toList();
        publiees.forEach(c -> droits.exiger(Permission.PUBLIER_SELECTION, c.cible()));
        if (publiees.isEmpty() || !faits.defaisable(selection)) {
            throw new OperationRefusee(
                    publiees.isEmpty()
                            ? "Rien de cette sélection n'est à annuler : elle l'est déjà, ou ses candidatures ne sont pas de votre territoire."
                            : "Un acte plus récent s'appuie sur cette publication : défaites-le d'abord.");
        }
        var avant = trace.avant(reference, selection, publiees);
        sql.sql("""
                        insert into programme.candidature_acte (candidature, genre, nature, effet, motif, acte_reference, selection, laureat,
                                                                qualite, visible_par, saisi_par, corrige_id, annule)
                        select a.candidature, a.genre, a.nature, a.effet, :motif, a.acte_reference, a.selection, a.laureat, :qualite,
                               a.visible_par, :personne, a.id, true
                          from programme.candidature_acte a
                         where a.selection = :selection and not a.annule
                           and not exists (select from programme.candidature_acte c where c.corrige_id = a.id)
                        """)
                .param("motif", motif.strip())
                .param("qualite", agent.qualite())
                .param("personne", agent.personne(), Types.OTHER)
                .param("selection", selection)
                .update();
        faits.defaire(selection, UUID.randomUUID(), faits.instant());
        trace.annuler(avant, motif.strip());
    }
}
