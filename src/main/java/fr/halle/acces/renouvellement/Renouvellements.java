package fr.halle.acces.renouvellement;

import fr.halle.acces.Droits;
import fr.halle.acces.Permission;
import fr.halle.acces.Signature;
import fr.halle.acces.mandat.Organisations;
import fr.halle.acces.renouvellement.Apercu.MandatFini;
import fr.halle.platform.OperationRefusee;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Prononcer un renouvellement, et le défaire. Les mandats finissent ce jour-là, leurs droits avec eux ; ce qui fut signé avant garde son
 * auteur et sa qualité.
 */
@Component
public class Renouvellements {

    private static final String CHANGE =
            "Des mandats ont changé depuis cet aperçu : relisez-le, puis prononcez-le de nouveau.";

    private final JdbcClient sql;
    private final Preparation preparation;
    private final Apercus apercus;
    private final Reconduction reconduction;
    private final Organisations organisations;
    private final Droits droits;
    private final TraceDesRenouvellements trace;

    Renouvellements(
            JdbcClient sql,
            Preparation preparation,
            Apercus apercus,
            Reconduction reconduction,
            Organisations organisations,
            Droits droits,
            TraceDesRenouvellements trace) {
        this.sql = sql;
        this.preparation = preparation;
        this.apercus = apercus;
        this.reconduction = reconduction;
        this.organisations = organisations;
        this.droits = droits;
        this.trace = trace;
    }

    /**
     * Met fin aux mandats de l'aperçu, en un acte. Le prononcer deux fois ne change rien de plus.
     *
     * @param empreinte celle de l'aperçu que la personne a lu
     * @param reconduits les mandats, parmi ceux qui finissent, dont la personne est réélue : un nouveau mandat suit le premier
     * @throws OperationRefusee si les mandats ont changé depuis l'aperçu, ou si un autre renouvellement vient de les finir
     */
    @Transactional
    public void prononcer(String reference, String empreinte, Set<UUID> reconduits) {
        var renouvellement = preparation.charger(reference);
        if (renouvellement.prononce()) {
            return;
        }
        if (!renouvellement.prepare()) {
            throw new OperationRefusee(
                    "Ce renouvellement a été défait : préparez-en un autre pour finir ces mandats de nouveau.");
        }
        var apercu = apercus.de(renouvellement);
        if (!apercu.empreinte().equals(empreinte)) {
            throw new OperationRefusee(CHANGE);
        }
        if (apercu.finissent().isEmpty()) {
            throw new OperationRefusee("Aucun mandat ne finirait : il n'y a rien à prononcer.");
        }
        apercu.finissent().stream()
                .map(MandatFini::organisation)
                .distinct()
                .forEach(organisation -> droits.exiger(
                        Permission.FINIR_MANDATS,
                        organisations.charger(organisation).cible()));
        if (!apercu.reconduits().stream().map(MandatFini::mandat).toList().containsAll(reconduits)) {
            throw new OperationRefusee(
                    "On ne reconduit que les personnes que le fichier donne de nouveau : relisez l'aperçu.");
        }
        try {
            suivre(renouvellement, "prononce");
            finir(renouvellement, apercu.finissent(), reconduits);
        } catch (DuplicateKeyException e) {
            throw new OperationRefusee(CHANGE, e);
        }
    }

    /**
     * Défait un renouvellement prononcé par erreur : chaque mandat retrouve la fin qu'il avait, les reconductions sont annulées. Ce qui
     * a été désigné depuis reste.
     *
     * @throws OperationRefusee si l'un de ces mandats a été modifié depuis
     */
    @Transactional
    public void defaire(String reference) {
        var renouvellement = preparation.charger(reference);
        if (renouvellement.etat().equals("defait")) {
            return;
        }
        if (!renouvellement.prononce()) {
            throw new OperationRefusee("Ce renouvellement n'est pas prononcé : il n'y a rien à défaire.");
        }
        var finis =
                sql.sql("""
                        select f.mandat, f.version, f.reconduit, m.organisation,
                               exists (select from acces.v_mandat v where v.id = f.mandat and v.version = f.version) as intact
                          from acces.renouvellement_mandat f
                          join acces.mandat m on m.id = f.version
                         where f.renouvellement = :id
                        """).param("id", renouvellement.id()).query(Ecrit.class).list();
        finis.stream()
                .map(Ecrit::organisation)
                .distinct()
                .forEach(organisation -> droits.exiger(
                        Permission.FINIR_MANDATS,
                        organisations.charger(organisation).cible()));
        if (!finis.stream().allMatch(Ecrit::intact)) {
            throw new OperationRefusee(
                    "Un de ces mandats a été modifié depuis : corrigez les autres un à un depuis l'annuaire.");
        }
        try {
            suivre(renouvellement, "defait");
            trace.defaire(
                    renouvellement,
                    rendre(renouvellement, finis.size()),
                    annuler(finis.stream().map(Ecrit::reconduit).toList()));
        } catch (DuplicateKeyException e) {
            throw new OperationRefusee(CHANGE, e);
        }
    }

    /** Les mandats que ce renouvellement a finis, une fois prononcé. */
    public List<Fini> finis(Renouvellement renouvellement) {
        return sql.sql("""
                        select f.mandat, coalesce(i.prenom || ' ' || i.nom, 'personne effacée') as personne, m.fonction,
                               o.nom as organisation, o.reference, f.reconduit is not null as reconduit
                          from acces.renouvellement_mandat f
                          join acces.mandat m on m.id = f.version
                          join acces.v_organisation o on o.id = m.organisation
                          left join acces.identite i on i.utilisateur = m.utilisateur
                         where f.renouvellement = :id
                         order by o.nom collate "fr-x-icu", m.fonction, personne, f.mandat
                        """).param("id", renouvellement.id()).query(Fini.class).list();
    }

    public record Fini(
            UUID mandat, String personne, String fonction, String organisation, String reference, boolean reconduit) {}

    private record Ecrit(
            UUID mandat, UUID version, @Nullable UUID reconduit, UUID organisation, boolean intact) {}

    private void suivre(Renouvellement renouvellement, String nature) {
        var signature = Signature.courante();
        sql.sql("""
                        insert into acces.renouvellement_suite (renouvellement, nature, auteur, qualite)
                        values (:renouvellement, :nature, :auteur, :qualite)
                        """)
                .param("renouvellement", renouvellement.id())
                .param("nature", nature)
                .param("auteur", signature.utilisateur())
                .param("qualite", signature.qualite())
                .update();
    }

    private void finir(Renouvellement renouvellement, List<MandatFini> finissent, Set<UUID> reconduits) {
        var neuves = finissent.stream().map(_ -> UUID.randomUUID()).toList();
        var ecrites = sql.sql("""
                        insert into acces.mandat (id, racine, utilisateur, organisation, fonction, du, jusqu, designation, motif_fin,
                                                  source, visible_par, saisi_par, corrige_id)
                        select n.neuve, m.id, m.utilisateur, m.organisation, m.fonction, m.du, :jour, m.designation, :motif, m.source,
                               m.visible_par, :auteur, m.version
                          from unnest(:mandats::uuid[], :versions::uuid[], :neuves::uuid[]) as n (mandat, version, neuve)
                          join acces.v_mandat m on m.id = n.mandat and m.version = n.version
                        """)
                .param("jour", renouvellement.jour())
                .param("motif", renouvellement.motif())
                .param("auteur", Signature.courante().utilisateur())
                .param("mandats", finissent.stream().map(MandatFini::mandat).toArray(UUID[]::new))
                .param("versions", finissent.stream().map(MandatFini::version).toArray(UUID[]::new))
                .param("neuves", neuves.toArray(UUID[]::new))
                .update();
        if (ecrites != finissent.size()) {
            throw new OperationRefusee(CHANGE);
        }
        var suites = new ArrayList<@Nullable UUID>();
        for (var fini : finissent) {
            suites.add(
                    reconduits.contains(fini.mandat())
                            ? reconduction.reconduire(fini, debut(fini, renouvellement), renouvellement)
                            : null);
        }
        sql.sql("""
                        insert into acces.renouvellement_mandat (renouvellement, mandat, version, reconduit)
                        select :id, n.mandat, n.neuve, n.suite
                          from unnest(:mandats::uuid[], :neuves::uuid[], :suites::uuid[]) as n (mandat, neuve, suite)
                        """)
                .param("id", renouvellement.id())
                .param("mandats", finissent.stream().map(MandatFini::mandat).toArray(UUID[]::new))
                .param("neuves", neuves.toArray(UUID[]::new))
                .param("suites", suites.toArray(UUID[]::new))
                .update();
        trace.prononcer(renouvellement, neuves, reconduits.size());
    }

    /** Le fichier dit quand la fonction reprend ; jamais avant que la précédente ne finisse. */
    private static LocalDate debut(MandatFini fini, Renouvellement renouvellement) {
        var elu = fini.successeur();
        var fonction = elu == null ? null : elu.fonctionDu();
        return fonction != null && fonction.isAfter(renouvellement.jour()) ? fonction : renouvellement.jour();
    }

    private List<UUID> rendre(Renouvellement renouvellement, int attendus) {
        var ecrites = sql.sql("""
                        insert into acces.mandat (racine, utilisateur, organisation, fonction, du, jusqu, designation, motif_fin, source,
                                                  visible_par, saisi_par, corrige_id)
                        select m.racine, m.utilisateur, m.organisation, m.fonction, m.du, a.jusqu, m.designation, a.motif_fin, m.source,
                               m.visible_par, :auteur, m.id
                          from acces.renouvellement_mandat f
                          join acces.mandat m on m.id = f.version
                          join acces.mandat a on a.id = m.corrige_id
                         where f.renouvellement = :id
                        returning id
                        """)
                .param("id", renouvellement.id())
                .param("auteur", Signature.courante().utilisateur())
                .query(UUID.class)
                .list();
        if (ecrites.size() != attendus) {
            throw new OperationRefusee(CHANGE);
        }
        return ecrites;
    }

    private List<UUID> annuler(List<@Nullable UUID> reconduits) {
        return sql.sql("""
                        insert into acces.mandat (racine, utilisateur, organisation, fonction, du, jusqu, designation, motif_fin, source,
                                                  visible_par, saisi_par, corrige_id, annule)
                        select m.id, m.utilisateur, m.organisation, m.fonction, m.du, m.jusqu, m.designation, 'Renouvellement défait',
                               m.source, m.visible_par, :auteur, m.version, true
                          from acces.v_mandat m where m.id = any (:reconduits)
                        returning id
                        """)
                .param("auteur", Signature.courante().utilisateur())
                .param("reconduits", reconduits.stream().filter(r -> r != null).toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }
}
