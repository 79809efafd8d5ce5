package fr.halle.dispositif;

import fr.halle.platform.Chargement;
import fr.halle.platform.faits.FichiersDeFaits;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
@Order(30)
class ChargementDispositifs implements Chargement {

    private final FichiersDeFaits fichiers;
    private final JdbcClient sql;

    ChargementDispositifs(FichiersDeFaits fichiers, JdbcClient sql) {
        this.fichiers = fichiers;
        this.sql = sql;
    }

    @Override
    public String libelle() {
        return "Natures, origines des crédits et dispositifs";
    }

    @Override
    public boolean referentiel() {
        return true;
    }

    @Override
    public void charger() {
        for (var nature : fichiers.lire("dispositifs", "natures", Dispositifs.Nature.class)) {
            sql.sql("""
                            insert into dispositif.nature (code, libelle, libelle_pluriel, definition, rang)
                            values (:code, :libelle, :libellePluriel, :definition, (select count(*) from dispositif.nature))
                            on conflict do nothing
                            """).paramSource(nature).update();
        }
        for (var origine : fichiers.lire("dispositifs", "origines", Dispositifs.Origine.class)) {
            sql.sql("""
                            insert into dispositif.origine (code, libelle, definition, rang)
                            values (:code, :libelle, :definition, (select count(*) from dispositif.origine))
                            on conflict do nothing
                            """).paramSource(origine).update();
        }
        for (var financeur : fichiers.lire("dispositifs", "financeurs", Financeur.class)) {
            sql.sql(
                            "insert into dispositif.financeur (code, nom, genre) values (:code, :nom, :genre) on conflict do nothing")
                    .paramSource(financeur)
                    .update();
        }
        for (var dispositif : fichiers.lire("dispositifs", "dispositifs", Ligne.class)) {
            sql.sql("""
                            insert into dispositif.dispositif (code, libelle, libelle_long, financeur, nature, source, citation, rang)
                            values (:code, :libelle, :libelleLong, :financeur, :nature, :source, :citation,
                                    (select count(*) from dispositif.dispositif))
                            on conflict do nothing
                            """).paramSource(dispositif).update();
        }
    }

    record Financeur(String code, String nom, String genre) {}

    record Ligne(
            String code,
            String libelle,
            String libelleLong,
            String financeur,
            String nature,
            String source,
            @Nullable String citation) {}
}
