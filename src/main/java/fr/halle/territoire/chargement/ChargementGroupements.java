package fr.halle.territoire.chargement;

import fr.halle.platform.Chargement;
import fr.halle.platform.faits.FichiersDeFaits;
import fr.halle.territoire.Normalisation;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Verse les groupements des cas témoins : délégations territoriales, PETR, circonscriptions. */
@Component
@Order(25)
class ChargementGroupements implements Chargement {

    private final FichiersDeFaits fichiers;
    private final JdbcClient sql;

    ChargementGroupements(FichiersDeFaits fichiers, JdbcClient sql) {
        this.fichiers = fichiers;
        this.sql = sql;
    }

    @Override
    public String libelle() {
        return "Cas témoins : groupements de communes";
    }

    @Override
    public boolean temoin() {
        return true;
    }

    @Override
    public void charger() {
        fichiers.lire("temoins", "groupements", Groupement.class).forEach(this::charger);
    }

    private void charger(Groupement g) {
        sql.sql("""
                        insert into territoire.groupement (code, nom, type, departement, nom_normalise, effet, precision_date,
                                                           jusqu, source, citation)
                        values (:code, :nom, :type, :departement, :normalise, :effet, :precision, :jusqu, :source, :citation)
                        """)
                .param("code", g.code)
                .param("nom", g.nom)
                .param("type", g.type)
                .param("departement", g.departement)
                .param("normalise", Normalisation.normaliser(g.nom))
                .param("effet", g.effet)
                .param("precision", g.precision)
                .param("jusqu", g.jusqu)
                .param("source", g.source)
                .param("citation", g.citation)
                .update();
        g.communes.forEach(commune -> sql.sql("""
                        insert into territoire.groupement_membre (groupement, commune, effet, precision_date, jusqu, source)
                        values (:groupement, :commune, :effet, :precision, :jusqu, :source)
                        """)
                .param("groupement", g.code)
                .param("commune", commune)
                .param("effet", g.effet)
                .param("precision", g.precision)
                .param("jusqu", g.jusqu)
                .param("source", g.source)
                .update());
    }

    record Groupement(
            String code,
            String nom,
            String type,
            @Nullable String departement,
            LocalDate effet,
            String precision,
            @Nullable LocalDate jusqu,
            String source,
            @Nullable String citation,
            List<String> communes) {}
}
