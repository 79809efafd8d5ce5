package fr.halle.financement;

import fr.halle.platform.Chargement;
import fr.halle.platform.faits.FichiersDeFaits;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Verse les totaux publiés et les lignes des cas témoins. */
@Component
@Order(60)
class ChargementFinancements implements Chargement {

    private final FichiersDeFaits fichiers;
    private final JdbcClient sql;

    ChargementFinancements(FichiersDeFaits fichiers, JdbcClient sql) {
        this.fichiers = fichiers;
        this.sql = sql;
    }

    @Override
    public String libelle() {
        return "Cas témoins : totaux publiés et lignes de financement";
    }

    @Override
    public boolean temoin() {
        return true;
    }

    @Override
    public void charger() {
        fichiers.lire("temoins", "totaux_publies", Total.class).forEach(this::charger);
        fichiers.lire("temoins", "lignes", Ligne.class).forEach(this::charger);
    }

    private void charger(Total total) {
        var territoire = total.territoire.split(":", 2);
        sql.sql("""
                        insert into financement.total_publie (reference, programme, territoire_type, territoire_code, dispositif,
                            nature, origine, stade, degre, centimes, rattachement, effet, precision_date, source, citation)
                        values (:reference, :programme, :type, :code, :dispositif, :nature, :origine, :stade, :degre,
                            :centimes, :rattachement, :effet, :precision, :source, :citation)
                        """)
                .param("reference", total.reference)
                .param("programme", total.programme)
                .param("type", territoire[0])
                .param("code", territoire.length == 1 ? "france" : territoire[1])
                .param("dispositif", total.dispositif)
                .param("nature", total.nature)
                .param("origine", total.origine)
                .param("stade", total.stade)
                .param("degre", total.degre)
                .param("centimes", total.centimes)
                .param("rattachement", total.rattachement)
                .param("effet", total.effet)
                .param("precision", total.precision)
                .param("source", total.source)
                .param("citation", total.citation)
                .update();
    }

    private void charger(Ligne ligne) {
        var id = sql.sql("""
                        insert into financement.ligne (reference, programme, laureat, commune, dispositif, nature, origine,
                            beneficiaire, operation, rattachement, source, citation)
                        select :reference, :programme, (select id from programme.v_public_laureat where reference = :laureat),
                            :commune, :dispositif, :nature, :origine, :beneficiaire, :operation, :rattachement, :source, :citation
                        returning id
                        """)
                .param("reference", ligne.reference)
                .param("programme", ligne.programme)
                .param("laureat", ligne.laureat)
                .param("commune", ligne.commune)
                .param("dispositif", ligne.dispositif)
                .param("nature", ligne.nature)
                .param("origine", ligne.origine)
                .param("beneficiaire", ligne.beneficiaire)
                .param("operation", ligne.operation)
                .param("rattachement", ligne.rattachement)
                .param("source", ligne.source)
                .param("citation", ligne.citation)
                .query(UUID.class)
                .single();
        ligne.montants.forEach(m -> sql.sql("""
                        insert into financement.montant (ligne, stade, degre, centimes, effet, precision_date, source, citation, deduction)
                        values (:ligne, :stade, :degre, :centimes, :effet, :precision, :source, :citation, :deduction)
                        """)
                .param("ligne", id)
                .param("stade", m.stade)
                .param("degre", m.degre)
                .param("centimes", m.centimes)
                .param("effet", m.effet)
                .param("precision", m.precision)
                .param("source", m.source)
                .param("citation", m.citation)
                .param("deduction", m.deduction)
                .update());
        if (ligne.rapprochement != null) {
            var r = ligne.rapprochement;
            sql.sql("""
                            insert into financement.rapprochement (ligne, statut, total_publie, motif, source)
                            select :ligne, :statut, (select id from financement.total_publie where reference = :total), :motif, :source
                            """)
                    .param("ligne", id)
                    .param("statut", r.statut)
                    .param("total", r.total)
                    .param("motif", r.motif)
                    .param("source", r.source)
                    .update();
        }
    }

    record Total(
            String reference,
            String programme,
            String territoire,
            String dispositif,
            String nature,
            @Nullable String origine,
            String stade,
            String degre,
            long centimes,
            String rattachement,
            LocalDate effet,
            String precision,
            String source,
            @Nullable String citation) {}

    record Ligne(
            String reference,
            String programme,
            @Nullable String laureat,
            @Nullable String commune,
            String dispositif,
            String nature,
            @Nullable String origine,
            @Nullable String beneficiaire,
            @Nullable String operation,
            String rattachement,
            String source,
            @Nullable String citation,
            List<MontantDate> montants,
            @Nullable Rapprochement rapprochement) {}

    record MontantDate(
            String stade,
            String degre,
            long centimes,
            LocalDate effet,
            String precision,
            String source,
            @Nullable String citation,
            @Nullable String deduction) {}

    record Rapprochement(String statut, @Nullable String total, String motif, String source) {}
}
