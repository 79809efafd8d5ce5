package fr.halle.acces.connexion.local;

import fr.halle.acces.session.AuNomDeHalle;
import fr.halle.acces.session.Sessions;
import fr.halle.acces.session.SuiviDesSessions.Evenement;
import fr.halle.platform.OperationRefusee;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Changer soi-même son mot de passe, en donnant l'ancien. */
@Component
public class MonMotDePasse {

    private final AuNomDeHalle halle;
    private final JdbcClient sql;
    private final MotsDePasse motsDePasse;
    private final Limites limites;
    private final Sessions sessions;

    MonMotDePasse(AuNomDeHalle halle, JdbcClient sql, MotsDePasse motsDePasse, Limites limites, Sessions sessions) {
        this.halle = halle;
        this.sql = sql;
        this.motsDePasse = motsDePasse;
        this.limites = limites;
        this.sessions = sessions;
    }

    private record Actuel(String courriel, String empreinte) {}

    /** Vrai si cette personne se connecte par un mot de passe de Halle. */
    public boolean existe(UUID utilisateur) {
        return actuel(utilisateur).isPresent();
    }

    /**
     * Pose le nouveau mot de passe, l'inscrit dans la trace, et ferme les autres sessions de la personne. Un ancien mot de passe faux
     * compte comme un essai de connexion manqué. Les liens qui laissaient en choisir un ne valent plus.
     *
     * @param adresse celle de la machine qui demande
     * @param sauf la session à garder ouverte
     * @throws OperationRefusee si l'ancien n'est pas le bon, ou si le nouveau ne convient pas
     * @throws fr.halle.platform.TropDEssais s'il faut attendre
     */
    void changer(UUID utilisateur, String ancien, String nouveau, String adresse, UUID sauf) {
        var actuel = actuel(utilisateur).orElseThrow(MonMotDePasse::aucun);
        limites.essayer(actuel.courriel(), adresse);
        if (!motsDePasse.verifier(ancien, actuel.empreinte())) {
            sessions.consigner(Evenement.MOT_DE_PASSE_REFUSE, utilisateur, adresse);
            throw new OperationRefusee("Ce n'est pas votre mot de passe actuel : retapez-le.");
        }
        limites.oublier(actuel.courriel(), utilisateur.toString(), adresse);
        motsDePasse.exigerBon(nouveau, actuel.courriel());
        if (motsDePasse.verifier(nouveau, actuel.empreinte())) {
            throw new OperationRefusee("C'est déjà votre mot de passe : choisissez-en un autre.");
        }
        var empreinte = motsDePasse.empreinte(nouveau);
        halle.executer(() -> {
            var poses = sql.sql("""
                            update acces.mot_de_passe set empreinte = :empreinte, pose_le = clock_timestamp()
                             where utilisateur = :utilisateur and empreinte = :ancienne
                            """)
                    .param("empreinte", empreinte)
                    .param("utilisateur", utilisateur)
                    .param("ancienne", actuel.empreinte())
                    .update();
            if (poses == 0) {
                throw new OperationRefusee("Votre mot de passe vient d'être changé ailleurs : rechargez la page.");
            }
            sql.sql("""
                            update acces.jeton_de_mot_de_passe set employe_le = clock_timestamp()
                             where utilisateur = :utilisateur and employe_le is null
                            """).param("utilisateur", utilisateur).update();
            sessions.consigner(Evenement.MOT_DE_PASSE_CHANGE, utilisateur, "par la personne, " + adresse);
        });
        sessions.fermerToutes(utilisateur, sauf, "mot_de_passe");
    }

    static OperationRefusee aucun() {
        return new OperationRefusee(
                "Vous vous connectez par un fournisseur d'identité : c'est chez lui que votre mot de passe se change.");
    }

    private Optional<Actuel> actuel(UUID utilisateur) {
        return halle.faire(() -> sql.sql("""
                        select i.courriel, m.empreinte from acces.mot_de_passe m
                          join acces.identite i on i.utilisateur = m.utilisateur and i.efface_le is null
                         where m.utilisateur = :utilisateur
                        """)
                .param("utilisateur", utilisateur)
                .query(Actuel.class)
                .optional());
    }
}
