package fr.halle.territoire;

import fr.halle.commun.Lecture;
import fr.halle.platform.ParametreInvalide;
import fr.halle.platform.liste.Liste;
import fr.halle.platform.liste.ListeSql;
import fr.halle.platform.sortie.Colonne;
import fr.halle.platform.sortie.Demande;
import fr.halle.platform.sortie.JeuExportable;
import fr.halle.platform.sortie.Tableau;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Les communes d'un territoire à un millésime, telles qu'elles sortent. */
@Component
public class ExportCommunes implements JeuExportable {

    private final JdbcClient sql;
    private final Territoires territoires;

    ExportCommunes(JdbcClient sql, Territoires territoires) {
        this.sql = sql;
        this.territoires = territoires;
    }

    @Override
    public String jeu() {
        return "communes";
    }

    @Override
    public String description() {
        return "les communes d'un millésime, avec leur EPCI, leur arrondissement et leur population";
    }

    @Override
    public Set<Critere> criteres() {
        return Set.of(Critere.TERRITOIRE);
    }

    @Override
    public Tableau<?> tableau(Demande demande) {
        var lecture = demande.lecture();
        return tableau(lire(Objects.requireNonNullElse(demande.territoire(), "nation"), lecture), lecture);
    }

    public Tableau<Commune> tableau(Territoire territoire, Lecture lecture) {
        var millesime = territoires.millesime(lecture.au()).annee();
        return new Tableau<>(
                "communes-" + territoire.type().code() + "-" + territoire.code(),
                "Communes, %s, millésime %d".formatted(territoire.nomPrecis(), millesime),
                lecture,
                List.of(
                        Colonne.texte("Code", Commune::code),
                        Colonne.texte("Commune", Commune::nom),
                        Colonne.texte("Code du département", Commune::departement),
                        Colonne.texte("Département", Commune::nomDepartement),
                        Colonne.texte("Code de la région", Commune::region),
                        Colonne.texte("Code de l'arrondissement", Commune::arrondissement),
                        Colonne.texte("SIREN de l'EPCI", Commune::siren),
                        Colonne.texte("EPCI", Commune::epci),
                        Colonne.entier("Population", Commune::habitants),
                        Colonne.texte("Série de population", Commune::serie)),
                choisir(territoire, millesime));
    }

    /** La population est celle de la série la plus récente ; deux séries ne se mélangent jamais. */
    private Liste<Commune> choisir(Territoire territoire, int millesime) {
        return ListeSql.de(
                        texte -> sql.sql(texte)
                                .param("type", territoire.type().code())
                                .param("code", territoire.code())
                                .param("millesime", millesime),
                        """
                        with membre as materialized (
                            select distinct a.commune from territoire.v_public_appartenance a
                             where a.type = :type and a.code = :code and a.code_source = a.commune
                               and :millesime >= a.du and :millesime < a.jusqu
                        ), serie as materialized (
                            select distinct on (serie) serie, millesime, source || ', ' || coalesce(annee::text, 'année non indiquée') as nom
                              from territoire.v_public_population where principale order by serie
                        ), population as (
                            select p.commune, p.habitants, s.nom from territoire.v_public_population p
                              join (select * from serie order by millesime desc limit 1) s on s.serie = p.serie
                        ), liste as (
                            select c.code, c.nom, c.departement, d.nom as nom_departement, c.region, c.arrondissement,
                                   e.siren, e.nom as epci, p.habitants, p.nom as serie
                              from membre m
                              join territoire.v_public_commune c on c.code = m.commune and c.type = 'actuelle'
                               and :millesime >= c.lue_du and :millesime < c.jusqu
                              left join territoire.v_public_territoire d on d.type = 'departement' and d.code = c.departement
                               and :millesime >= d.du and :millesime < d.jusqu
                              left join territoire.v_public_epci_membre x on x.commune = c.code
                               and :millesime >= x.du and :millesime < x.jusqu
                              left join territoire.v_public_epci e on e.siren = x.epci
                               and :millesime >= e.du and :millesime < e.jusqu
                              left join population p on p.commune = c.code
                        )
                        """,
                        "*",
                        Commune.class)
                .ordonnee("nom collate \"fr-x-icu\", code")
                .dApres("Code officiel géographique")
                .dApres("Populations des communes");
    }

    private Territoire lire(String cle, Lecture lecture) {
        var morceaux = cle.split(":", 2);
        var type = TypeTerritoire.deCode(morceaux[0])
                .filter(t -> morceaux.length == (t == TypeTerritoire.NATION ? 1 : 2))
                .orElseThrow(() -> new ParametreInvalide(
                        "territoire",
                        "« %s » ne se comprend pas : écrivez nation, region:93, departement:40, arrondissement:402, epci:200054807 ou groupement:…."
                                .formatted(cle)));
        return type == TypeTerritoire.NATION ? Territoire.NATION : territoires.charger(type, morceaux[1], lecture.au());
    }

    /** Une commune et ce qui la situe. */
    public record Commune(
            String code,
            String nom,
            @Nullable String departement,
            @Nullable String nomDepartement,
            @Nullable String region,
            @Nullable String arrondissement,
            @Nullable String siren,
            @Nullable String epci,
            @Nullable Integer habitants,
            @Nullable String serie) {}
}
