package fr.halle.pilotage.signatures;

import fr.halle.pilotage.Etendue;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Retrouve les signatures des communes d'un périmètre. */
@Component
public class Signatures {

    private final JdbcClient sql;

    Signatures(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * Celles que les listes connues alors donnent à ses communes, même si la date n'est pas encore atteinte. Par commune, type puis
     * rang : celle qui sert vient la première.
     */
    public List<Signature> connues(Etendue etendue) {
        return lire(etendue, ":communes");
    }

    private List<Signature> lire(Etendue etendue, String communes) {
        return etendue.requete(sql, """
                        select s.id, s.commune, t.nom, s.type, s.jeu, s.effet, s.source, s.titre_source, s.publie_le, s.connu_du, s.rang,
                               s.conflit
                          from pilotage.v_public_signatures(:programme, %s, :connu, :millesime) s
                          join territoire.v_public_commune t on t.code = s.commune and t.type = 'actuelle'
                           and :millesime >= t.lue_du and :millesime < t.jusqu
                         order by t.nom collate "fr-x-icu", s.commune, s.type, s.rang
                        """.formatted(communes))
                .query(Signature.class)
                .list();
    }

    /** Les mêmes, moins celles qui ne sont pas encore arrivées à la date de lecture. */
    public List<Signature> arrivees(Etendue etendue) {
        return arrivees(connues(etendue), etendue);
    }

    /** Celles de toutes les communes de ses lauréats, y compris celles qui sont hors du périmètre. */
    public List<Signature> arriveesDesLaureats(Etendue etendue) {
        return arrivees(lire(etendue, ":toutesCommunes"), etendue);
    }

    private static List<Signature> arrivees(List<Signature> connues, Etendue etendue) {
        var au = etendue.lecture().au();
        return connues.stream()
                .filter(s -> s.effet() == null || !s.effet().isAfter(au))
                .toList();
    }
}
