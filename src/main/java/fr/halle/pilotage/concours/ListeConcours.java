package fr.halle.pilotage.concours;

import fr.halle.commun.Lecture;
import fr.halle.platform.ParametreInvalide;
import fr.halle.platform.Tranche;
import fr.halle.platform.liste.Liste;
import fr.halle.platform.liste.Tri;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Les concours d'un filtre, triés. Une page suit un index ; le total vient des cumuls. */
@Component
public class ListeConcours {

    /** Les ordres permis. */
    static final List<String> TRIS = List.of("montant", "cout", "territoire", "annee");

    /** Sans choix, l'année la plus récente d'abord. */
    static final Tri PAR_DEFAUT = new Tri("annee", true);

    /** Pour chaque ordre croissant, l'index le suit dans les deux sens ; {@code id} le rend total. */
    private static final Map<String, String> COLONNES = Map.of(
            "montant", "c.centimes %s, c.id %s",
            "cout", "c.cout_centimes %s, c.id %s",
            "territoire", "c.territoire_type %1$s, c.territoire_code %1$s, c.id %2$s",
            "annee", "c.rang_exercice %s, c.id %s");

    private static final SimplePropertyRowMapper<ConcoursEnListe> LIGNE =
            new SimplePropertyRowMapper<>(ConcoursEnListe.class);

    /** Lignes tenues en mémoire pendant un parcours. */
    private static final int LOT = 1000;

    private final JdbcClient sql;
    private final Portees portees;
    private final CumulsDeConcours cumuls;

    ListeConcours(JdbcClient sql, Portees portees, CumulsDeConcours cumuls) {
        this.sql = sql;
        this.portees = portees;
        this.cumuls = cumuls;
    }

    static Tri tri(@Nullable String parametre) {
        return parametre == null || parametre.isBlank() ? PAR_DEFAUT : Tri.lire(parametre, TRIS);
    }

    /**
     * Une liste choisie, et son total compté une fois.
     *
     * @throws ParametreInvalide si un filtre ne se comprend pas, ou si la recherche n'a aucun mot à chercher
     */
    public Choisie choisir(FiltreDeConcours filtre, @Nullable String tri, Lecture lecture) {
        return choisir(filtre, tri(tri), portees.lire(filtre, lecture));
    }

    Choisie choisir(FiltreDeConcours filtre, Tri tri, Portee portee) {
        var requete = new RequeteDeConcours(filtre, portee);
        return new Choisie(requete, tri, filtre.aDesMots() ? compter(requete) : cumuls.total(filtre, portee));
    }

    /** Avec des mots, rien n'est compté d'avance : on compte les lignes, jusqu'au plafond. */
    private TotalDeConcours compter(RequeteDeConcours requete) {
        if (sql.sql("select numnode(financement.v_public_mots_cherches(:q))")
                        .param("q", requete.filtre().q())
                        .query(Integer.class)
                        .single()
                == 0) {
            throw new ParametreInvalide(
                    "q",
                    "« %s » n'a aucun mot à chercher : écrivez un nom ou un verbe, par exemple q=piscine."
                            .formatted(requete.filtre().q()));
        }
        var sommes = requete.preparer(sql, """
                        with trouve as (
                            select c.nature, c.centimes from %s where %s limit :plafond + 1
                        )
                        select t.nature, n.libelle, n.libelle_pluriel, count(*) as nombre, sum(t.centimes)::bigint as centimes
                          from trouve t join dispositif.v_public_nature n on n.code = t.nature
                         group by t.nature, n.libelle, n.libelle_pluriel, n.rang order by n.rang
                        """.formatted(requete.depuis(), requete.conditions()))
                .param("plafond", TotalDeConcours.PLAFOND)
                .query(TotalDeConcours.Somme.class)
                .list();
        var total = TotalDeConcours.de(sommes);
        return total.nombre() > TotalDeConcours.PLAFOND ? TotalDeConcours.tropGrand() : total;
    }

    /** Une liste de concours, avec son total par nature. */
    public final class Choisie implements Liste<ConcoursEnListe> {

        private final RequeteDeConcours requete;
        private final Tri tri;
        private final TotalDeConcours total;

        private Choisie(RequeteDeConcours requete, Tri tri, TotalDeConcours total) {
            this.requete = requete;
            this.tri = tri;
            this.total = total;
        }

        public TotalDeConcours sommes() {
            return total;
        }

        /** Ce dont la liste parle : un territoire, un programme, ou la nation. */
        public String portee() {
            return requete.portee().nom();
        }

        public Tri tri() {
            return tri;
        }

        @Override
        public long total() {
            return total.nombre();
        }

        /** Au-delà de la moitié, la page se lit depuis la fin : jamais plus de la moitié de l'index n'est parcourue. */
        @Override
        public Tranche<ConcoursEnListe> page(Tranche.Demande demande) {
            var reste = total.nombre() - demande.decalage();
            if (reste <= 0) {
                return new Tranche<>(total.nombre(), demande.page(), demande.taille(), List.of());
            }
            var taille = Math.min(reste, demande.taille());
            var depuisLaFin = total.exact() && demande.decalage() > total.nombre() / 2;
            var lignes = lire(
                            "limit %d offset %d".formatted(taille, depuisLaFin ? reste - taille : demande.decalage()),
                            depuisLaFin)
                    .query(LIGNE)
                    .list();
            return new Tranche<>(
                    total.nombre(), demande.page(), demande.taille(), depuisLaFin ? lignes.reversed() : lignes);
        }

        @Override
        public void parcourir(Consumer<? super ConcoursEnListe> lecteur) {
            var rang = new int[1];
            lire("", false).withFetchSize(LOT).query(ligne -> {
                lecteur.accept(java.util.Objects.requireNonNull(LIGNE.mapRow(ligne, rang[0]++)));
            });
        }

        @Override
        public List<String> sources() {
            if (!requete.filtre().aDesMots()) {
                return cumuls.sources(requete.filtre(), requete.portee());
            }
            return requete.preparer(sql, """
                            select s.titre from source.v_public_source s
                             where s.code in (select c.source from %s where %s) order by 1
                            """.formatted(requete.depuis(), requete.conditions()))
                    .query(String.class)
                    .list();
        }

        /** Peu de lignes se choisissent d'abord et se trient ensuite ; beaucoup se lisent dans l'ordre de l'index. */
        private JdbcClient.StatementSpec lire(String tranche, boolean retourne) {
            var peu = total.exact() && total.nombre() <= TotalDeConcours.PLAFOND;
            var ordre = ordre(retourne);
            return requete.preparer(sql, """
                            with choisie as %s (
                                select c.* from %s where %s
                            ), liste as (
                                select c.* from choisie c order by %s %s
                            )
                            select c.reference, c.territoire_type, c.territoire_code,
                                   (select t.nom from territoire.v_public_territoire t
                                     where t.type = c.territoire_type and t.code = c.territoire_code order by t.jusqu desc limit 1)
                                       as territoire_nom,
                                   c.beneficiaire, c.exercice, c.dispositif, d.libelle as libelle_dispositif, c.nature,
                                   n.libelle as libelle_nature, c.categorie, c.operation, c.cout_centimes as cout, c.centimes as accorde,
                                   c.texte, c.degre, c.effet, c.precision_date as "precision", c.identifiant, c.source,
                                   s.titre as titre_source
                              from liste c
                              join dispositif.v_public_dispositif d on d.code = c.dispositif
                              join dispositif.v_public_nature n on n.code = c.nature
                              join source.v_public_source s on s.code = c.source
                             order by %s
                            """.formatted(
                            peu ? "materialized" : "not materialized",
                            requete.depuis(),
                            requete.conditions(),
                            ordre,
                            tranche,
                            ordre));
        }

        private String ordre(boolean retourne) {
            var sens = tri.decroissant() ^ retourne ? "desc" : "asc";
            var vides = tri.cle().equals("cout") ? (retourne ? " nulls first" : " nulls last") : "";
            return java.util.Objects.requireNonNull(COLONNES.get(tri.cle())).formatted(sens + vides, sens);
        }
    }
}
