package fr.halle.echeance;

import fr.halle.acces.Agent;
import fr.halle.acces.Cible.Lieu;
import fr.halle.acces.Droits;
import fr.halle.acces.Habilitation;
import fr.halle.commun.Lecture;
import fr.halle.commun.Reference;
import fr.halle.platform.Introuvable;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.SaisieRefusee;
import java.sql.Types;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Les décisions qui repoussent des échéances : un texte référencé, appliqué d'un coup à une liste, défait par une correction. */
@Component
public class Prorogations {

    private static final int LONGUEUR = 500;

    private final JdbcClient sql;
    private final Agent agent;
    private final Droits droits;

    Prorogations(JdbcClient sql, Agent agent, Droits droits) {
        this.sql = sql;
        this.agent = agent;
        this.droits = droits;
    }

    /**
     * Une décision, telle qu'une personne l'écrit.
     *
     * @param regle l'échéance prorogée, dans la configuration du programme
     * @param effet le jour de la décision
     * @param mois de combien chaque échéance est repoussée ; ou bien {@code nouvelleDate}, la même pour toutes
     * @param lieu le territoire où elle vaut
     */
    public record DecisionSaisie(
            String programme,
            String regle,
            String libelle,
            String acteReference,
            @Nullable LocalDate effet,
            @Nullable Integer mois,
            @Nullable LocalDate nouvelleDate,
            Lieu lieu) {}

    /** Une décision écrite. */
    public record Decision(
            UUID id,
            String reference,
            String programme,
            String regle,
            String libelle,
            String acteReference,
            LocalDate effet,
            @Nullable Integer mois,
            @Nullable LocalDate nouvelleDate,
            String territoireType,
            String territoireCode,
            String qualite) {}

    /** @throws SaisieRefusee qui dit chaque case à corriger */
    public void verifier(DecisionSaisie d) {
        var erreurs = new LinkedHashMap<String, String>();
        if (d.libelle().isBlank()) {
            erreurs.put("libelle", "Dites ce que la décision proroge.");
        } else if (d.libelle().length() > LONGUEUR) {
            erreurs.put("libelle", "Ce texte dépasse cinq cents signes : raccourcissez-le.");
        }
        if (d.acteReference().isBlank()) {
            erreurs.put("acteReference", "Écrivez la référence du texte : arrêté, instruction, avenant type.");
        } else if (d.acteReference().length() > LONGUEUR) {
            erreurs.put("acteReference", "Ce texte dépasse cinq cents signes : raccourcissez-le.");
        }
        if (d.effet() == null) {
            erreurs.put("effet", "Écrivez la date de la décision, par exemple 2023-01-16.");
        } else if (d.effet().isAfter(agent.aujourdHui())) {
            erreurs.put(
                    "effet", "Une décision ne se date pas dans le futur : écrivez au plus tard la date d'aujourd'hui.");
        }
        if ((d.mois() == null) == (d.nouvelleDate() == null)) {
            erreurs.put("mois", "Écrivez un nombre de mois, ou une nouvelle date ; l'un des deux, pas les deux.");
        } else if (d.mois() != null && (d.mois() < 1 || d.mois() > 120)) {
            erreurs.put("mois", "Écrivez un nombre de mois entre 1 et 120.");
        }
        if (!erreurs.isEmpty()) {
            throw new SaisieRefusee(erreurs);
        }
    }

    /**
     * Écrit la décision et repousse ces échéances, toutes ou aucune. Qui peut le faire, et où, est jugé par l'appelant.
     *
     * @param jusquAu par objet, le dernier jour du délai prorogé
     * @return la référence de la décision
     */
    @Transactional
    public String appliquer(DecisionSaisie d, Map<UUID, LocalDate> jusquAu) {
        verifier(d);
        if (jusquAu.isEmpty()) {
            throw new OperationRefusee(
                    "Cette décision ne proroge aucune échéance : choisissez-en au moins une dans la liste.");
        }
        var reference = Reference.nouvelle('P').valeur();
        var id = sql.sql("""
                        insert into echeance.decision (reference, programme, regle, libelle, acte_reference, effet, mois, nouvelle_date, territoire_type,
                                                       territoire_code, organisation, qualite, saisi_par)
                        values (:reference, :programme, :regle, :libelle, :acteReference, :effet, :mois, :nouvelleDate, :type, :code, :organisation,
                                :qualite, :personne)
                        returning id
                        """)
                .param("reference", reference)
                .param("programme", d.programme())
                .param("regle", d.regle())
                .param("libelle", d.libelle().strip())
                .param("acteReference", d.acteReference().strip())
                .param("effet", d.effet(), Types.DATE)
                .param("mois", d.mois(), Types.INTEGER)
                .param("nouvelleDate", d.nouvelleDate(), Types.DATE)
                .param("type", d.lieu().type().code())
                .param("code", d.lieu().code())
                .param(
                        "organisation",
                        droits.chapeau().map(Habilitation::organisation).orElse(null),
                        Types.OTHER)
                .param("qualite", agent.qualite())
                .param("personne", agent.personne(), Types.OTHER)
                .query(UUID.class)
                .single();
        var objets = List.copyOf(jusquAu.entrySet());
        sql.sql("""
                        insert into echeance.prorogation (decision, objet, jusqu_au)
                        select :decision, p.objet, p.jour from unnest(:objets::uuid[], :jours::date[]) as p (objet, jour)
                        """)
                .param("decision", id)
                .param("objets", objets.stream().map(o -> o.getKey().toString()).toArray(String[]::new))
                .param(
                        "jours",
                        objets.stream().map(o -> o.getValue().toString()).toArray(String[]::new))
                .update();
        return reference;
    }

    /**
     * Défait une décision saisie à tort : toutes ses échéances reprennent leur date. Ce que l'on savait avant se relit par
     * {@code connu}.
     */
    @Transactional
    public void annuler(String reference, String motif) {
        var decision = charger(reference);
        if (motif.isBlank()) {
            throw new SaisieRefusee("motif", "Écrivez pourquoi cette décision est annulée.");
        }
        try {
            ecrireLAnnulation(decision.id(), motif.strip());
        } catch (DuplicateKeyException e) {
            throw new OperationRefusee("Quelqu'un vient d'annuler cette décision : rechargez sa page.", e);
        }
    }

    private void ecrireLAnnulation(UUID decision, String motif) {
        sql.sql("""
                        insert into echeance.decision (reference, programme, regle, libelle, acte_reference, effet, mois, nouvelle_date, territoire_type,
                                                       territoire_code, organisation, qualite, saisi_par, corrige_id, annule, motif)
                        select d.reference, d.programme, d.regle, d.libelle, d.acte_reference, d.effet, d.mois, d.nouvelle_date, d.territoire_type,
                               d.territoire_code, d.organisation, :qualite, :personne, d.id, true, :motif
                          from echeance.decision d where d.id = :id
                        """)
                .param("qualite", agent.qualite())
                .param("personne", agent.personne(), Types.OTHER)
                .param("motif", motif)
                .param("id", decision)
                .update();
    }

    /** @throws Introuvable si aucune décision en vigueur ne porte cette référence */
    public Decision charger(String reference) {
        return trouver(reference)
                .orElseThrow(() -> new Introuvable(
                        "reference",
                        "Aucune décision de prorogation en vigueur ne porte la référence « %s »."
                                .formatted(reference)));
    }

    public Optional<Decision> trouver(String reference) {
        return sql.sql(LIRE + " where d.reference = :reference and d.connu_jusqu = 'infinity'")
                .param("reference", reference)
                .query(Decision.class)
                .optional();
    }

    /** Celles d'un programme, à une date et d'après ce que l'on savait, de la plus récente à la plus ancienne. */
    public List<Decision> lister(String programme, Lecture lecture) {
        return sql.sql(LIRE + """
                         where d.programme = :programme and d.effet <= :au and d.connu_du <= :connu and :connu < d.connu_jusqu
                         order by d.effet desc, d.reference
                        """)
                .param("programme", programme)
                .param("au", lecture.au())
                .param("connu", lecture.connu().atOffset(ZoneOffset.UTC))
                .query(Decision.class)
                .list();
    }

    private static final String LIRE = """
            select d.id, d.reference, d.programme, d.regle, d.libelle, d.acte_reference, d.effet, d.mois, d.nouvelle_date, d.territoire_type,
                   d.territoire_code, d.qualite
              from echeance.v_public_decision d
            """;
}
