package fr.halle.programme.fictif;

import fr.halle.commun.Reference;
import fr.halle.platform.Generation;
import fr.halle.platform.JeuFictif;
import fr.halle.platform.base.Copie;
import fr.halle.platform.faits.FichiersDeFaits;
import fr.halle.programme.Programme;
import fr.halle.programme.Programmes;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Invente les lauréats du premier programme : de vraies communes, des cohortes, quelques sorties et corrections. */
@Component
@Order(50)
class LaureatsFictifs implements JeuFictif {

    private static final int SERIE_LAUREATS = 1;
    private static final int SERIE_QUALITES = 2;
    private static final int SERIE_COMPOSITIONS = 3;

    /** Pour cent : qualités décidées, puis publiées (le reste n'est qu'attesté), corrigées, perdues. */
    private static final int DECIDEES = 70;

    private static final int PUBLIEES = 20;
    private static final int CORRIGEES = 2;
    private static final int PERDUES = 1;

    private final Programmes programmes;
    private final TirageDesCommunes tirage;
    private final ChiffresFictifs chiffres;
    private final FichiersDeFaits fichiers;
    private final Copie copie;
    private final JdbcClient sql;

    LaureatsFictifs(
            Programmes programmes,
            TirageDesCommunes tirage,
            ChiffresFictifs chiffres,
            FichiersDeFaits fichiers,
            Copie copie,
            JdbcClient sql) {
        this.programmes = programmes;
        this.tirage = tirage;
        this.chiffres = chiffres;
        this.fichiers = fichiers;
        this.copie = copie;
        this.sql = sql;
    }

    @Override
    public String libelle() {
        return "Lauréats fictifs et chiffres publiés";
    }

    @Override
    public void generer(Generation generation) {
        var programme = programmes.lister().getFirst();
        var cohortes = fichiers.lire("fictif", "cohortes", Cohorte.class);
        copie.verser(
                "programme.cohorte (programme, code, nom, effet, precision_date, source)",
                table -> cohortes.forEach(c ->
                        table.ligne(programme.code(), c.code, c.nom, c.debut(programme), "jour", Generation.SOURCE)));
        var groupes = tirage.tirer(generation, seuil(programme));
        var laureats = inventer(generation, programme, groupes, cohortes);
        copie.verser(
                "programme.laureat (id, programme, reference, nom, saisi_le)",
                table -> laureats.forEach(l -> table.ligne(
                        l.id, programme.code(), l.reference, l.nom, instant(l.qualites.getFirst().saisiLe))));
        verserQualites(laureats);
        verserCompositions(generation, laureats);
        chiffres.generer(generation, programme, groupes);
    }

    private @Nullable Long seuil(Programme programme) {
        return sql.sql("""
                        select valeur from programme.v_public_parametre
                         where programme = :programme and cle = 'seuil_population_entree' and connu_jusqu = 'infinity'
                        """)
                .param("programme", programme.code())
                .query(Long.class)
                .optional()
                .orElse(null);
    }

    private static List<Laureat> inventer(
            Generation generation, Programme programme, List<List<CommuneTiree>> groupes, List<Cohorte> cohortes) {
        var hasard = generation.hasard("laureats");
        var laureats = new ArrayList<Laureat>();
        for (var communes : groupes) {
            var rang = laureats.size();
            var id = generation.id(SERIE_LAUREATS, rang);
            laureats.add(new Laureat(
                    id,
                    Reference.numero('L', generation.numero(rang)).valeur(),
                    nom(communes),
                    communes,
                    qualites(generation, programme, rang, choisir(cohortes, hasard), hasard)));
        }
        return laureats;
    }

    private static List<Qualite> qualites(
            Generation generation, Programme programme, int rang, Cohorte cohorte, Random hasard) {
        var de = hasard.nextInt(100);
        var genre = de < DECIDEES ? "decision" : de < DECIDEES + PUBLIEES ? "publication" : "attestation";
        var precision = de < DECIDEES ? "jour" : de < DECIDEES + PUBLIEES ? "mois" : "au_plus_tard";
        var effet = cohorte.debut(programme).plusDays(genre.equals("attestation") ? 90 + hasard.nextInt(120) : 0);
        var saisie = effet.plusDays(5 + hasard.nextInt(80));
        var perdue = hasard.nextInt(100) < PERDUES ? effet.plusDays(700 + hasard.nextInt(500)) : null;
        var premiere = new Qualite(
                generation.id(SERIE_QUALITES, 2L * rang), genre, cohorte.code, effet, precision, perdue, saisie, null);
        if (hasard.nextInt(100) >= CORRIGEES) {
            return List.of(premiere);
        }
        var corrigee = new Qualite(
                generation.id(SERIE_QUALITES, 2L * rang + 1),
                genre,
                cohorte.code,
                effet.plusDays(1 + hasard.nextInt(40)),
                precision,
                perdue,
                saisie.plusDays(30 + hasard.nextInt(300)),
                premiere.id);
        return List.of(premiere, corrigee);
    }

    private static Cohorte choisir(List<Cohorte> cohortes, Random hasard) {
        var reste = hasard.nextInt(cohortes.stream().mapToInt(Cohorte::part).sum());
        for (var cohorte : cohortes) {
            reste -= cohorte.part;
            if (reste < 0) {
                return cohorte;
            }
        }
        throw new IllegalStateException("Les parts des cohortes ne font pas un tout.");
    }

    private void verserQualites(List<Laureat> laureats) {
        copie.verser(
                """
                programme.qualite (id, laureat, genre, cohorte, effet, precision_date, jusqu, source, saisi_le, corrige_id)
                """,
                table -> laureats.forEach(l -> l.qualites.forEach(q -> table.ligne(
                        q.id,
                        l.id,
                        q.genre,
                        q.cohorte,
                        q.effet,
                        q.precision,
                        q.jusqu,
                        Generation.SOURCE,
                        instant(q.saisiLe),
                        q.corrige))));
    }

    private void verserCompositions(Generation generation, List<Laureat> laureats) {
        var rang = new long[1];
        copie.verser("programme.composition (id, laureat, type, code, pilote, source, saisi_le)", table -> {
            for (var l : laureats) {
                var saisie = instant(l.qualites.getFirst().saisiLe);
                var pilote = l.communes.getFirst().departement();
                for (var commune : l.communes) {
                    table.ligne(
                            generation.id(SERIE_COMPOSITIONS, rang[0]++),
                            l.id,
                            "commune",
                            commune.code(),
                            false,
                            Generation.SOURCE,
                            saisie);
                }
                for (var departement : l.communes.stream()
                        .map(CommuneTiree::departement)
                        .distinct()
                        .toList()) {
                    table.ligne(
                            generation.id(SERIE_COMPOSITIONS, rang[0]++),
                            l.id,
                            "departement",
                            departement,
                            departement.equals(pilote),
                            Generation.SOURCE,
                            saisie);
                }
            }
        });
    }

    /** « Aire et Orthez », « Aire, Dax et Orthez ». */
    private static String nom(List<CommuneTiree> communes) {
        var dernier = communes.size() - 1;
        return dernier == 0
                ? communes.getFirst().nom()
                : communes.stream().limit(dernier).map(CommuneTiree::nom).collect(Collectors.joining(", "))
                        + " et "
                        + communes.get(dernier).nom();
    }

    private static String instant(LocalDate jour) {
        return jour.atTime(9, 0).atOffset(ZoneOffset.UTC).toString();
    }

    /**
     * @param mois après le lancement du programme
     * @param part de ses lauréats, en proportion des autres cohortes
     */
    record Cohorte(String code, String nom, int mois, int part) {

        LocalDate debut(Programme programme) {
            return programme.lanceLe().plusMonths(mois);
        }
    }

    private record Laureat(
            UUID id, String reference, String nom, List<CommuneTiree> communes, List<Qualite> qualites) {}

    private record Qualite(
            UUID id,
            String genre,
            String cohorte,
            LocalDate effet,
            String precision,
            @Nullable LocalDate jusqu,
            LocalDate saisiLe,
            @Nullable UUID corrige) {}
}
