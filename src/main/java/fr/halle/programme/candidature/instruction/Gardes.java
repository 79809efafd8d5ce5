package fr.halle.programme.candidature.instruction;

import fr.halle.acces.Agent;
import fr.halle.commun.Lecture;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.SaisieRefusee;
import fr.halle.platform.web.Typographie;
import fr.halle.programme.Programmes;
import fr.halle.programme.candidature.Acte;
import fr.halle.programme.candidature.Candidature;
import fr.halle.programme.candidature.CommuneCandidate;
import fr.halle.programme.candidature.EtatCandidature;
import fr.halle.programme.candidature.GenreActe;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Ce qu'un acte doit respecter. Pris dans Halle, il est refusé d'une phrase ; constaté, il est gardé avec ce que les gardes en disent.
 * Le seuil de population alerte, et se passe par une dérogation motivée.
 */
@Component
public class Gardes {

    /** Le paramètre du programme qui dit au-dessous de quelle population une commune peut entrer. */
    private static final String SEUIL = "seuil_population_entree";

    private static final Map<GenreActe, List<String>> SENS = Map.of(
            GenreActe.AVIS, List.of("favorable", "reserve", "defavorable"),
            GenreActe.DECISION, List.of("retenue", "ecartee"));

    private final JdbcClient sql;
    private final Programmes programmes;
    private final Agent agent;
    private final Clock horloge;

    Gardes(JdbcClient sql, Programmes programmes, Agent agent, Clock horloge) {
        this.sql = sql;
        this.programmes = programmes;
        this.agent = agent;
        this.horloge = horloge;
    }

    /** @throws SaisieRefusee qui dit chaque case vide ou fausse */
    LocalDate verifierLaSaisie(Candidature candidature, GenreActe genre, ActeSaisi saisi) {
        var erreurs = new LinkedHashMap<String, String>();
        var effet = saisi.effet();
        if (effet == null) {
            erreurs.put("effet", "Écrivez la date de l'acte, par exemple 2020-11-14.");
        } else if (effet.isAfter(agent.aujourdHui())) {
            erreurs.put("effet", "Un acte ne se date pas dans le futur : écrivez au plus tard la date d'aujourd'hui.");
        }
        var admis = SENS.getOrDefault(genre, List.of());
        if (!admis.isEmpty() && !admis.contains(saisi.sens())) {
            erreurs.put(
                    "sens",
                    genre == GenreActe.AVIS ? "Choisissez le sens de l'avis." : "Choisissez ce qui est décidé.");
        }
        if (saisi.constate() && saisi.acteReference().isBlank()) {
            erreurs.put(
                    "acteReference", "Un acte pris ailleurs se constate d'après un document : écrivez sa référence.");
        }
        if (genre == GenreActe.DECISION && !saisi.constate()) {
            if (saisi.motif().isBlank()) {
                erreurs.put("motif", "Une décision est motivée : écrivez pourquoi.");
            }
            if (saisi.acteReference().isBlank()) {
                erreurs.put("acteReference", "Écrivez la référence de l'acte qui porte la décision.");
            }
            if (saisi.retient() && saisi.derogation().isBlank()) {
                parametre(candidature, effet)
                        .flatMap(p -> atteint(candidature, p))
                        .ifPresent(phrase ->
                                erreurs.put("derogation", phrase + " Pour la retenir, motivez la dérogation."));
            }
        }
        if (genre == GenreActe.DEPOT && !saisi.constate()) {
            manque(candidature).ifPresent(phrase -> erreurs.put("depot", phrase));
        }
        if (genre == GenreActe.RETRAIT && saisi.motif().isBlank() && !saisi.constate()) {
            erreurs.put("motif", "Écrivez pourquoi la candidature est retirée.");
        }
        if (!erreurs.isEmpty() || effet == null) {
            throw new SaisieRefusee(erreurs);
        }
        return effet;
    }

    /**
     * Ce que les gardes disent de cet acte.
     *
     * @throws OperationRefusee si l'acte est pris et qu'une garde s'y oppose, ou si un tel acte existe déjà
     */
    List<String> juger(
            Candidature candidature,
            List<Acte> actes,
            GenreActe genre,
            ActeSaisi saisi,
            LocalDate effet,
            @Nullable String renduPar) {
        actes.stream()
                .filter(a -> a.genre() == genre
                        && (genre != GenreActe.AVIS
                                || String.valueOf(a.renduPar()).equals(renduPar)))
                .findFirst()
                .ifPresent(a -> {
                    throw new OperationRefusee(
                            "%s de la candidature %s existe déjà, à la date du %s : annulez-la si elle est fausse, puis recommencez."
                                    .formatted(a.titre(), candidature.reference(), Typographie.date(a.effet())));
                });
        var constats = new ArrayList<String>();
        if (!candidature.etat().admet(genre)) {
            constats.add("La candidature est « %s » : on ne peut pas %s à ce stade.%s"
                    .formatted(candidature.etat().libelle(), genre.verbe(), suite(candidature.etat())));
        }
        actes.stream()
                .map(Acte::effet)
                .max(LocalDate::compareTo)
                .filter(effet::isBefore)
                .ifPresent(dernier -> constats.add(
                        "Cet acte porterait la date du %s, avant le dernier acte de la candidature (%s) : vérifiez les deux dates."
                                .formatted(Typographie.date(effet), Typographie.date(dernier))));
        if (genre == GenreActe.DEPOT || genre == GenreActe.DECISION && saisi.retient()) {
            constats.addAll(deja(candidature));
        }
        if (genre == GenreActe.DECISION && !saisi.constate() && aPrepare(candidature)) {
            constats.add("Vous avez préparé ou déposé cette candidature : une autre personne doit en décider.");
        }
        if (!constats.isEmpty() && !saisi.constate()) {
            throw new OperationRefusee(String.join(" ", constats));
        }
        if (genre == GenreActe.DEPOT && saisi.constate()) {
            manque(candidature).ifPresent(constats::add);
        }
        if (genre == GenreActe.DEPOT || genre == GenreActe.DECISION && saisi.retient()) {
            seuil(candidature, effet).ifPresent(constats::add);
        }
        return List.copyOf(constats);
    }

    /** Les communes qui atteignent le seuil d'entrée du programme à cette date, et celles dont la population manque. */
    public Optional<String> seuil(Candidature candidature, @Nullable LocalDate au) {
        var phrases = new ArrayList<String>();
        parametre(candidature, au).ifPresent(p -> {
            atteint(candidature, p).ifPresent(phrases::add);
            var sans = candidature.communes().stream()
                    .filter(c -> c.habitants() == null)
                    .map(CommuneCandidate::nom)
                    .toList();
            if (!sans.isEmpty()) {
                phrases.add("La population de %s n'est pas renseignée : le seuil de %s %s reste à vérifier."
                        .formatted(Typographie.enumerer(sans), Typographie.nombre(p.valeur()), p.unite()));
            }
        });
        return phrases.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", phrases));
    }

    private Optional<Programmes.Parametre> parametre(Candidature candidature, @Nullable LocalDate au) {
        var lecture = new Lecture(au == null ? agent.aujourdHui() : au, horloge.instant());
        return programmes.parametres(candidature.programme(), lecture).stream()
                .filter(p -> p.cle().equals(SEUIL))
                .findFirst();
    }

    private static Optional<String> atteint(Candidature candidature, Programmes.Parametre p) {
        var dessus = new ArrayList<String>();
        for (var commune : candidature.communes()) {
            var habitants = commune.habitants();
            if (habitants != null && habitants >= p.valeur()) {
                dessus.add("%s (%s habitants, %s)"
                        .formatted(commune.nom(), Typographie.nombre(habitants), commune.populationSource()));
            }
        }
        return dessus.isEmpty()
                ? Optional.empty()
                : Optional.of("%s : le programme est ouvert au-dessous de %s %s (%s)."
                        .formatted(
                                Typographie.enumerer(dessus),
                                Typographie.nombre(p.valeur()),
                                p.unite(),
                                p.reference()));
    }

    /** Les communes déjà lauréates de ce programme, ou déjà portées par une autre candidature déposée. */
    public List<String> deja(Candidature candidature) {
        var phrases = new ArrayList<>(laureates(candidature.programme(), candidature.codes()));
        sql.sql(
                        "select commune, reference from programme.candidatures_concurrentes(:programme, :communes::text[], :sauf) order by 1, 2")
                .param("programme", candidature.programme())
                .param("communes", candidature.codes().toArray(String[]::new))
                .param("sauf", candidature.id())
                .query((ligne, _) -> "La commune %s est déjà candidate (%s) : retirez l'une des deux candidatures."
                        .formatted(nom(candidature, ligne.getString(1)), ligne.getString(2)))
                .list()
                .forEach(phrases::add);
        return phrases;
    }

    /** Les communes qui sont dans un lauréat de ce programme aujourd'hui, suivies à travers leurs changements. */
    public List<String> laureates(String programme, List<String> codes) {
        return sql.sql("""
                        select distinct l.reference, l.nom, s.code
                          from territoire.v_public_correspondance s
                          join territoire.v_public_correspondance t on t.actuelle = s.actuelle and t.jusqu = 9999
                          join programme.v_public_composition m on m.type = 'commune' and m.code = t.code and m.programme = :programme
                           and m.connu_jusqu = 'infinity' and m.vrai_jusqu = 'infinity'
                          join programme.v_public_laureat l on l.id = m.laureat
                         where s.code = any (:codes::text[]) and s.jusqu = 9999
                           and exists (select from programme.v_public_qualite q
                                        where q.laureat = l.id and q.connu_jusqu = 'infinity' and q.vrai_jusqu = 'infinity')
                         order by s.code
                        """)
                .param("programme", programme)
                .param("codes", codes.toArray(String[]::new))
                .query((ligne, _) ->
                        "La commune %s est déjà lauréate de ce programme (%s, %s) : ôtez-la de la candidature, ou agissez sur ce lauréat."
                                .formatted(
                                        ligne.getString("code"), ligne.getString("nom"), ligne.getString("reference")))
                .list();
    }

    /** Ce qu'il faut savoir d'une candidature encore en route, avant d'y toucher. */
    List<String> alertes(Candidature candidature) {
        var alertes = new ArrayList<String>();
        if (!candidature.etat().attente().isEmpty()) {
            seuil(candidature, candidature.depuis()).ifPresent(alertes::add);
            alertes.addAll(deja(candidature));
        }
        return alertes;
    }

    /** Vrai si la personne qui agit a écrit ou déposé cette candidature. */
    public boolean aPrepare(Candidature candidature) {
        var personne = agent.personne();
        return personne != null
                && sql.sql("select programme.a_prepare(:candidature, :personne)")
                        .param("candidature", candidature.id())
                        .param("personne", personne)
                        .query(Boolean.class)
                        .single();
    }

    private static Optional<String> manque(Candidature candidature) {
        var textes = candidature.textes();
        var manques = new ArrayList<String>();
        if (textes.motif() == null) {
            manques.add("le motif");
        }
        if (textes.centralite() == null) {
            manques.add("les fonctions de centralité");
        }
        if (textes.projet() == null) {
            manques.add("le projet");
        }
        return manques.isEmpty()
                ? Optional.empty()
                : Optional.of("Le dossier n'est pas complet : il manque %s.".formatted(Typographie.enumerer(manques)));
    }

    private static String suite(EtatCandidature etat) {
        return etat.attente().isEmpty() ? "" : " On attend " + etat.attente() + ".";
    }

    private static String nom(Candidature candidature, String code) {
        return candidature.communes().stream()
                .filter(c -> c.code().equals(code))
                .findFirst()
                .map(CommuneCandidate::enClair)
                .orElse(code);
    }
}
