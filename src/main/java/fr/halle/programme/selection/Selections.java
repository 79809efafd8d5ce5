package fr.halle.programme.selection;

import fr.halle.acces.Agent;
import fr.halle.acces.Droits;
import fr.halle.acces.Permission;
import fr.halle.commun.Reference;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.SaisieRefusee;
import fr.halle.programme.Laureat;
import fr.halle.programme.Programmes;
import fr.halle.programme.acte.EcritureDesFaits;
import fr.halle.programme.candidature.Candidature;
import fr.halle.programme.candidature.Candidatures;
import fr.halle.programme.candidature.EtatCandidature;
import fr.halle.programme.candidature.Redaction;
import fr.halle.territoire.Normalisation;
import fr.halle.territoire.Territoires;
import fr.halle.territoire.TypeTerritoire;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Publier d'un coup les candidatures retenues d'une région : chacune devient un lauréat, toutes ou aucune. */
@Component
public class Selections {

    private final JdbcClient sql;
    private final Droits droits;
    private final Agent agent;
    private final Programmes programmes;
    private final Territoires territoires;
    private final Candidatures candidatures;
    private final Controle controle;
    private final EcritureDesFaits faits;
    private final TraceDesSelections trace;

    Selections(
            JdbcClient sql,
            Droits droits,
            Agent agent,
            Programmes programmes,
            Territoires territoires,
            Candidatures candidatures,
            Controle controle,
            EcritureDesFaits faits,
            TraceDesSelections trace) {
        this.sql = sql;
        this.droits = droits;
        this.agent = agent;
        this.programmes = programmes;
        this.territoires = territoires;
        this.candidatures = candidatures;
        this.controle = controle;
        this.faits = faits;
        this.trace = trace;
    }

    /** Les candidatures retenues de la région, que rien n'a encore publiées et que l'acteur peut publier. */
    public List<Candidature> aPublier(String programme, String region) {
        return candidatures.lister(programme, EtatCandidature.RETENUE).stream()
                .filter(c -> controle.dansLaRegion(c, region))
                .filter(c -> droits.peut(Permission.PUBLIER_SELECTION, c.cible()))
                .sorted(Comparator.comparing(c -> Normalisation.normaliser(c.nom())))
                .toList();
    }

    /**
     * Ce que donnerait cette publication.
     *
     * @throws SaisieRefusee qui dit chaque case à corriger
     */
    public Apercu apercu(SelectionSaisie saisie) {
        var effet = verifier(saisie);
        return controle.controler(choisies(saisie), saisie, effet);
    }

    /**
     * Publie la sélection.
     *
     * @return sa référence
     * @throws OperationRefusee si une seule des candidatures ne peut être publiée : rien n'est alors écrit
     */
    @Transactional
    public String publier(SelectionSaisie saisie) {
        var effet = verifier(saisie);
        saisie.candidatures().stream().sorted().forEach(reference -> Redaction.verrouiller(sql, reference));
        var choisies = choisies(saisie);
        choisies.stream()
                .flatMap(c -> c.codes().stream())
                .sorted()
                .distinct()
                .forEach(code -> Redaction.verrouiller(sql, saisie.programme() + ":" + code));
        var apercu = controle.controler(choisies, saisie, effet);
        if (!apercu.refus().isEmpty()) {
            throw new OperationRefusee(String.join(" ", apercu.refus()));
        }
        var reference = Reference.nouvelle('S').valeur();
        var region = territoires.charger(TypeTerritoire.REGION, saisie.region(), agent.aujourdHui());
        var source = faits.inscrire(
                reference,
                "Sélection publiée, %s : %s"
                        .formatted(region.nom(), saisie.acteReference().strip()),
                effet);
        var cohorte = cohorte(saisie, reference, effet, source);
        var instant = faits.instant();
        var selection = sql.sql("""
                        insert into programme.selection (reference, programme, cohorte, territoire_type, territoire_code, effet, nature,
                                                         acte_reference, source, qualite, saisi_par, saisi_le)
                        values (:reference, :programme, :cohorte, 'region', :region, :effet, :nature, :acteReference, :source, :qualite,
                                :personne, :instant)
                        returning id
                        """)
                .param("reference", reference)
                .param("programme", saisie.programme())
                .param("cohorte", cohorte)
                .param("region", saisie.region())
                .param("effet", effet)
                .param("nature", nature(saisie))
                .param("acteReference", saisie.acteReference().strip())
                .param("source", source)
                .param("qualite", agent.qualite())
                .param("personne", agent.personne(), Types.OTHER)
                .param("instant", instant)
                .query(UUID.class)
                .single();
        var nommees = new ArrayList<TraceDesSelections.Nommee>();
        for (var ligne : apercu.lignes()) {
            var laureat = nommer(ligne, saisie, new Publiee(selection, source, cohorte, effet, instant));
            consigner(ligne, saisie, selection, laureat.id(), effet);
            nommees.add(new TraceDesSelections.Nommee(ligne, laureat));
        }
        trace.publier(reference, saisie, region.nom(), effet, nommees);
        return reference;
    }

    private List<Candidature> choisies(SelectionSaisie saisie) {
        var choisies = saisie.candidatures().stream()
                .distinct()
                .sorted()
                .map(candidatures::charger)
                .toList();
        choisies.forEach(c -> droits.exiger(Permission.PUBLIER_SELECTION, c.cible()));
        return choisies;
    }

    private LocalDate verifier(SelectionSaisie saisie) {
        programmes.charger(saisie.programme());
        var erreurs = new LinkedHashMap<String, String>();
        var effet = saisie.effet();
        if (effet == null) {
            erreurs.put("effet", "Écrivez la date de la publication, par exemple 2020-11-14.");
        } else if (effet.isAfter(agent.aujourdHui())) {
            erreurs.put("effet", "Une publication ne se date pas dans le futur : publiez le jour venu.");
        }
        if (saisie.acteReference().isBlank()) {
            erreurs.put("acteReference", "Écrivez la référence de l'acte ou du document qui publie la sélection.");
        }
        if (saisie.cohorte().isBlank() && saisie.nom().isBlank()) {
            erreurs.put("nom", "Nommez la vague d'annonces, ou choisissez-en une qui existe.");
        }
        if (saisie.candidatures().isEmpty()) {
            erreurs.put("candidatures", "Choisissez au moins une candidature retenue.");
        }
        if (territoires
                .trouver(TypeTerritoire.REGION, saisie.region(), agent.aujourdHui())
                .isEmpty()) {
            erreurs.put("region", "Choisissez la région dont la sélection est publiée.");
        }
        if (!erreurs.isEmpty() || effet == null) {
            throw new SaisieRefusee(erreurs);
        }
        return effet;
    }

    private String cohorte(SelectionSaisie saisie, String reference, LocalDate effet, String source) {
        if (!saisie.cohorte().isBlank()) {
            return sql.sql("select code from programme.v_public_cohorte where programme = :programme and code = :code")
                    .param("programme", saisie.programme())
                    .param("code", saisie.cohorte())
                    .query(String.class)
                    .optional()
                    .orElseThrow(() -> new SaisieRefusee(
                            "cohorte", "Cette vague d'annonces n'existe pas : choisissez-en une de la liste."));
        }
        var code = "selection-" + reference.toLowerCase(java.util.Locale.ROOT);
        sql.sql("""
                        insert into programme.cohorte (programme, code, nom, effet, precision_date, source)
                        values (:programme, :code, :nom, :effet, 'jour', :source)
                        """)
                .param("programme", saisie.programme())
                .param("code", code)
                .param("nom", saisie.nom().strip())
                .param("effet", effet)
                .param("source", source)
                .update();
        return code;
    }

    private Laureat nommer(Apercu.Ligne ligne, SelectionSaisie saisie, Publiee publiee) {
        var candidature = ligne.candidature();
        var laureat = sql.sql("""
                        insert into programme.laureat (programme, reference, nom, saisi_le)
                        values (:programme, :reference, :nom, :instant) returning id, programme, reference, nom
                        """)
                .param("programme", saisie.programme())
                .param("reference", Reference.nouvelle('L').valeur())
                .param("nom", candidature.nom())
                .param("instant", publiee.instant)
                .query(Laureat.class)
                .single();
        faits.qualifier(
                laureat.id(), "decision", null, ligne.decision(), publiee.source, null, publiee.id, publiee.instant);
        faits.qualifier(
                laureat.id(),
                "publication",
                publiee.cohorte,
                publiee.effet,
                publiee.source,
                null,
                publiee.id,
                publiee.instant);
        var parEpci = programmes.charger(saisie.programme()).maille().equals("epci");
        var membres = parEpci ? candidature.epci() : candidature.codes();
        membres.forEach(code -> faits.composer(
                laureat.id(),
                parEpci ? "epci" : "commune",
                code,
                false,
                null,
                publiee.source,
                publiee.id,
                publiee.instant));
        ligne.departements()
                .forEach(code -> faits.composer(
                        laureat.id(),
                        "departement",
                        code,
                        code.equals(ligne.departements().getFirst()),
                        null,
                        publiee.source,
                        publiee.id,
                        publiee.instant));
        return laureat;
    }

    private void consigner(Apercu.Ligne ligne, SelectionSaisie saisie, UUID selection, UUID laureat, LocalDate effet) {
        var candidature = ligne.candidature();
        try {
            sql.sql("""
                            insert into programme.candidature_acte (candidature, genre, nature, effet, acte_reference, constatations, selection,
                                laureat, qualite, visible_par, saisi_par, organisation, corrige_id)
                            values (:candidature, 'publication', :nature, :effet, :acteReference, :constats::text[], :selection,
                                :laureat, :qualite, :visible::text[], :personne, :organisation,
                                (select a.id from programme.candidature_acte a
                                  where a.candidature = :candidature and a.genre = 'publication' and a.annule
                                    and not exists (select from programme.candidature_acte c where c.corrige_id = a.id)))
                            """)
                    .param("candidature", candidature.id())
                    .param("nature", nature(saisie))
                    .param("effet", effet)
                    .param("acteReference", saisie.acteReference().strip())
                    .param("constats", ligne.constats().toArray(String[]::new))
                    .param("selection", selection)
                    .param("laureat", laureat)
                    .param("qualite", agent.qualite())
                    .param("visible", candidature.visiblePar().toArray(String[]::new))
                    .param("personne", agent.personne(), Types.OTHER)
                    .param(
                            "organisation",
                            droits.chapeau().map(h -> h.organisation()).orElse(null),
                            Types.OTHER)
                    .update();
        } catch (DuplicateKeyException e) {
            throw new OperationRefusee(
                    "La candidature %s vient d'être publiée par quelqu'un d'autre : rechargez la page."
                            .formatted(candidature.reference()),
                    e);
        }
    }

    private static String nature(SelectionSaisie saisie) {
        return saisie.constate() ? "constate" : "pris";
    }

    private record Publiee(UUID id, String source, String cohorte, LocalDate effet, OffsetDateTime instant) {}
}
