package fr.halle.programme.acte;

import fr.halle.acces.Agent;
import fr.halle.acces.Cible;
import fr.halle.acces.Cible.Lieu;
import fr.halle.commun.Lecture;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.SaisieRefusee;
import fr.halle.platform.web.Typographie;
import fr.halle.programme.Laureat;
import fr.halle.programme.Laureats;
import fr.halle.programme.Membre;
import fr.halle.territoire.TypeTerritoire;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ce qui est arrivé à un lauréat, et ce qui pourrait lui arriver : ses actes, ses conflits, ses communes reprises par d'autres. */
@Component
public class SuiteDesLaureats {

    private final JdbcClient sql;
    private final Laureats laureats;
    private final Agent agent;
    private final Clock horloge;

    SuiteDesLaureats(JdbcClient sql, Laureats laureats, Agent agent, Clock horloge) {
        this.sql = sql;
        this.laureats = laureats;
        this.agent = agent;
        this.horloge = horloge;
    }

    /** Les communes du lauréat que d'autres ont reprises, et ce que donnerait leur passage. */
    public List<Passage> passages(Laureat laureat) {
        return sql.sql("""
                        select m.code as ancienne, coalesce(c.nom, m.code) as nom_ancienne, s.actuelle as nouvelle, t.nom as nom_nouvelle,
                               (select min(y.annee) from territoire.v_public_succession y where y.ancien = m.code) as annee,
                               exists (select from programme.v_public_composition d
                                        where d.laureat = m.laureat and d.type = 'commune' and d.code = s.actuelle
                                          and d.connu_jusqu = 'infinity' and d.vrai_jusqu = 'infinity') as deja_membre,
                               (select min(l.reference) from programme.v_public_composition d join programme.v_public_laureat l on l.id = d.laureat
                                 where d.laureat <> m.laureat and d.programme = m.programme and d.type = 'commune' and d.code = s.actuelle
                                   and d.connu_jusqu = 'infinity' and d.vrai_jusqu = 'infinity') as ailleurs
                          from programme.v_public_composition m
                          join territoire.v_public_correspondance s on s.code = m.code and s.jusqu = 9999 and s.actuelle <> m.code
                          join territoire.v_public_territoire t on t.type = 'commune' and t.code = s.actuelle and t.jusqu = 9999
                          left join lateral (select n.nom from territoire.v_public_commune n where n.code = m.code order by n.jusqu desc limit 1) c on true
                         where m.laureat = :laureat and m.type = 'commune' and m.connu_jusqu = 'infinity' and m.vrai_jusqu = 'infinity'
                         order by m.code
                        """).param("laureat", laureat.id()).query(Passage.class).list();
    }

    /**
     * Ce que donnerait le passage d'un membre à la commune qui le continue.
     *
     * @param annee le millésime où la commune a été reprise, s'il est connu
     * @param ailleurs la référence d'un autre lauréat du programme qui a déjà la commune nouvelle
     */
    public record Passage(
            String ancienne,
            String nomAncienne,
            String nouvelle,
            String nomNouvelle,
            @Nullable Integer annee,
            boolean dejaMembre,
            @Nullable String ailleurs) {}

    /** Les actes qui touchent un lauréat, ou qui y mènent. */
    public List<ActeDeLaureat> actes(String programme, String reference, Lecture lecture) {
        return sql.sql("""
                        select a.id, l.reference as laureat, l.nom as nom_laureat, v.reference as vers, v.nom as nom_vers, a.genre, a.effet,
                               a.ancienne, a.nouvelle, a.motif, a.acte_reference, a.source, a.qualite
                          from programme.v_public_acte_laureat a
                          join programme.v_public_laureat l on l.id = a.laureat
                          left join programme.v_public_laureat v on v.id = a.vers
                         where l.programme = :programme and :reference in (l.reference, v.reference)
                           and a.connu_du <= :connu and :connu < a.connu_jusqu and a.effet <= :au
                         order by a.effet, a.id
                        """)
                .param("programme", programme)
                .param("reference", reference)
                .param("au", lecture.au())
                .param("connu", lecture.connu().atOffset(ZoneOffset.UTC))
                .query(ActeDeLaureat.class)
                .list();
    }

    /** Les conflits qu'une liste a laissés sur ce lauréat, que personne n'a encore tranchés. */
    public List<String> conflits(Laureat laureat) {
        return sql.sql("""
                        select k.motif from programme.conflit k
                         where k.laureat = :laureat and not k.annule and not exists (select from programme.conflit c where c.corrige_id = k.id)
                         order by k.id
                        """).param("laureat", laureat.id()).query(String.class).list();
    }

    /** @throws OperationRefusee s'il n'est plus lauréat à cette date, ou ne l'est que depuis elle */
    void exigerEnQualite(Laureat laureat, LocalDate effet) {
        var depuis = sql.sql("""
                        select min(vrai_du) from programme.v_public_qualite
                         where laureat = :laureat and connu_jusqu = 'infinity' and :effet < vrai_jusqu
                        """)
                .param("laureat", laureat.id())
                .param("effet", effet)
                .query((ligne, _) -> Optional.ofNullable(ligne.getObject(1, LocalDate.class)))
                .single();
        if (depuis.isEmpty()) {
            throw new OperationRefusee("%s (%s) n'est déjà plus lauréat à cette date : choisissez-en une plus ancienne."
                    .formatted(laureat.nom(), laureat.reference()));
        }
        if (!depuis.get().isBefore(effet)) {
            throw new SaisieRefusee(
                    "effet",
                    "%s est lauréat depuis le %s : écrivez une date plus récente."
                            .formatted(laureat.nom(), Typographie.date(depuis.get())));
        }
    }

    /** Ce sur quoi portent les droits d'un lauréat : ses communes, ou ses EPCI s'il n'en nomme pas. */
    public Cible cible(Laureat laureat) {
        var membres = laureats.membres(
                laureat, new Lecture(agent.aujourdHui(), horloge.instant().plusSeconds(60)));
        var communes = lieux(membres, TypeTerritoire.COMMUNE);
        var lieux = !communes.isEmpty() ? communes : lieux(membres, TypeTerritoire.EPCI);
        if (lieux.isEmpty()) {
            lieux = sql.sql(
                            "select distinct type, code from programme.v_public_composition where laureat = :id and connu_jusqu = 'infinity' and type = 'commune'")
                    .param("id", laureat.id())
                    .query((ligne, _) -> new Lieu(TypeTerritoire.COMMUNE, ligne.getString("code")))
                    .list();
        }
        return new Cible(laureat.programme(), java.util.Set.copyOf(lieux), java.util.Set.of(), java.util.Set.of());
    }

    private static List<Lieu> lieux(List<Membre> membres, TypeTerritoire type) {
        return membres.stream()
                .filter(m -> m.type().equals(type.code()))
                .map(m -> new Lieu(type, m.code()))
                .distinct()
                .toList();
    }
}
