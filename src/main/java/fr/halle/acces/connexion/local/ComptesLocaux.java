package fr.halle.acces.connexion.local;

import fr.halle.acces.connexion.ReglagesDeConnexion;
import fr.halle.acces.session.AuNomDeHalle;
import fr.halle.acces.session.Sessions;
import fr.halle.acces.session.SuiviDesSessions.Evenement;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.TropDEssais;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Prouver qui l'on est par un mot de passe, puis par un code. */
@Component
public class ComptesLocaux {

    private final AuNomDeHalle halle;
    private final JdbcClient sql;
    private final MotsDePasse motsDePasse;
    private final Limites limites;
    private final ReglagesDeConnexion reglages;
    private final Sessions sessions;
    private final Clock horloge;

    ComptesLocaux(
            AuNomDeHalle halle,
            JdbcClient sql,
            MotsDePasse motsDePasse,
            Limites limites,
            ReglagesDeConnexion reglages,
            Sessions sessions,
            Clock horloge) {
        this.halle = halle;
        this.sql = sql;
        this.motsDePasse = motsDePasse;
        this.limites = limites;
        this.reglages = reglages;
        this.sessions = sessions;
        this.horloge = horloge;
    }

    /** Ce qu'il reste à faire après un mot de passe juste. */
    enum Suite {
        ENTRER,
        DONNER_UN_CODE,
        POSER_UN_SECOND_FACTEUR
    }

    record Reconnu(UUID utilisateur, String courriel, Suite suite) {}

    private record Compte(
            UUID utilisateur, String courriel, @Nullable String empreinte, boolean code, boolean essai) {}

    /**
     * Juge un mot de passe. Le refus est le même, et prend le même temps, que le compte existe ou non.
     *
     * @throws TropDEssais s'il faut attendre
     */
    Optional<Reconnu> essayer(String courriel, String motDePasse, String adresse) {
        limites.essayer(courriel, adresse);
        var compte = halle.faire(() -> trouver(courriel));
        var empreinte = compte.map(Compte::empreinte).orElse(null);
        if (!motsDePasse.verifier(motDePasse, empreinte) || compte.isEmpty() || empreinte == null) {
            sessions.consigner(
                    Evenement.MOT_DE_PASSE_REFUSE,
                    compte.map(Compte::utilisateur).orElse(null),
                    adresse);
            return Optional.empty();
        }
        var connu = compte.get();
        if (motsDePasse.aRefaire(empreinte)) {
            poser(connu.utilisateur(), motDePasse);
        }
        var suite = connu.code()
                ? Suite.DONNER_UN_CODE
                : reglages.secondFacteurExige() && !connu.essai() ? Suite.POSER_UN_SECOND_FACTEUR : Suite.ENTRER;
        if (suite == Suite.ENTRER) {
            limites.oublier(courriel, connu.utilisateur().toString(), adresse);
        } else {
            limites.rendre(adresse);
        }
        return Optional.of(new Reconnu(connu.utilisateur(), connu.courriel(), suite));
    }

    /**
     * Juge un code. Chacun ne sert qu'une fois.
     *
     * @throws TropDEssais s'il faut attendre
     */
    boolean essayerUnCode(UUID utilisateur, String courriel, String code, String adresse) {
        limites.essayerUnCode(utilisateur.toString(), adresse);
        boolean bon = halle.faire(() -> sql.sql("select secret from acces.code_unique where utilisateur = :utilisateur")
                .param("utilisateur", utilisateur)
                .query((ligne, _) -> ligne.getBytes("secret"))
                .optional()
                .map(secret -> CodeUnique.pas(secret, code, horloge.instant()))
                .filter(pas -> pas.isPresent()
                        && sql.sql(
                                                "update acces.code_unique set dernier_pas = :pas where utilisateur = :utilisateur and dernier_pas < :pas")
                                        .param("pas", pas.getAsLong())
                                        .param("utilisateur", utilisateur)
                                        .update()
                                == 1)
                .isPresent());
        if (bon) {
            limites.oublier(courriel, utilisateur.toString(), adresse);
        } else {
            sessions.consigner(Evenement.CODE_REFUSE, utilisateur, adresse);
        }
        return bon;
    }

    /**
     * Pose un second facteur, après que l'application de la personne en a donné un code juste.
     *
     * @return faux si le code n'est pas le bon
     * @throws TropDEssais s'il faut attendre
     */
    boolean poserUnSecondFacteur(UUID utilisateur, String courriel, byte[] secret, String code, String adresse) {
        limites.essayerUnCode(utilisateur.toString(), adresse);
        var pas = CodeUnique.pas(secret, code, horloge.instant());
        if (pas.isEmpty()) {
            return false;
        }
        halle.executer(() -> {
            var poses = sql.sql("""
                            insert into acces.code_unique (utilisateur, secret, dernier_pas) values (:utilisateur, :secret, :pas)
                            on conflict do nothing
                            """)
                    .param("utilisateur", utilisateur)
                    .param("secret", secret)
                    .param("pas", pas.getAsLong())
                    .update();
            if (poses == 0) {
                throw new OperationRefusee(
                        "Ce compte a déjà un second facteur : connectez-vous avec lui, ou demandez à l'administrateur de l'oublier.");
            }
            sessions.consigner(Evenement.SECOND_FACTEUR_POSE, utilisateur, "");
        });
        limites.oublier(courriel, utilisateur.toString(), adresse);
        return true;
    }

    public boolean oublierLeSecondFacteur(UUID utilisateur) {
        return halle.faire(() -> {
            var oublies = sql.sql("delete from acces.code_unique where utilisateur = :utilisateur")
                    .param("utilisateur", utilisateur)
                    .update();
            if (oublies > 0) {
                sessions.consigner(Evenement.SECOND_FACTEUR_OUBLIE, utilisateur, "");
            }
            return oublies > 0;
        });
    }

    /** Pose un mot de passe déjà admis. */
    public void poser(UUID utilisateur, String motDePasse) {
        var empreinte = motsDePasse.empreinte(motDePasse);
        halle.executer(() -> sql.sql("""
                        insert into acces.mot_de_passe (utilisateur, empreinte) values (:utilisateur, :empreinte)
                        on conflict (utilisateur) do update set empreinte = excluded.empreinte, pose_le = clock_timestamp()
                        """)
                .param("utilisateur", utilisateur)
                .param("empreinte", empreinte)
                .update());
    }

    private Optional<Compte> trouver(String courriel) {
        return sql.sql("""
                        select i.utilisateur, i.courriel, m.empreinte, c.utilisateur is not null as code, d.utilisateur is not null as essai
                          from acces.identite i
                          left join acces.mot_de_passe m on m.utilisateur = i.utilisateur
                          left join acces.code_unique c on c.utilisateur = i.utilisateur
                          left join acces.compte_de_demonstration d on d.utilisateur = i.utilisateur
                         where lower(i.courriel) = lower(:courriel) and i.efface_le is null
                        """)
                .param("courriel", courriel.strip())
                .query(Compte.class)
                .optional();
    }
}
