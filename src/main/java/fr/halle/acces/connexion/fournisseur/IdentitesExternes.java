package fr.halle.acces.connexion.fournisseur;

import fr.halle.acces.session.AuNomDeHalle;
import fr.halle.acces.session.Sessions;
import fr.halle.acces.session.SuiviDesSessions.Evenement;
import fr.halle.platform.OperationRefusee;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Relie une identité du fournisseur à un compte de Halle. */
@Component
public class IdentitesExternes {

    private final AuNomDeHalle halle;
    private final JdbcClient sql;
    private final Sessions sessions;

    IdentitesExternes(AuNomDeHalle halle, JdbcClient sql, Sessions sessions) {
        this.halle = halle;
        this.sql = sql;
        this.sessions = sessions;
    }

    /**
     * Le compte de cette personne. À sa première venue, son adresse électronique la désigne, si le fournisseur s'en porte garant ;
     * ensuite, seul compte l'identifiant qu'il lui donne.
     *
     * @return vide si elle n'a pas de compte
     * @throws OperationRefusee si son adresse est celle d'un compte déjà relié à quelqu'un d'autre
     */
    public Optional<UUID> reconnaitre(Identite identite) {
        return halle.faire(() -> {
            var connue = sql.sql("""
                            update acces.identite_externe e set vue_le = clock_timestamp(), siret = :siret
                             where e.emetteur = :emetteur and e.sujet = :sujet
                               and exists (select from acces.identite i where i.utilisateur = e.utilisateur and i.efface_le is null)
                            returning e.utilisateur
                            """)
                    .param("siret", identite.siret())
                    .param("emetteur", identite.emetteur())
                    .param("sujet", identite.sujet())
                    .query(UUID.class)
                    .optional();
            if (connue.isPresent() || !identite.sure()) {
                return connue;
            }
            var parCourriel = sql.sql("""
                            select i.utilisateur from acces.identite i
                             where lower(i.courriel) = lower(:courriel) and i.efface_le is null
                               and not exists (select from acces.compte_de_demonstration d where d.utilisateur = i.utilisateur)
                            """)
                    .param("courriel", identite.courriel())
                    .query(UUID.class)
                    .optional();
            parCourriel.ifPresent(utilisateur -> lier(utilisateur, identite));
            return parCourriel;
        });
    }

    /** Relie un compte à cette identité : c'est aussi ce que fait l'approbation d'une demande d'accès. */
    public void lier(UUID utilisateur, Identite identite) {
        halle.executer(() -> {
            try {
                sql.sql("""
                                insert into acces.identite_externe (emetteur, sujet, utilisateur, siret)
                                values (:emetteur, :sujet, :utilisateur, :siret)
                                """)
                        .param("emetteur", identite.emetteur())
                        .param("sujet", identite.sujet())
                        .param("utilisateur", utilisateur)
                        .param("siret", identite.siret())
                        .update();
                sessions.consigner(Evenement.IDENTITE_RELIEE, utilisateur, identite.emetteur());
            } catch (DuplicateKeyException e) {
                throw new OperationRefusee(
                        "Ce compte est déjà relié à une autre identité chez ce fournisseur : demandez à la personne qui administre Halle de le vérifier.",
                        e);
            }
        });
    }
}
