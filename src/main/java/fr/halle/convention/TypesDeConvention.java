package fr.halle.convention;

import fr.halle.commun.DateApprochee;
import fr.halle.commun.Precision;
import fr.halle.convention.TypeDeConvention.Etape;
import fr.halle.convention.TypeDeConvention.Ouverture;
import fr.halle.convention.TypeDeConvention.PartieDuType;
import fr.halle.convention.TypeDeConvention.PieceDuType;
import fr.halle.platform.Introuvable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Les types de conventions d'un programme. */
@Component
public class TypesDeConvention {

    private final JdbcClient sql;

    TypesDeConvention(JdbcClient sql) {
        this.sql = sql;
    }

    /** Dans l'ordre de leur rang. */
    public List<TypeDeConvention> lister(String programme) {
        return lire(programme, "");
    }

    public Optional<TypeDeConvention> trouver(String programme, String code) {
        return lire(programme, code).stream().findFirst();
    }

    /** @throws Introuvable si le programme n'a pas ce type de convention */
    public TypeDeConvention charger(String programme, String code) {
        return trouver(programme, code)
                .orElseThrow(() -> new Introuvable(
                        "type",
                        "Ce programme n'a pas de convention « %s » : choisissez un type de la liste.".formatted(code)));
    }

    /** L'échéance qu'ouvre la signature de ce type, s'il y en a une. */
    public Optional<EcheanceDuType> echeance(String programme, String depuis) {
        return sql.sql("""
                        select code, libelle, depuis, attendue, parametre, alertes, enjeu, attend, source
                          from convention.v_public_type_echeance where programme = :programme and depuis = :depuis order by rang limit 1
                        """)
                .param("programme", programme)
                .param("depuis", depuis)
                .query((ligne, _) -> new EcheanceDuType(
                        ligne.getString("code"),
                        ligne.getString("libelle"),
                        ligne.getString("depuis"),
                        ligne.getString("attendue"),
                        ligne.getString("parametre"),
                        List.of((Integer[]) ligne.getArray("alertes").getArray()),
                        ligne.getString("enjeu"),
                        ligne.getString("attend"),
                        ligne.getString("source")))
                .optional();
    }

    /**
     * Un délai que la signature d'un type ouvre.
     *
     * @param attendue le type dont la signature y répond
     * @param parametre le paramètre du programme qui dit le délai, en mois
     * @param alertes combien de jours avant on prévient
     * @param enjeu ce qui se perd si elle est dépassée
     * @param attend qui l'on attend
     */
    public record EcheanceDuType(
            String code,
            String libelle,
            String depuis,
            String attendue,
            String parametre,
            List<Integer> alertes,
            String enjeu,
            String attend,
            String source) {
        public EcheanceDuType {
            alertes = List.copyOf(alertes);
        }
    }

    private List<TypeDeConvention> lire(String programme, String code) {
        return sql.sql("""
                        select programme, code, libelle, pluriel, objet, atteste_par, remplace, porte, duree_parametre, fin_le, fin_precision, source
                          from convention.v_public_type
                         where programme = :programme and :code in ('', code) order by rang, code
                        """)
                .param("programme", programme)
                .param("code", code)
                .query(this::type)
                .list();
    }

    private TypeDeConvention type(ResultSet ligne, int rang) throws SQLException {
        var programme = ligne.getString("programme");
        var code = ligne.getString("code");
        return new TypeDeConvention(
                programme,
                code,
                ligne.getString("libelle"),
                ligne.getString("pluriel"),
                ligne.getString("objet"),
                ligne.getString("atteste_par"),
                ligne.getString("remplace"),
                ligne.getString("porte"),
                ligne.getString("duree_parametre"),
                fin(ligne.getObject("fin_le", LocalDate.class), ligne.getString("fin_precision")),
                ligne.getString("source"),
                partie(programme, code, """
                        select code, libelle, nature, par, obligatoire, qualite = 'signataire' as signataire, delibere
                          from convention.v_public_type_partie where programme = :programme and type = :type order by rang
                        """, PartieDuType.class),
                etapes(programme, code),
                partie(
                        programme,
                        code,
                        "select libelle, detail, source from convention.v_public_type_ouvre where programme = :programme and type = :type order by rang",
                        Ouverture.class),
                partie(
                        programme,
                        code,
                        "select code, libelle, obligatoire from convention.v_public_type_piece where programme = :programme and type = :type order by rang",
                        PieceDuType.class));
    }

    private static @Nullable DateApprochee fin(@Nullable LocalDate le, @Nullable String precision) {
        return le == null || precision == null ? null : new DateApprochee(le, Precision.deCode(precision));
    }

    private <T> List<T> partie(String programme, String type, String requete, Class<T> forme) {
        return sql.sql(requete)
                .param("programme", programme)
                .param("type", type)
                .query(forme)
                .list();
    }

    private List<Etape> etapes(String programme, String type) {
        return sql.sql("""
                        select code, genre, libelle, obligatoire, roles from convention.v_public_type_etape
                         where programme = :programme and type = :type order by rang
                        """)
                .param("programme", programme)
                .param("type", type)
                .query((ligne, _) -> new Etape(
                        ligne.getString("code"),
                        ligne.getString("genre"),
                        ligne.getString("libelle"),
                        ligne.getBoolean("obligatoire"),
                        List.of((String[]) ligne.getArray("roles").getArray())))
                .list();
    }
}
