package fr.halle.programme.laureat;

import fr.halle.platform.Chargement;
import fr.halle.platform.faits.FichiersDeFaits;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Verse les lauréats et les chiffres publiés des cas témoins. */
@Component
@Order(50)
class ChargementLaureats implements Chargement {

    private final FichiersDeFaits fichiers;
    private final JdbcClient sql;

    ChargementLaureats(FichiersDeFaits fichiers, JdbcClient sql) {
        this.fichiers = fichiers;
        this.sql = sql;
    }

    @Override
    public String libelle() {
        return "Cas témoins : lauréats et chiffres publiés";
    }

    @Override
    public boolean temoin() {
        return true;
    }

    @Override
    public void charger() {
        fichiers.lire("temoins", "laureats", Laureat.class).forEach(this::charger);
        fichiers.lire("temoins", "faits_publies", Publie.class).forEach(this::charger);
    }

    private void charger(Laureat laureat) {
        var id = sql.sql("""
                        insert into programme.laureat (programme, reference, nom)
                        values (:programme, :reference, :nom) returning id
                        """)
                .param("programme", laureat.programme)
                .param("reference", laureat.reference)
                .param("nom", laureat.nom)
                .query(UUID.class)
                .single();
        laureat.qualites.forEach(q -> sql.sql("""
                        insert into programme.qualite (laureat, genre, cohorte, effet, precision_date, jusqu, source, citation, deduction)
                        values (:laureat, :genre, :cohorte, :effet, :precision, :jusqu, :source, :citation, :deduction)
                        """)
                .param("laureat", id)
                .param("genre", q.genre)
                .param("cohorte", q.cohorte)
                .param("effet", q.effet)
                .param("precision", q.precision)
                .param("jusqu", q.jusqu)
                .param("source", q.source)
                .param("citation", q.citation)
                .param("deduction", q.deduction)
                .update());
        var origine = laureat.qualites.getFirst();
        laureat.communes.forEach(code -> chargerMembre(id, "commune", code, false, origine));
        laureat.epci.forEach(code -> chargerMembre(id, "epci", code, false, origine));
        laureat.departements.forEach(
                code -> chargerMembre(id, "departement", code, code.equals(laureat.pilote), origine));
    }

    private void chargerMembre(UUID laureat, String type, String code, boolean pilote, Qualite origine) {
        sql.sql("""
                        insert into programme.composition (laureat, type, code, pilote, source, citation, deduction)
                        values (:laureat, :type, :code, :pilote, :source, :citation, :deduction)
                        """)
                .param("laureat", laureat)
                .param("type", type)
                .param("code", code)
                .param("pilote", pilote)
                .param("source", origine.source)
                .param("citation", origine.citation)
                .param("deduction", origine.deduction)
                .update();
    }

    private void charger(Publie fait) {
        var territoire = fait.territoire.split(":", 2);
        sql.sql("""
                        insert into programme.fait_publie (programme, fait, valeur, unite, approximation, territoire_type,
                                                           territoire_code, effet, precision_date, source, citation)
                        values (:programme, :fait, :valeur, :unite, :approximation, :type, :code, :effet, :precision,
                                :source, :citation)
                        """)
                .param("programme", fait.programme)
                .param("fait", fait.fait)
                .param("valeur", fait.valeur)
                .param("unite", fait.unite)
                .param("approximation", fait.approximation)
                .param("type", territoire[0])
                .param("code", territoire.length == 1 ? "france" : territoire[1])
                .param("effet", fait.effet)
                .param("precision", fait.precision)
                .param("source", fait.source)
                .param("citation", fait.citation)
                .update();
    }

    record Laureat(
            String reference,
            String programme,
            String nom,
            List<String> communes,
            List<String> epci,
            List<String> departements,
            @Nullable String pilote,
            List<Qualite> qualites) {

        Laureat {
            communes = communes == null ? List.of() : communes;
            epci = epci == null ? List.of() : epci;
            departements = departements == null ? List.of() : departements;
        }
    }

    record Qualite(
            String genre,
            @Nullable String cohorte,
            LocalDate effet,
            String precision,
            @Nullable LocalDate jusqu,
            String source,
            @Nullable String citation,
            @Nullable String deduction) {}

    record Publie(
            String programme,
            String fait,
            long valeur,
            String unite,
            @Nullable String approximation,
            String territoire,
            LocalDate effet,
            String precision,
            String source,
            @Nullable String citation) {}
}
