package fr.halle.programme.configuration;

import fr.halle.platform.Chargement;
import fr.halle.platform.faits.FichiersDeFaits;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Verse la configuration des programmes, un fichier par programme. */
@Component
@Order(40)
class ChargementProgrammes implements Chargement {

    private final FichiersDeFaits fichiers;
    private final JdbcClient sql;

    ChargementProgrammes(FichiersDeFaits fichiers, JdbcClient sql) {
        this.fichiers = fichiers;
        this.sql = sql;
    }

    @Override
    public String libelle() {
        return "Programmes";
    }

    @Override
    public boolean referentiel() {
        return true;
    }

    @Override
    public void charger() {
        for (var configuration : fichiers.lire("programmes", "programme", Configuration.class)) {
            charger(configuration);
        }
    }

    private void charger(Configuration c) {
        sql.sql("""
                        insert into programme.programme (code, nom, sigle, objet, operateur, maille, lance_le, lance_precision,
                                                         fin_le, fin_precision, rang, source)
                        values (:code, :nom, :sigle, :objet, :operateur, :maille, :lanceLe, :lancePrecision,
                                :finLe, :finPrecision, :rang, :source)
                        on conflict do nothing
                        """).paramSource(c).update();
        c.vocabulaire.forEach((cle, texte) -> sql.sql(
                        "insert into programme.libelle (programme, cle, texte) values (:programme, :cle, :texte) on conflict do nothing")
                .param("programme", c.code)
                .param("cle", cle)
                .param("texte", texte)
                .update());
        chargerElements(c.code, "pilier", c.piliers);
        chargerElements(c.code, "objectif", c.objectifs);
        chargerElements(c.code, "etape", c.etapes);
        c.parametres.forEach(p -> sql.sql("""
                        insert into programme.parametre (programme, cle, libelle, valeur, unite, du, jusqu, reference, source)
                        select :programme, :cle, :libelle, :valeur, :unite, :du, :jusqu, :reference, :source
                         where not exists (select from programme.parametre p
                                            where p.programme = :programme and p.cle = :cle and p.du is not distinct from :du)
                        """)
                .param("programme", c.code)
                .param("cle", p.cle)
                .param("libelle", p.libelle)
                .param("valeur", p.valeur)
                .param("unite", p.unite)
                .param("du", p.du, Types.DATE)
                .param("jusqu", p.jusqu, Types.DATE)
                .param("reference", p.reference)
                .param("source", p.source)
                .update());
        c.cohortes.forEach(cohorte -> sql.sql("""
                        insert into programme.cohorte (programme, code, nom, effet, precision_date, source, citation)
                        values (:programme, :code, :nom, :effet, :precision, :source, :citation)
                        on conflict do nothing
                        """)
                .param("programme", c.code)
                .param("code", cohorte.code)
                .param("nom", cohorte.nom)
                .param("effet", cohorte.effet)
                .param("precision", cohorte.precision)
                .param("source", cohorte.source)
                .param("citation", cohorte.citation)
                .update());
    }

    private void chargerElements(String programme, String genre, List<Element> elements) {
        for (var i = 0; i < elements.size(); i++) {
            var element = elements.get(i);
            sql.sql("""
                            insert into programme.element (programme, genre, rang, libelle, detail, source)
                            values (:programme, :genre, :rang, :libelle, :detail, :source)
                            on conflict do nothing
                            """)
                    .param("programme", programme)
                    .param("genre", genre)
                    .param("rang", i)
                    .param("libelle", element.libelle)
                    .param("detail", element.detail)
                    .param("source", element.source)
                    .update();
        }
    }

    /** La forme du fichier : les listes absentes sont vides, un programme peut n'avoir ni pilier ni seuil. */
    record Configuration(
            String code,
            String nom,
            String sigle,
            String objet,
            String operateur,
            String maille,
            LocalDate lanceLe,
            String lancePrecision,
            @Nullable LocalDate finLe,
            @Nullable String finPrecision,
            int rang,
            String source,
            Map<String, String> vocabulaire,
            List<Element> piliers,
            List<Element> objectifs,
            List<Element> etapes,
            List<Parametre> parametres,
            List<Cohorte> cohortes) {

        Configuration {
            vocabulaire = vocabulaire == null ? Map.of() : vocabulaire;
            piliers = piliers == null ? List.of() : piliers;
            objectifs = objectifs == null ? List.of() : objectifs;
            etapes = etapes == null ? List.of() : etapes;
            parametres = parametres == null ? List.of() : parametres;
            cohortes = cohortes == null ? List.of() : cohortes;
        }
    }

    record Element(String libelle, @Nullable String detail, String source) {}

    record Parametre(
            String cle,
            String libelle,
            long valeur,
            String unite,
            @Nullable LocalDate du,
            @Nullable LocalDate jusqu,
            String reference,
            String source) {}

    record Cohorte(
            String code,
            String nom,
            LocalDate effet,
            String precision,
            String source,
            @Nullable String citation) {}
}
