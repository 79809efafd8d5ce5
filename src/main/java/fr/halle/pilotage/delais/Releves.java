package fr.halle.pilotage.delais;

import fr.halle.pilotage.Etendue;
import fr.halle.pilotage.signatures.Signature;
import fr.halle.pilotage.signatures.Signatures;
import fr.halle.programme.Programme;
import fr.halle.programme.Programmes;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Relève les délais d'un périmètre. */
@Component
public class Releves {

    /** Le paramètre du programme qui dit le délai de référence, en mois. */
    private static final String DELAI = "delai_convention_cadre";

    private final JdbcClient sql;
    private final Signatures signatures;
    private final Programmes programmes;

    Releves(JdbcClient sql, Signatures signatures, Programmes programmes) {
        this.sql = sql;
        this.signatures = signatures;
        this.programmes = programmes;
    }

    /** Toutes les lectures se font sur un même instantané de la base. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Releve relever(Etendue etendue) {
        var programme = etendue.programme();
        var reference = programmes.parametres(programme.code(), etendue.lecture()).stream()
                .filter(p -> p.cle().equals(DELAI) && p.unite().equals("mois"))
                .findFirst()
                .orElse(null);
        var parCommune = signatures.arrivees(etendue).stream().collect(Collectors.groupingBy(Signature::commune));
        return new Releve(
                etendue,
                reference,
                communes(etendue).stream()
                        .map(c -> delai(c, parCommune, programme, reference == null ? null : reference.valeur()))
                        .toList(),
                laureatsDapres(etendue));
    }

    private List<String> laureatsDapres(Etendue etendue) {
        return etendue.requete(sql, """
                        select distinct s.titre
                          from programme.v_public_qualite q
                          join source.v_public_source s on s.code = q.source
                         where q.laureat = any (:laureats) and q.vrai_du <= :au and q.connu_du <= :connu and :connu < q.connu_jusqu
                         order by s.titre
                        """).query(String.class).list();
    }

    /** Une commune de plusieurs lauréats est rattachée au premier. */
    private List<Commune> communes(Etendue etendue) {
        return etendue.requete(sql, """
                        select t.code, t.nom, t.departement, coalesce(d.nom, t.departement) as nom_departement, min(l.reference) as laureat
                          from unnest(:laureats, :communes) as c (laureat, commune)
                          join programme.v_public_laureat l on l.id = c.laureat
                          join territoire.v_public_commune t on t.code = c.commune and t.type = 'actuelle'
                           and :millesime >= t.lue_du and :millesime < t.jusqu
                          left join territoire.v_public_territoire d on d.type = 'departement' and d.code = t.departement
                           and :millesime >= d.du and :millesime < d.jusqu
                         group by t.code, t.nom, t.departement, d.nom
                         order by t.nom collate "fr-x-icu", t.code
                        """).query(Commune.class).list();
    }

    private static DelaiDeCommune delai(
            Commune commune, Map<String, List<Signature>> parCommune, Programme programme, @Nullable Long mois) {
        var siennes = parCommune.getOrDefault(commune.code, List.of());
        var adhesion = retenue(siennes, Signature.ADHESION);
        var ort = retenue(siennes, Signature.ORT);
        var debut = adhesion == null ? null : adhesion.effet();
        return new DelaiDeCommune(
                commune.code,
                commune.nom,
                commune.departement,
                commune.nomDepartement,
                commune.laureat,
                adhesion,
                ort,
                etat(debut, ort, mois),
                debut == null || mois == null ? null : debut.plusMonths(mois),
                ecartees(siennes),
                Stream.of(adhesion, ort)
                        .flatMap(Stream::ofNullable)
                        .flatMap(s -> s.anomalies(programme).stream())
                        .toList());
    }

    static EtatDuDelai etat(@Nullable LocalDate adhesion, @Nullable Signature ort, @Nullable Long mois) {
        if (adhesion == null) {
            return EtatDuDelai.SANS_ADHESION;
        }
        if (ort == null) {
            return EtatDuDelai.SANS_ORT;
        }
        var fin = ort.effet();
        if (fin == null) {
            return EtatDuDelai.ORT_SANS_DATE;
        }
        if (fin.isBefore(adhesion)) {
            return EtatDuDelai.ORT_ANTERIEURE;
        }
        if (mois == null) {
            return EtatDuDelai.MESUREE;
        }
        return Delais.dans(adhesion, fin, mois) ? EtatDuDelai.DANS_LE_DELAI : EtatDuDelai.HORS_DELAI;
    }

    private static @Nullable Signature retenue(List<Signature> signatures, String type) {
        return signatures.stream()
                .filter(s -> s.type().equals(type) && s.retenue())
                .findFirst()
                .orElse(null);
    }

    private static List<Signature> ecartees(List<Signature> signatures) {
        return signatures.stream().filter(s -> !s.retenue()).toList();
    }

    record Commune(String code, String nom, String departement, String nomDepartement, String laureat) {}
}
