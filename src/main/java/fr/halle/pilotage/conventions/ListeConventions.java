package fr.halle.pilotage.conventions;

import fr.halle.commun.DateApprochee;
import fr.halle.commun.Precision;
import fr.halle.convention.EtatConvention;
import fr.halle.convention.Vigueur;
import fr.halle.pilotage.Etendue;
import fr.halle.platform.liste.Liste;
import fr.halle.platform.liste.ListeSql;
import fr.halle.platform.liste.Tri;
import fr.halle.platform.liste.Tris;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** La liste des conventions d'un périmètre : tri, filtre, pages. */
@Component
public class ListeConventions {

    /** Les ordres permis : à valeur égale, l'échéance la plus proche d'abord. */
    public static final Tris TRIS = Tris.departagesPar(
                    "delai_au nulls last, rang_type, nom collate \"fr-x-icu\", reference nulls last, cle")
            .ou("enjeu", "enjeu")
            .ou("echeance", "delai_au")
            .ou("signature", "signee_le")
            .ou("type", "rang_type")
            .ou("laureat", "nom collate \"fr-x-icu\"")
            .ou(
                    "etat",
                    "array_position(array['brouillon', 'en_concertation', 'en_avis', 'a_signer', 'signee', 'resiliee', 'abandonnee'], etat)")
            .ou("reference", "reference");

    /** Les plus gros enjeux d'abord. */
    public static final String TRI = "-enjeu";

    private final JdbcClient sql;

    ListeConventions(JdbcClient sql) {
        this.sql = sql;
    }

    /** @param tri tel que l'adresse l'écrit ; vide pour l'ordre par défaut */
    public static Tri tri(@Nullable String tri) {
        return TRIS.lire(tri == null || tri.isBlank() ? TRI : tri);
    }

    /** Celles que l'acteur a le droit de voir : les signées pour tous, celles qui se préparent pour qui y a droit. */
    public Liste<ConventionEnListe> choisir(Etendue etendue, FiltreDeConventions filtre, Tri tri) {
        return choisir(etendue, filtre, tri, RequeteDesConventions.pourLePublic());
    }

    /** Celles que chacun voit, quel que soit l'acteur. */
    public Liste<ConventionEnListe> choisirLesPubliques(Etendue etendue, FiltreDeConventions filtre, Tri tri) {
        return choisir(etendue, filtre, tri, true);
    }

    private Liste<ConventionEnListe> choisir(Etendue etendue, FiltreDeConventions filtre, Tri tri, boolean publiques) {
        etendue.menagerLesPlans(sql);
        return ListeSql.de(
                        texte -> RequeteDesConventions.preparer(sql, texte, etendue, filtre),
                        RequeteDesConventions.liste(etendue, publiques),
                        "*",
                        (ligne, _) -> element(ligne, etendue.lecture().au()))
                .triee(TRIS, tri)
                .citant("titre_source");
    }

    static ConventionEnListe element(ResultSet ligne, LocalDate au) throws SQLException {
        var laureats = new ArrayList<ConventionEnListe.LaureatCite>();
        var references = (String[]) ligne.getArray("laureats").getArray();
        var noms = (String[]) ligne.getArray("noms").getArray();
        for (var i = 0; i < references.length; i++) {
            laureats.add(new ConventionEnListe.LaureatCite(references[i], noms[i]));
        }
        return new ConventionEnListe(
                ligne.getString("reference"),
                ligne.getString("type"),
                ligne.getString("libelle_type"),
                ligne.getString("intitule"),
                EtatConvention.deCode(ligne.getString("etat")).orElseThrow(),
                Optional.ofNullable(ligne.getString("vigueur"))
                        .flatMap(Vigueur::deCode)
                        .orElse(null),
                laureats,
                signature(ligne),
                ligne.getObject("depuis", LocalDate.class),
                ligne.getObject("fin_le", LocalDate.class),
                echeance(ligne),
                ligne.getObject("enjeu", Long.class),
                ligne.getInt("renseignes"),
                ligne.getInt("dedans"),
                ligne.getString("source"),
                ligne.getString("titre_source"),
                au);
    }

    private static @Nullable DateApprochee signature(ResultSet ligne) throws SQLException {
        var le = ligne.getObject("signee_le", LocalDate.class);
        if (le == null) {
            return null;
        }
        var precision = Precision.deCode(ligne.getString("precision_date"));
        var du = ligne.getObject("signee_du", LocalDate.class);
        return new DateApprochee(precision == Precision.AU_PLUS_TARD || du == null ? le : du, precision);
    }

    private static @Nullable Echeance echeance(ResultSet ligne) throws SQLException {
        var au = ligne.getObject("delai_au", LocalDate.class);
        return au == null
                ? null
                : new Echeance(
                        ligne.getString("regle"),
                        ligne.getString("libelle_echeance"),
                        ligne.getObject("delai_du", LocalDate.class),
                        au,
                        ligne.getObject("tenue_le", LocalDate.class),
                        ligne.getString("prorogation"),
                        ligne.getString("attend"));
    }
}
