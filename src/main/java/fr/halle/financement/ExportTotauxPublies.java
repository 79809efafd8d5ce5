package fr.halle.financement;

import fr.halle.commun.DateApprochee;
import fr.halle.commun.Montant;
import fr.halle.commun.Precision;
import fr.halle.platform.liste.ListeSql;
import fr.halle.platform.sortie.Colonne;
import fr.halle.platform.sortie.Demande;
import fr.halle.platform.sortie.JeuExportable;
import fr.halle.platform.sortie.Tableau;
import fr.halle.territoire.TypeTerritoire;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Les totaux publiés, chacun à son territoire ; ils ne s'additionnent pas entre eux. */
@Component
class ExportTotauxPublies implements JeuExportable {

    private final JdbcClient sql;

    ExportTotauxPublies(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String jeu() {
        return "totaux-publies";
    }

    @Override
    public String description() {
        return "les totaux que des sources publient pour un territoire, par dispositif, origine, nature et stade";
    }

    @Override
    public Set<Critere> criteres() {
        return Set.of(Critere.PROGRAMME);
    }

    @Override
    public Tableau<?> tableau(Demande demande) {
        var colonnes = new ArrayList<Colonne<Total>>();
        colonnes.add(Colonne.texte("Référence", Total::reference));
        colonnes.add(Colonne.texte("Programme", Total::programme));
        colonnes.add(Colonne.texte("Niveau", Total::niveau));
        colonnes.add(Colonne.texte("Code du territoire", Total::codeTerritoire));
        colonnes.add(Colonne.texte("Territoire", Total::territoire));
        colonnes.add(Colonne.texte("Dispositif", Total::dispositif));
        colonnes.add(Colonne.texte("Origine des crédits", Total::origine));
        colonnes.add(Colonne.texte("Nature", Total::nature));
        colonnes.add(Colonne.texte("Stade", Total::stade));
        colonnes.add(Colonne.texte("Degré de preuve", Total::degre));
        colonnes.add(Colonne.montant("Montant", t -> Montant.centimes(t.centimes())));
        colonnes.addAll(Colonne.dateApprochee("Date", Total::date));
        colonnes.add(Colonne.texte("Citation", Total::citation));
        colonnes.add(Colonne.texte("D'après", Total::titreSource));
        return new Tableau<>("totaux-publies", "Totaux publiés", demande.lecture(), colonnes, choisir(demande));
    }

    private ListeSql<Total> choisir(Demande demande) {
        return ListeSql.de(
                        texte -> sql.sql(texte)
                                .param("programme", Objects.requireNonNullElse(demande.programme(), ""))
                                .param("au", demande.lecture().au())
                                .param("connu", demande.lecture().connu().atOffset(ZoneOffset.UTC)),
                        """
                        with liste as (
                            select t.reference, t.programme, t.territoire_type as type, t.territoire_code as code_territoire,
                                   coalesce(n.nom, t.territoire_code) as territoire, d.libelle as dispositif,
                                   o.libelle as origine, x.libelle as nature, t.stade, t.degre, t.centimes, t.effet,
                                   t.precision_date as "precision", t.citation, s.titre as titre_source
                              from financement.v_public_total t
                              join dispositif.v_public_dispositif d on d.code = t.dispositif
                              join dispositif.v_public_nature x on x.code = t.nature
                              join source.v_public_source s on s.code = t.source
                              left join dispositif.v_public_origine o on o.code = t.origine
                              left join lateral (
                                   select v.nom from territoire.v_public_territoire v
                                    where v.type = t.territoire_type and v.code = t.territoire_code
                                    order by v.jusqu desc limit 1) n on true
                             where (:programme = '' or t.programme = :programme) and t.vrai_du <= :au
                               and t.connu_du <= :connu and :connu < t.connu_jusqu
                        )
                        """,
                        "*",
                        Total.class)
                .ordonnee("programme, territoire collate \"fr-x-icu\", dispositif, reference")
                .citant("titre_source");
    }

    private record Total(
            String reference,
            String programme,
            String type,
            String codeTerritoire,
            String territoire,
            String dispositif,
            @Nullable String origine,
            String nature,
            String stade,
            String degre,
            long centimes,
            LocalDate effet,
            String precision,
            @Nullable String citation,
            String titreSource) {

        DateApprochee date() {
            return new DateApprochee(effet, Precision.deCode(precision));
        }

        String niveau() {
            return TypeTerritoire.deCode(type).map(TypeTerritoire::libelle).orElse(type);
        }
    }
}
