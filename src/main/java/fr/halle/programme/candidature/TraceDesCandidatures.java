package fr.halle.programme.candidature;

import fr.halle.journal.Changement;
import fr.halle.journal.Consigne;
import fr.halle.journal.Journal;
import fr.halle.journal.Objet;
import fr.halle.platform.web.Typographie;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Inscrit dans la trace ce qui arrive à une candidature ; qui la lit y lit ses actes, et personne d'autre. */
@Component
public class TraceDesCandidatures {

    /** Le type de ses objets ; leur identifiant est la référence de la candidature. */
    public static final String CANDIDATURE = "candidature";

    private final Journal journal;
    private final Candidatures candidatures;
    private final JdbcClient sql;

    TraceDesCandidatures(Journal journal, Candidatures candidatures, JdbcClient sql) {
        this.journal = journal;
        this.candidatures = candidatures;
        this.sql = sql;
    }

    void creer(String reference) {
        var ecrite = candidatures.charger(reference);
        journal.consigner(consigne(ecrite, ecrite.visiblePar(), "candidature.creer", "prépare la candidature")
                .changeant(dossier(null, ecrite)));
    }

    void modifier(Candidature avant) {
        var ecrite = candidatures.charger(avant.reference());
        journal.consigner(consigne(ecrite, ecrite.visiblePar(), "candidature.modifier", "modifie la candidature")
                .changeant(dossier(avant, ecrite)));
    }

    /** Un acte sur une candidature, où elle se trouve, lisible par ceux qui ont ces clés. */
    public Consigne consigne(Candidature candidature, Set<String> visible, String verbe, String phrase) {
        return Consigne.sur(new Objet(CANDIDATURE, candidature.reference(), candidature.nom()), verbe, phrase)
                .dans(lieux(candidature))
                .visiblePar(visible);
    }

    /** « État : Remontée → Retenue ». */
    public static Changement etat(EtatCandidature avant, EtatCandidature apres) {
        return Changement.de("etat", "État", avant.libelle(), apres.libelle());
    }

    private List<Changement> dossier(@Nullable Candidature avant, Candidature apres) {
        return List.of(
                champ(
                        "communes",
                        "Communes",
                        avant,
                        apres,
                        c -> enumerer(c.communes().stream()
                                .map(CommuneCandidate::enClair)
                                .toList())),
                champ(
                        "habitants",
                        "Population à l'entrée",
                        avant,
                        apres,
                        c -> enumerer(c.communes().stream()
                                .map(TraceDesCandidatures::population)
                                .toList())),
                champ("epci", "EPCI", avant, apres, c -> enumerer(epci(c))),
                champ("depositaire", "Déposée par", avant, apres, c -> {
                    var depositaire = c.depositaire();
                    return depositaire == null ? c.nomOrganisation() : enumerer(candidatures.noms(Set.of(depositaire)));
                }),
                champ(
                        "partenaires",
                        "Avis demandés à",
                        avant,
                        apres,
                        c -> c.partenaires().isEmpty()
                                ? "aucune organisation"
                                : enumerer(candidatures.noms(c.partenaires()))),
                champ("motif", "Motif", avant, apres, c -> c.textes().motif()),
                champ(
                        "centralite",
                        "Fonctions de centralité",
                        avant,
                        apres,
                        c -> c.textes().centralite()),
                champ("fragilites", "Fragilités", avant, apres, c -> c.textes().fragilites()),
                champ("projet", "Projet", avant, apres, c -> c.textes().projet()));
    }

    private static Changement champ(
            String champ, String libelle, @Nullable Candidature avant, Candidature apres, Valeur valeur) {
        return Changement.de(champ, libelle, avant == null ? null : valeur.de(avant), valeur.de(apres));
    }

    private static String population(CommuneCandidate commune) {
        var habitants = commune.habitants();
        return habitants == null
                ? commune.nom() + " : non renseignée"
                : "%s : %s habitants (%s)"
                        .formatted(commune.nom(), Typographie.nombre(habitants), commune.populationSource());
    }

    private List<String> epci(Candidature candidature) {
        return sql.sql("""
                        select distinct on (code) nom || ' (' || code || ')' from territoire.v_public_territoire
                         where type = 'epci' and code = any (:codes::text[]) order by code, jusqu desc
                        """)
                .param("codes", candidature.epci().toArray(String[]::new))
                .query(String.class)
                .list();
    }

    private static List<String> lieux(Candidature candidature) {
        var lieux = new ArrayList<String>();
        candidature.epci().forEach(code -> lieux.add("epci:" + code));
        for (var commune : candidature.communes()) {
            lieux.add("commune:" + commune.code());
            if (commune.departement() != null) {
                lieux.add("departement:" + commune.departement());
            }
        }
        return lieux;
    }

    private static @Nullable String enumerer(Collection<String> mots) {
        return mots.isEmpty() ? null : mots.stream().collect(Collectors.joining(" ; "));
    }

    /** Ce que vaut un champ d'une candidature ; {@code null} : non renseigné. */
    private interface Valeur {
        @Nullable
        String de(Candidature candidature);
    }
}
