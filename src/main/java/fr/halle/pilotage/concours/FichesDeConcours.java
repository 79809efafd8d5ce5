package fr.halle.pilotage.concours;

import fr.halle.commun.Lecture;
import fr.halle.platform.Introuvable;
import fr.halle.programme.Programmes;
import fr.halle.territoire.Territoire;
import fr.halle.territoire.Territoires;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lit un concours : ses écritures successives, son territoire, les lauréats dont sa commune fait partie. */
@Component
public class FichesDeConcours {

    private static final SimplePropertyRowMapper<ConcoursEnListe> LIGNE =
            new SimplePropertyRowMapper<>(ConcoursEnListe.class);

    private final JdbcClient sql;
    private final Territoires territoires;
    private final Programmes programmes;

    FichesDeConcours(JdbcClient sql, Territoires territoires, Programmes programmes) {
        this.sql = sql;
        this.territoires = territoires;
        this.programmes = programmes;
    }

    /** @throws Introuvable si aucune ligne ne porte cette référence, ou si la base ne la connaissait pas encore */
    public FicheDeConcours charger(String reference, Lecture lecture) {
        var ecritures = ecritures(reference, lecture);
        if (ecritures.isEmpty()) {
            throw new Introuvable(
                    "reference",
                    "Aucun concours ne porte la référence « %s » à cette date : retrouvez-le dans la liste des concours."
                            .formatted(reference));
        }
        var derniere = ecritures.getLast();
        var concours = derniere.concours();
        var actuelle = concours.territoireType().equals("commune")
                ? territoires
                        .continuatrice(concours.territoireCode(), lecture.au())
                        .orElse(null)
                : null;
        return new FicheDeConcours(
                concours,
                derniere.connuJusqu() != null,
                actuelle != null && !actuelle.code().equals(concours.territoireCode()) ? actuelle : null,
                laureats(actuelle, lecture),
                ecritures);
    }

    private List<FicheDeConcours.Ecriture> ecritures(String reference, Lecture lecture) {
        return sql.sql("""
                        select c.reference, c.territoire_type, c.territoire_code,
                               (select t.nom from territoire.v_public_territoire t
                                 where t.type = c.territoire_type and t.code = c.territoire_code order by t.jusqu desc limit 1)
                                   as territoire_nom,
                               c.beneficiaire, c.exercice, c.dispositif, d.libelle as libelle_dispositif, c.nature,
                               n.libelle as libelle_nature, c.categorie, c.operation, c.cout_centimes as cout, c.centimes as accorde,
                               c.texte, c.degre, c.effet, c.precision_date as "precision", c.identifiant, c.source,
                               s.titre as titre_source, c.cout_texte, coalesce(c.citation_montant, c.citation) as citation, c.connu_du,
                               case when c.connu_jusqu <= :connu then c.connu_jusqu end as connu_jusqu, i.id as acte, i.fichier, i.saisi_le as importe, i.jeu
                          from financement.v_public_concours c
                          join dispositif.v_public_dispositif d on d.code = c.dispositif
                          join dispositif.v_public_nature n on n.code = c.nature
                          join source.v_public_source s on s.code = c.source
                          left join platform.v_public_import i on i.id = coalesce(c.import_montant, c.import)
                         where c.reference = :reference and c.vrai_du <= :au and c.connu_du <= :connu
                         order by c.connu_du
                        """)
                .param("reference", reference)
                .param("au", lecture.au())
                .param("connu", lecture.connu().atOffset(ZoneOffset.UTC))
                .query((ligne, rang) -> new FicheDeConcours.Ecriture(
                        java.util.Objects.requireNonNull(LIGNE.mapRow(ligne, rang)),
                        ligne.getString("cout_texte"),
                        ligne.getString("citation"),
                        java.util.Objects.requireNonNull(instant(ligne, "connu_du")),
                        instant(ligne, "connu_jusqu"),
                        ligne.getObject("acte", UUID.class),
                        ligne.getString("fichier"),
                        instant(ligne, "importe"),
                        ligne.getString("jeu")))
                .list();
    }

    private List<FicheDeConcours.EnLaureat> laureats(@Nullable Territoire commune, Lecture lecture) {
        if (commune == null) {
            return List.of();
        }
        var millesime = territoires.millesime(lecture.au()).annee();
        return programmes.lister().stream()
                .flatMap(p -> sql
                        .sql("""
                                select distinct l.reference, l.nom
                                  from programme.v_public_communes_au(:programme, :au, :connu, :millesime) c
                                  join programme.v_public_laureats_au(:programme, :au, :connu) l on l.laureat = c.laureat
                                 where c.commune = :commune order by l.nom
                                """)
                        .param("programme", p.code())
                        .param("au", lecture.au())
                        .param("connu", lecture.connu().atOffset(ZoneOffset.UTC))
                        .param("millesime", millesime)
                        .param("commune", commune.code())
                        .query((ligne, _) ->
                                new FicheDeConcours.EnLaureat(p, ligne.getString("reference"), ligne.getString("nom")))
                        .list()
                        .stream())
                .toList();
    }

    private static @Nullable Instant instant(ResultSet ligne, String colonne) throws SQLException {
        var lu = ligne.getObject(colonne, OffsetDateTime.class);
        return lu == null ? null : lu.toInstant();
    }
}
