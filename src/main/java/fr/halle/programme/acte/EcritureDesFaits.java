package fr.halle.programme.acte;

import fr.halle.acces.Agent;
import fr.halle.commun.DateApprochee;
import fr.halle.platform.entree.RegistreDesSources;
import fr.halle.programme.LaureatRecompose;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Écrit les faits d'un acte, tous à son nom et au même instant. Le défaire, c'est corriger chacun d'eux : ce qu'il avait ajouté est
 * annulé, ce qu'il avait corrigé redevient ce que c'était.
 */
@Component
public class EcritureDesFaits {

    private final JdbcClient sql;
    private final RegistreDesSources sources;
    private final Agent agent;
    private final ApplicationEventPublisher evenements;

    EcritureDesFaits(JdbcClient sql, RegistreDesSources sources, Agent agent, ApplicationEventPublisher evenements) {
        this.sql = sql;
        this.sources = sources;
        this.agent = agent;
        this.evenements = evenements;
    }

    /** L'instant, à l'horloge de la base, que portent toutes les lignes d'un acte. */
    public OffsetDateTime instant() {
        return sql.sql("select clock_timestamp()").query(OffsetDateTime.class).single();
    }

    /** Inscrit l'acte au registre des sources, où les faits qu'il énonce renvoient. */
    public String inscrire(String reference, String titre, LocalDate effet) {
        var code = "acte-" + reference.toLowerCase(Locale.ROOT);
        sources.inscrire(new RegistreDesSources.Nouvelle(
                code, titre, agent.qualite(), "document", DateApprochee.jour(effet), null, null));
        return code;
    }

    /** Donne une qualité à un lauréat. */
    public void qualifier(
            UUID laureat,
            String genre,
            @Nullable String cohorte,
            LocalDate effet,
            String source,
            @Nullable String citation,
            UUID acte,
            OffsetDateTime instant) {
        sql.sql("""
                        insert into programme.qualite (laureat, genre, cohorte, effet, precision_date, source, citation, acte, saisi_le)
                        values (:laureat, :genre, :cohorte, :effet, 'jour', :source, :citation, :acte, :instant)
                        """)
                .param("laureat", laureat)
                .param("genre", genre)
                .param("cohorte", cohorte, Types.VARCHAR)
                .param("effet", effet)
                .param("source", source)
                .param("citation", citation, Types.VARCHAR)
                .param("acte", acte)
                .param("instant", instant)
                .update();
    }

    /** Fait d'un territoire un membre d'un lauréat, à partir de ce jour ; dès l'origine si {@code effet} est absent. */
    public void composer(
            UUID laureat,
            String type,
            String code,
            boolean pilote,
            @Nullable LocalDate effet,
            String source,
            UUID acte,
            OffsetDateTime instant) {
        sql.sql("""
                        insert into programme.composition (laureat, type, code, pilote, effet, precision_date, source, acte, saisi_le)
                        values (:laureat, :type, :code, :pilote, :effet, case when :effet::date is null then null else 'jour' end, :source,
                                :acte, :instant)
                        """)
                .param("laureat", laureat)
                .param("type", type)
                .param("code", code)
                .param("pilote", pilote)
                .param("effet", effet, Types.DATE)
                .param("source", source)
                .param("acte", acte)
                .param("instant", instant)
                .update();
        evenements.publishEvent(new LaureatRecompose(laureat));
    }

    /** Le lauréat n'a plus sa qualité à partir de ce jour. */
    public int cesser(UUID laureat, LocalDate jour, UUID acte, OffsetDateTime instant) {
        return sql.sql("""
                        insert into programme.qualite (laureat, genre, cohorte, effet, precision_date, jusqu, source, citation, deduction,
                                                       import, acte, corrige_id, saisi_le)
                        select q.laureat, q.genre, q.cohorte, q.effet, q.precision_date, :jour, q.source, q.citation, q.deduction,
                               q.import, :acte, q.id, :instant
                          from programme.v_public_qualite v join programme.qualite q on q.id = v.id
                         where v.laureat = :laureat and v.connu_jusqu = 'infinity' and v.vrai_jusqu > :jour
                        """)
                .param("jour", jour)
                .param("acte", acte)
                .param("instant", instant)
                .param("laureat", laureat)
                .update();
    }

    /**
     * Ces membres ne le sont plus à partir de ce jour.
     *
     * @param type {@code null} : de tout niveau
     * @param code {@code null} : tous
     */
    public int sortir(
            UUID laureat,
            @Nullable String type,
            @Nullable String code,
            LocalDate jour,
            UUID acte,
            OffsetDateTime instant) {
        var sortis = sql.sql("""
                        insert into programme.composition (laureat, type, code, pilote, effet, precision_date, jusqu, source, citation,
                                                           deduction, import, acte, corrige_id, saisi_le)
                        select m.laureat, m.type, m.code, m.pilote, m.effet, m.precision_date, :jour, m.source, m.citation, m.deduction,
                               m.import, :acte, m.id, :instant
                          from programme.v_public_composition v join programme.composition m on m.id = v.id
                         where v.laureat = :laureat and v.connu_jusqu = 'infinity' and v.vrai_jusqu > :jour
                           and (:type::text is null or v.type = :type) and (:code::text is null or v.code = :code)
                        """)
                .param("jour", jour)
                .param("acte", acte)
                .param("instant", instant)
                .param("laureat", laureat)
                .param("type", type, Types.VARCHAR)
                .param("code", code, Types.VARCHAR)
                .update();
        evenements.publishEvent(new LaureatRecompose(laureat));
        return sortis;
    }

    /** Le lauréat se retrouve aussi par ce numéro. */
    public void nommer(UUID laureat, String alias, String source, UUID acte, OffsetDateTime instant) {
        sql.sql("""
                        insert into programme.alias (laureat, valeur, source, acte, saisi_le)
                        select :laureat, :valeur, :source, :acte, :instant
                         where not exists (select from programme.v_public_alias a
                                            where a.laureat = :laureat and a.valeur = :valeur and a.connu_jusqu = 'infinity')
                        """)
                .param("laureat", laureat)
                .param("valeur", alias)
                .param("source", source)
                .param("acte", acte)
                .param("instant", instant)
                .update();
    }

    /** Ferme les conflits d'une liste qui portent sur ces lauréats. */
    public int trancher(String genre, UUID premier, UUID second, UUID acte, OffsetDateTime instant) {
        return sql.sql("""
                        insert into programme.conflit (programme, genre, identifiant, commune, laureat, motif, source, import, acte,
                                                       corrige_id, annule, saisi_le)
                        select k.programme, k.genre, k.identifiant, k.commune, k.laureat, k.motif, k.source, k.import, :acte, k.id, true, :instant
                          from programme.conflit k
                         where k.laureat in (:premier, :second) and not k.annule and (:genre = '' or k.genre = :genre)
                           and not exists (select from programme.conflit c where c.corrige_id = k.id)
                        """)
                .param("acte", acte)
                .param("instant", instant)
                .param("premier", premier)
                .param("second", second)
                .param("genre", genre)
                .update();
    }

    /**
     * Vrai si rien n'est venu depuis s'appuyer sur ces faits : aucun autre acte ni import ne les a corrigés.
     */
    public boolean defaisable(UUID acte) {
        return !sql.sql("""
                        select exists (select from programme.qualite f join programme.qualite s on s.corrige_id = f.id where f.acte = :acte)
                            or exists (select from programme.composition f join programme.composition s on s.corrige_id = f.id where f.acte = :acte)
                        """).param("acte", acte).query(Boolean.class).single();
    }

    /** Défait tous les faits d'un acte, au nom d'un autre. */
    public void defaire(UUID acte, UUID annulation, OffsetDateTime instant) {
        defaire(
                "qualite",
                "laureat, genre, cohorte, effet, precision_date, source, citation, deduction, import",
                "jusqu",
                acte,
                annulation,
                instant);
        defaire(
                "composition",
                "laureat, type, code, pilote, effet, precision_date, source, citation, deduction, import",
                "jusqu",
                acte,
                annulation,
                instant);
        sql.sql("select distinct laureat from programme.composition where acte = :acte")
                .param("acte", acte)
                .query(UUID.class)
                .list()
                .forEach(laureat -> evenements.publishEvent(new LaureatRecompose(laureat)));
        defaire("alias", "laureat, valeur, source, import", null, acte, annulation, instant);
        defaire(
                "conflit",
                "programme, genre, identifiant, commune, laureat, motif, source, import",
                null,
                acte,
                annulation,
                instant);
    }

    /** Une ligne ajoutée est annulée ; une ligne qui en corrigeait une autre laisse place à une copie de celle-ci. */
    private void defaire(
            String table, String colonnes, @Nullable String borne, UUID acte, UUID annulation, OffsetDateTime instant) {
        var avec = borne == null ? colonnes : colonnes + ", " + borne;
        sql.sql("""
                        insert into programme.%1$s (%2$s, acte, corrige_id, annule, saisi_le)
                        select %3$s, :annulation, f.id, p.id is null, :instant
                          from programme.%1$s f
                          left join programme.%1$s p on p.id = f.corrige_id and not p.annule
                         where f.acte = :acte and not exists (select from programme.%1$s s where s.corrige_id = f.id)
                        """.formatted(table, avec, copie(avec)))
                .param("annulation", annulation)
                .param("instant", instant)
                .param("acte", acte)
                .update();
    }

    /** Ce que valait la ligne corrigée, ou à défaut la ligne elle-même. */
    private static String copie(String colonnes) {
        var copie = new StringBuilder();
        for (var colonne : colonnes.split(", ")) {
            copie.append(copie.isEmpty() ? "" : ", ")
                    .append("case when p.id is null then f.")
                    .append(colonne)
                    .append(" else p.")
                    .append(colonne)
                    .append(" end");
        }
        return copie.toString();
    }
}
