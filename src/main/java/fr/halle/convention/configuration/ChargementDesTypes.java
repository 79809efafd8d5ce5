package fr.halle.convention.configuration;

import fr.halle.platform.Chargement;
import fr.halle.platform.faits.FichiersDeFaits;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Verse les types de conventions des programmes. */
@Component
@Order(45)
class ChargementDesTypes implements Chargement {

    private final FichiersDeFaits fichiers;
    private final JdbcClient sql;

    ChargementDesTypes(FichiersDeFaits fichiers, JdbcClient sql) {
        this.fichiers = fichiers;
        this.sql = sql;
    }

    @Override
    public String libelle() {
        return "Types de conventions";
    }

    @Override
    public boolean referentiel() {
        return true;
    }

    @Override
    public void charger() {
        var types = fichiers.lire("conventions", "types", TypeEcrit.class);
        // Un type peut en nommer un autre : ceux qui ne nomment personne d'abord.
        types.stream().filter(t -> t.remplace == null && t.porte == null).forEach(this::charger);
        types.stream().filter(t -> t.remplace != null || t.porte != null).forEach(this::charger);
        types.forEach(this::chargerLesEcheances);
    }

    private void charger(TypeEcrit t) {
        sql.sql("""
                        insert into convention.type (programme, code, libelle, pluriel, objet, rang, atteste_par, remplace, porte, duree_parametre,
                                                     fin_le, fin_precision, source)
                        values (:programme, :code, :libelle, :pluriel, :objet, :rang, :attestePar, :remplace, :porte, :dureeParametre,
                                :finLe, :finPrecision, :source)
                        on conflict do nothing
                        """)
                .param("programme", t.programme)
                .param("code", t.code)
                .param("libelle", t.libelle)
                .param("pluriel", t.pluriel)
                .param("objet", t.objet)
                .param("rang", t.rang)
                .param("attestePar", t.attestePar)
                .param("remplace", t.remplace)
                .param("porte", t.porte)
                .param("dureeParametre", t.dureeParametre)
                .param("finLe", t.finLe, Types.DATE)
                .param("finPrecision", t.finPrecision)
                .param("source", t.source)
                .update();
        for (var i = 0; i < t.parties.size(); i++) {
            var p = t.parties.get(i);
            ligne(t, "partie", "code, rang, libelle, nature, par, obligatoire, qualite, delibere")
                    .param("code", p.code)
                    .param("rang", i)
                    .param("libelle", p.libelle)
                    .param("nature", p.nature)
                    .param("par", p.par)
                    .param("obligatoire", p.obligatoire)
                    .param("qualite", p.qualite)
                    .param("delibere", p.delibere)
                    .update();
        }
        for (var i = 0; i < t.etapes.size(); i++) {
            var e = t.etapes.get(i);
            ligne(t, "etape", "code, rang, genre, libelle, obligatoire, roles")
                    .param("code", e.code)
                    .param("rang", i)
                    .param("genre", e.genre)
                    .param("libelle", e.libelle)
                    .param("obligatoire", e.obligatoire)
                    .param("roles", e.roles.toArray(String[]::new))
                    .update();
        }
        for (var i = 0; i < t.ouvre.size(); i++) {
            var o = t.ouvre.get(i);
            ligne(t, "ouvre", "rang, libelle, detail, source")
                    .param("rang", i)
                    .param("libelle", o.libelle)
                    .param("detail", o.detail)
                    .param("source", o.source)
                    .update();
            if (o.code != null) {
                ligne(t, "effet", "code, rang, secteurs")
                        .param("code", o.code)
                        .param("rang", i)
                        .param("secteurs", o.secteurs.toArray(String[]::new))
                        .update();
            }
        }
        for (var i = 0; i < t.secteurs.size(); i++) {
            var s = t.secteurs.get(i);
            ligne(t, "secteur", "code, rang, libelle, centre_ville")
                    .param("code", s.code)
                    .param("rang", i)
                    .param("libelle", s.libelle)
                    .param("centre_ville", s.centreVille)
                    .update();
        }
        for (var i = 0; i < t.pieces.size(); i++) {
            var p = t.pieces.get(i);
            ligne(t, "piece", "code, rang, libelle, obligatoire")
                    .param("code", p.code)
                    .param("rang", i)
                    .param("libelle", p.libelle)
                    .param("obligatoire", p.obligatoire)
                    .update();
        }
    }

    private JdbcClient.StatementSpec ligne(TypeEcrit type, String table, String colonnes) {
        var valeurs = ":" + colonnes.replace(", ", ", :");
        return sql.sql(
                        "insert into convention.type_%s (programme, type, %s) values (:programme, :type, %s) on conflict do nothing"
                                .formatted(table, colonnes, valeurs))
                .param("programme", type.programme)
                .param("type", type.code);
    }

    private void chargerLesEcheances(TypeEcrit t) {
        for (var i = 0; i < t.echeances.size(); i++) {
            var e = t.echeances.get(i);
            sql.sql("""
                            insert into convention.type_echeance (programme, code, rang, libelle, depuis, attendue, parametre, alertes, enjeu, attend, source)
                            values (:programme, :code, :rang, :libelle, :depuis, :attendue, :parametre, :alertes, :enjeu, :attend, :source)
                            on conflict do nothing
                            """)
                    .param("programme", t.programme)
                    .param("code", e.code)
                    .param("rang", i)
                    .param("libelle", e.libelle)
                    .param("depuis", t.code)
                    .param("attendue", e.attendue)
                    .param("parametre", e.parametre)
                    .param("alertes", e.alertes.toArray(Integer[]::new))
                    .param("enjeu", e.enjeu)
                    .param("attend", e.attend)
                    .param("source", e.source)
                    .update();
        }
    }

    /** La forme du fichier : les listes absentes sont vides. */
    record TypeEcrit(
            String programme,
            String code,
            String libelle,
            String pluriel,
            String objet,
            int rang,
            @Nullable String attestePar,
            @Nullable String remplace,
            @Nullable String porte,
            @Nullable String dureeParametre,
            @Nullable LocalDate finLe,
            @Nullable String finPrecision,
            String source,
            List<PartieEcrite> parties,
            List<EtapeEcrite> etapes,
            List<OuvertureEcrite> ouvre,
            List<SecteurEcrit> secteurs,
            List<PieceEcrite> pieces,
            List<EcheanceEcrite> echeances) {

        TypeEcrit {
            parties = parties == null ? List.of() : parties;
            etapes = etapes == null ? List.of() : etapes;
            ouvre = ouvre == null ? List.of() : ouvre;
            secteurs = secteurs == null ? List.of() : secteurs;
            pieces = pieces == null ? List.of() : pieces;
            echeances = echeances == null ? List.of() : echeances;
        }
    }

    record PartieEcrite(
            String code,
            String libelle,
            String nature,
            String par,
            boolean obligatoire,
            String qualite,
            boolean delibere) {}

    record EtapeEcrite(String code, String genre, String libelle, boolean obligatoire, List<String> roles) {}

    /** @param code absent de ce qui ne s'ouvre pas secteur par secteur */
    record OuvertureEcrite(
            @Nullable String code,
            List<String> secteurs,
            String libelle,
            @Nullable String detail,
            String source) {

        OuvertureEcrite {
            secteurs = secteurs == null ? List.of() : secteurs;
        }
    }

    record SecteurEcrit(String code, String libelle, boolean centreVille) {}

    record PieceEcrite(String code, String libelle, boolean obligatoire) {}

    record EcheanceEcrite(
            String code,
            String libelle,
            String attendue,
            String parametre,
            List<Integer> alertes,
            String enjeu,
            String attend,
            String source) {}
}
