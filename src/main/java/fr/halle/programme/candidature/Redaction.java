package fr.halle.programme.candidature;

import fr.halle.acces.Agent;
import fr.halle.acces.Cible;
import fr.halle.acces.Droits;
import fr.halle.acces.Permission;
import fr.halle.acces.Visibilite;
import fr.halle.commun.Reference;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.SaisieRefusee;
import fr.halle.programme.Programmes;
import java.sql.Types;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Écrire une candidature, et la reprendre tant qu'elle est un brouillon. Chaque enregistrement est une version de plus. */
@Component
public class Redaction {

    private static final int LONGUEUR = 10_000;

    private final JdbcClient sql;
    private final Droits droits;
    private final Agent agent;
    private final Programmes programmes;
    private final Candidatures candidatures;
    private final LectureDesCommunes communes;
    private final TraceDesCandidatures trace;

    Redaction(
            JdbcClient sql,
            Droits droits,
            Agent agent,
            Programmes programmes,
            Candidatures candidatures,
            LectureDesCommunes communes,
            TraceDesCandidatures trace) {
        this.sql = sql;
        this.droits = droits;
        this.agent = agent;
        this.programmes = programmes;
        this.candidatures = candidatures;
        this.communes = communes;
        this.trace = trace;
    }

    /**
     * Ouvre un brouillon, que seule l'organisation de la personne voit.
     *
     * @return sa référence
     * @throws SaisieRefusee qui dit chaque case à corriger
     */
    @Transactional
    public String creer(String programme, Dossier dossier) {
        programmes.charger(programme);
        var organisation = agent.organisation();
        var lues = lire(dossier);
        var cible = cible(programme, lues, organisation, dossier);
        droits.exiger(Permission.PREPARER_CANDIDATURE, cible);
        var reference = Reference.nouvelle('K').valeur();
        var visible = droits.visiblePar(Visibilite.EQUIPE, cible);
        ecrire(new Version(null, null, reference, programme, organisation, dossier, lues, visible));
        trace.creer(reference);
        return reference;
    }

    /**
     * Enregistre une version de plus du brouillon.
     *
     * @param versionLue celle que la personne avait sous les yeux
     * @throws VersionDepassee si quelqu'un en a écrit une autre entre-temps
     */
    @Transactional
    public void modifier(String reference, UUID versionLue, Dossier dossier) {
        verrouiller(sql, reference);
        var actuelle = candidatures.charger(reference);
        if (actuelle.etat() != EtatCandidature.BROUILLON) {
            throw new OperationRefusee(
                    "La candidature %s est « %s » : ce qui a été déposé ne se modifie plus. Retirez-la, puis déposez-en une autre."
                            .formatted(reference, actuelle.etat().libelle()));
        }
        droits.exiger(Permission.PREPARER_CANDIDATURE, actuelle.cible());
        if (!actuelle.version().equals(versionLue)) {
            throw new VersionDepassee(actuelle);
        }
        var lues = lire(dossier);
        var cible = cible(actuelle.programme(), lues, actuelle.organisation(), dossier);
        droits.exiger(Permission.PREPARER_CANDIDATURE, cible);
        // Qui a déjà pu lire le brouillon le lit toujours : une correction ne cache pas ce qu'elle corrige.
        var visible = new HashSet<>(actuelle.visiblePar());
        visible.addAll(droits.visiblePar(Visibilite.EQUIPE, cible));
        try {
            ecrire(new Version(
                    actuelle.id(),
                    actuelle.version(),
                    reference,
                    actuelle.programme(),
                    actuelle.organisation(),
                    dossier,
                    lues,
                    visible));
        } catch (DuplicateKeyException e) {
            throw new VersionDepassee(candidatures.charger(reference));
        }
        trace.modifier(actuelle);
    }

    /** La même, lisible par d'autres : une version de plus, que porte l'acte qui l'ouvre. */
    public void ouvrir(Candidature candidature, Set<String> visible) {
        ecrire(new Version(
                candidature.id(),
                candidature.version(),
                candidature.reference(),
                candidature.programme(),
                candidature.organisation(),
                Dossier.de(candidature),
                candidature.communes(),
                visible));
    }

    /** Un seul acte à la fois sur une candidature : le suivant attend, puis lit ce que celui-ci a écrit. */
    public static void verrouiller(JdbcClient sql, String cle) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended('candidature:' || :cle, 0))::text")
                .param("cle", cle)
                .query(String.class)
                .single();
    }

    private static Cible cible(String programme, List<CommuneCandidate> lues, UUID organisation, Dossier dossier) {
        return Candidature.cible(
                programme,
                lues.stream().map(CommuneCandidate::code).toList(),
                organisation,
                dossier.depositaire(),
                dossier.partenaires());
    }

    private List<CommuneCandidate> lire(Dossier dossier) {
        var erreurs = new java.util.LinkedHashMap<String, String>();
        trop("motif", dossier.motif(), erreurs);
        trop("centralite", dossier.centralite(), erreurs);
        trop("fragilites", dossier.fragilites(), erreurs);
        trop("projet", dossier.projet(), erreurs);
        List<CommuneCandidate> lues = List.of();
        try {
            lues = communes.lire(dossier.communes(), agent.aujourdHui());
            if (lues.isEmpty()) {
                erreurs.put("communes", "Écrivez au moins une commune, une par ligne.");
            }
        } catch (SaisieRefusee e) {
            erreurs.putAll(e.erreurs());
        }
        if (!erreurs.isEmpty()) {
            throw new SaisieRefusee(erreurs);
        }
        return lues;
    }

    private static void trop(String champ, String texte, java.util.Map<String, String> erreurs) {
        if (texte.length() > LONGUEUR) {
            erreurs.put(champ, "Ce texte dépasse dix mille signes : raccourcissez-le.");
        }
    }

    private void ecrire(Version v) {
        var textes = v.dossier.textes();
        var id = sql.sql("""
                        insert into programme.candidature (racine, corrige_id, reference, programme, organisation, depositaire, epci, partenaires,
                                                           motif, centralite, fragilites, projet, visible_par, saisi_par, qualite)
                        values (:racine, :corrige, :reference, :programme, :organisation, :depositaire, :epci::text[], :partenaires::uuid[],
                                :motif, :centralite, :fragilites, :projet, :visible::text[], :personne, :qualite)
                        returning id
                        """)
                .param("racine", v.racine, Types.OTHER)
                .param("corrige", v.corrige, Types.OTHER)
                .param("reference", v.reference)
                .param("programme", v.programme)
                .param("organisation", v.organisation)
                .param("depositaire", v.dossier.depositaire(), Types.OTHER)
                .param(
                        "epci",
                        communes.epci(
                                        v.communes.stream()
                                                .map(CommuneCandidate::code)
                                                .toList(),
                                        agent.aujourdHui())
                                .toArray(String[]::new))
                .param(
                        "partenaires",
                        v.dossier.partenaires().stream()
                                .distinct()
                                .map(UUID::toString)
                                .toArray(String[]::new))
                .param("motif", textes.motif())
                .param("centralite", textes.centralite())
                .param("fragilites", textes.fragilites())
                .param("projet", textes.projet())
                .param("visible", v.visible.toArray(String[]::new))
                .param("personne", agent.personne(), Types.OTHER)
                .param("qualite", agent.qualite())
                .query(UUID.class)
                .single();
        for (var i = 0; i < v.communes.size(); i++) {
            var commune = v.communes.get(i);
            sql.sql("""
                            insert into programme.candidature_commune (version, rang, commune, habitants, population_source, visible_par)
                            values (:version, :rang, :commune, :habitants, :source, :visible::text[])
                            """)
                    .param("version", id)
                    .param("rang", i)
                    .param("commune", commune.code())
                    .param("habitants", commune.habitants())
                    .param("source", commune.populationSource())
                    .param("visible", v.visible.toArray(String[]::new))
                    .update();
        }
    }

    private record Version(
            @Nullable UUID racine,
            @Nullable UUID corrige,
            String reference,
            String programme,
            UUID organisation,
            Dossier dossier,
            List<CommuneCandidate> communes,
            Set<String> visible) {}
}
