package fr.halle.pilotage.demandes;

import fr.halle.acces.Cible;
import fr.halle.acces.Droits;
import fr.halle.acces.Permission;
import fr.halle.pilotage.Etendue;
import fr.halle.pilotage.Perimetre;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lit le pressenti et le demandé d'un lauréat. Le premier mur est ici : sans la permission, rien n'est demandé à la base, qui de toute
 * façon n'en rendrait rien.
 */
@Component
public class Demandes {

    private final JdbcClient sql;
    private final Droits droits;

    Demandes(JdbcClient sql, Droits droits) {
        this.sql = sql;
        this.droits = droits;
    }

    /** Vide pour le public, pour qui n'en a pas le droit sur ce lauréat, et pour tout autre périmètre qu'un lauréat. */
    public Optional<DemandesDuLaureat> lire(Etendue etendue) {
        if (!(etendue.perimetre() instanceof Perimetre.DuLaureat)
                || !droits.peut(
                        Permission.VOIR_DEMANDES,
                        Cible.communes(etendue.programme().code(), etendue.communes()))) {
            return Optional.empty();
        }
        return Optional.of(DemandesDuLaureat.de(
                etendue.requete(sql, """
                        select j.reference, j.dispositif, d.libelle as libelle_dispositif, j.nature, n.libelle_pluriel as libelle_nature,
                               j.operation, j.beneficiaire, j.stade, j.centimes, j.effet, j.precision_date as "precision", j.source,
                               s.titre as titre_source
                          from (select distinct on (m.ligne, m.stade) m.*
                                  from financement.v_montant_reserve m
                                 where m.laureat = any (:laureats) and m.programme = :programme and m.rattachement <> 'territoire'
                                   and m.vrai_du <= :au and m.connu_du <= :connu and :connu < m.connu_jusqu
                                 order by m.ligne, m.stade, m.vrai_du desc, m.id desc) j
                          join dispositif.v_public_dispositif d on d.code = j.dispositif
                          join dispositif.v_public_nature n on n.code = j.nature
                          join source.v_public_source s on s.code = j.source
                         order by n.rang, d.rang, j.dispositif, j.reference, j.stade desc
                        """).query(MontantDemande.class).list()));
    }
}
