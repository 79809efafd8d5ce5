package fr.halle.pilotage.synthese;

import fr.halle.commun.Lecture;
import fr.halle.commun.Montant;
import fr.halle.dispositif.Dispositif;
import fr.halle.dispositif.Dispositifs;
import fr.halle.pilotage.Etendue;
import fr.halle.pilotage.Etendues;
import fr.halle.pilotage.Perimetre;
import fr.halle.programme.FaitPublie;
import fr.halle.programme.FaitsPublies;
import fr.halle.programme.Programme;
import fr.halle.territoire.Territoire;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Établit la synthèse d'un périmètre. */
@Component
public class Syntheses {

    private final JdbcClient sql;
    private final LectureFinanciere finances;
    private final Dispositifs dispositifs;
    private final FaitsPublies faitsPublies;
    private final Etendues etendues;

    Syntheses(
            JdbcClient sql,
            LectureFinanciere finances,
            Dispositifs dispositifs,
            FaitsPublies faitsPublies,
            Etendues etendues) {
        this.sql = sql;
        this.finances = finances;
        this.dispositifs = dispositifs;
        this.faitsPublies = faitsPublies;
        this.etendues = etendues;
    }

    /** Toutes les lectures se font sur un même instantané de la base : les sommes d'un écran s'accordent. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Synthese etablir(Programme programme, Perimetre perimetre, Lecture lecture) {
        return etablir(etendues.mesurer(programme, perimetre, lecture));
    }

    /** La même, d'un périmètre déjà mesuré. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Synthese etablir(Etendue etendue) {
        etendue.menagerLesPlans(sql);
        var totaux = finances.totaux(etendue);
        var dedans = totaux.stream().filter(TotalPublie::dedans).toList();
        var groupes = finances.groupes(etendue);
        var sommes = sommer(etendue, dedans, groupes);
        var natures = natures();
        var renseignes = finances.renseignes(etendue);
        var reste = reste(groupes);
        var laureats = etendue.laureats().size();
        return new Synthese(
                etendue.programme(),
                etendue.perimetre(),
                etendue.lecture(),
                etendue.millesime(),
                laureats,
                etendue.communes().size(),
                financements(sommes, natures),
                totauxParNature(sommes, natures),
                reste.montants() == 0 ? List.of() : finances.aRapprocher(etendue),
                reste,
                publies(etendue.programme(), etendue.perimetre(), etendue.lecture()),
                autour(totaux, natures),
                alertes(dedans, groupes),
                renseignes,
                new Synthese.Couverture(renseignes.size(), laureats, couverts(etendue, sommes)));
    }

    /** Chaque programme en une fiche, dans ce périmètre : ce qu'il faut de lectures pour ses sommes, et pas plus. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Resume> resumer(List<Programme> programmes, Perimetre perimetre, Lecture lecture) {
        var natures = natures();
        return programmes.stream()
                .map(p -> resumer(etendues.mesurer(p, perimetre, lecture), natures))
                .toList();
    }

    private Resume resumer(Etendue etendue, Map<String, Dispositifs.Nature> natures) {
        etendue.menagerLesPlans(sql);
        var dedans =
                finances.totaux(etendue).stream().filter(TotalPublie::dedans).toList();
        var sommes = sommer(etendue, dedans, finances.groupes(etendue));
        return new Resume(
                etendue.programme(),
                etendue.laureats().size(),
                etendue.communes().size(),
                totauxParNature(sommes, natures));
    }

    private List<Addition.Somme> sommer(Etendue etendue, List<TotalPublie> dedans, List<GroupeDeLignes> groupes) {
        return Addition.sommer(
                dedans,
                groupes,
                (large, etroit) ->
                        finances.contient(large, etroit, etendue.millesime().annee()));
    }

    private Map<String, Dispositifs.Nature> natures() {
        return dispositifs.natures().stream()
                .collect(Collectors.toMap(
                        Dispositifs.Nature::code, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }

    private List<Synthese.Financement> financements(
            List<Addition.Somme> sommes, Map<String, Dispositifs.Nature> natures) {
        var rangs = dispositifs.lister();
        var parCode = rangs.stream().collect(Collectors.toMap(Dispositif::code, Function.identity()));
        var origines = dispositifs.origines();
        var parLigne = sommes.stream()
                .collect(Collectors.groupingBy(
                        s -> new SansStade(
                                s.laCase().dispositif(),
                                s.laCase().origine(),
                                s.laCase().nature()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return parLigne.entrySet().stream()
                .map(e -> financement(e.getKey(), e.getValue(), parCode, origines, natures))
                .sorted(Comparator.comparingInt((Synthese.Financement f) -> rang(origines, f.origine()))
                        .thenComparingInt(f -> rangs.indexOf(f.dispositif()))
                        .thenComparing(f -> f.nature().code()))
                .toList();
    }

    private static Synthese.Financement financement(
            SansStade cle,
            List<Addition.Somme> sommes,
            Map<String, Dispositif> dispositifs,
            List<Dispositifs.Origine> origines,
            Map<String, Dispositifs.Nature> natures) {
        var montants = new EnumMap<Stade, Montant>(Stade.class);
        sommes.forEach(s -> montants.put(s.laCase().stade(), s.montant()));
        return new Synthese.Financement(
                connu(dispositifs, cle.dispositif),
                origines.stream()
                        .filter(o -> o.code().equals(cle.origine))
                        .findFirst()
                        .orElse(null),
                connu(natures, cle.nature),
                montants,
                sommes.getFirst().fondement(),
                sommes.stream()
                        .flatMap(s -> s.totaux().stream())
                        .map(Syntheses::publication)
                        .toList(),
                sommes.stream().mapToLong(Addition.Somme::lignes).max().orElse(0));
    }

    private static Synthese.Publication publication(TotalPublie t) {
        return new Synthese.Publication(
                t.reference(),
                t.territoireNom(),
                t.maCase().stade(),
                t.montant(),
                t.degre(),
                t.date(),
                t.source(),
                t.titreSource(),
                t.citation());
    }

    private static List<Synthese.TotalParNature> totauxParNature(
            List<Addition.Somme> sommes, Map<String, Dispositifs.Nature> natures) {
        return natures.values().stream()
                .map(nature -> {
                    var montants = new EnumMap<Stade, Montant>(Stade.class);
                    sommes.stream()
                            .filter(s -> s.laCase().nature().equals(nature.code()))
                            .forEach(s -> montants.merge(s.laCase().stade(), s.montant(), Montant::plus));
                    return new Synthese.TotalParNature(nature, montants);
                })
                .filter(t -> !t.montants().isEmpty())
                .toList();
    }

    private static Synthese.Reste reste(List<GroupeDeLignes> groupes) {
        var montants = 0L;
        var sommes = new EnumMap<Stade, Montant>(Stade.class);
        for (var groupe : groupes) {
            if (groupe.statut().equals("a_rapprocher")) {
                montants += groupe.lignes();
                sommes.merge(groupe.maCase().stade(), groupe.montant(), Montant::plus);
            }
        }
        return new Synthese.Reste(montants, sommes);
    }

    private List<FaitPublie> publies(Programme programme, Perimetre perimetre, Lecture lecture) {
        return switch (perimetre) {
            case Perimetre.DuTerritoire p -> faitsPublies.lister(programme.code(), p.territoire(), lecture);
            case Perimetre.DuLaureat _ -> List.of();
        };
    }

    private static List<Synthese.TotalAutour> autour(
            List<TotalPublie> totaux, Map<String, Dispositifs.Nature> natures) {
        var sommes = new LinkedHashMap<List<String>, Synthese.TotalAutour>();
        for (var t : totaux.stream().filter(TotalPublie::autour).toList()) {
            sommes.merge(
                    List.of(t.territoireType(), t.territoireCode(), t.nature(), t.stade()),
                    new Synthese.TotalAutour(
                            t.territoireType() + ":" + t.territoireCode(),
                            t.territoireNom(),
                            connu(natures, t.nature()),
                            t.maCase().stade(),
                            t.montant()),
                    (a, b) -> new Synthese.TotalAutour(
                            a.territoireCle(),
                            a.territoireNom(),
                            a.nature(),
                            a.stade(),
                            a.montant().plus(b.montant())));
        }
        return List.copyOf(sommes.values());
    }

    /** Des lignes incluses qui dépassent leur total : l'un des deux est faux. */
    private static List<Synthese.Alerte> alertes(List<TotalPublie> totaux, List<GroupeDeLignes> groupes) {
        var alertes = new ArrayList<Synthese.Alerte>();
        for (var total : totaux) {
            var inclus = groupes.stream()
                    .filter(g -> total.id().equals(g.totalPublie()) && g.stade().equals(total.stade()))
                    .map(GroupeDeLignes::montant)
                    .reduce(Montant.ZERO, Montant::plus);
            if (inclus.compareTo(total.montant()) > 0) {
                alertes.add(new Synthese.Alerte(
                        "Les lignes incluses dépassent le total publié « %s »".formatted(total.dispositif()),
                        "Vérifier les lignes, ou demander à l'auteur du total de le corriger."));
            }
        }
        return alertes;
    }

    /** Les lauréats situés dans le territoire d'un total employé. */
    private int couverts(Etendue etendue, List<Addition.Somme> sommes) {
        var territoires = sommes.stream()
                .flatMap(s -> s.totaux().stream())
                .map(t -> t.territoireType() + ":" + t.territoireCode())
                .distinct()
                .toList();
        if (territoires.isEmpty()) {
            return 0;
        }
        if (territoires.contains(Territoire.NATION.type().code() + ":" + Territoire.NATION.code())) {
            return etendue.laureats().size();
        }
        return etendue.requete(sql, """
                        select count(distinct p.laureat)::int
                          from unnest(:laureats, :communes) as p (laureat, commune)
                         where p.commune in (
                             select a.code_source
                               from unnest(:territoires::text[]) as t (cle)
                               join territoire.v_public_appartenance a
                                 on a.type = split_part(t.cle, ':', 1) and a.code = split_part(t.cle, ':', 2)
                                and :millesime >= a.du and :millesime < a.jusqu)
                        """)
                .param("territoires", new SqlArrayValue("text", territoires.toArray()))
                .query(Integer.class)
                .single();
    }

    private static int rang(List<Dispositifs.Origine> origines, Dispositifs.@Nullable Origine origine) {
        return origine == null ? origines.size() : origines.indexOf(origine);
    }

    private static <T> T connu(Map<String, T> parCode, String code) {
        var valeur = parCode.get(code);
        if (valeur == null) {
            throw new IllegalStateException("Le code « " + code + " » n'est pas dans le registre des dispositifs.");
        }
        return valeur;
    }

    private record SansStade(String dispositif, @Nullable String origine, String nature) {}
}
