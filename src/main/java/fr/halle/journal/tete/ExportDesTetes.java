package fr.halle.journal.tete;

import fr.halle.platform.liste.ListeSql;
import fr.halle.platform.sortie.Colonne;
import fr.halle.platform.sortie.Demande;
import fr.halle.platform.sortie.JeuExportable;
import fr.halle.platform.sortie.Tableau;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Les têtes signées, telles qu'elles sortent pour l'auditeur. */
@Component
class ExportDesTetes implements JeuExportable {

    private final JdbcClient sql;

    ExportDesTetes(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String jeu() {
        return "tetes";
    }

    @Override
    public String description() {
        return "les têtes signées de la trace, leur condensat, leur signature et leur clé publique";
    }

    @Override
    public Tableau<?> tableau(Demande demande) {
        var connu = demande.lecture().connu().atOffset(ZoneOffset.UTC);
        return new Tableau<>(
                "tetes",
                "Têtes signées de la trace",
                demande.lecture(),
                List.<Colonne<Tete>>of(
                        Colonne.entier("Tête", Tete::numero),
                        Colonne.texte("Prise le", Tete::priseLe),
                        Colonne.entier("Actes", Tete::actes),
                        Colonne.entier("Dont nouveaux", Tete::nouveaux),
                        Colonne.entier("Chaînes", Tete::chaines),
                        Colonne.texte("Condensat", Tete::condensat),
                        Colonne.texte("Condensat de la tête d'avant", Tete::precedente),
                        Colonne.texte("Signature (Ed25519, base 64)", Tete::signature),
                        Colonne.texte("Clé publique (X.509, base 64)", Tete::cle)),
                ListeSql.de(
                                texte -> sql.sql(texte).param("connu", connu),
                                "with liste as (select %s from journal.tete t where t.prise_le <= :connu)"
                                        .formatted(Tete.COLONNES),
                                "*",
                                (ligne, _) -> Tete.lire(ligne))
                        .ordonnee("numero")
                        .dApres("Trace des actes de Halle"));
    }
}
