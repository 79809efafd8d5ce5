package fr.halle.acces.mandat;

import fr.halle.commun.Reference;
import fr.halle.platform.Introuvable;
import fr.halle.platform.OperationRefusee;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Les comptes : une personne, une seule fois, quels que soient ses chapeaux. */
@Component
public class Comptes {

    private static final Pattern COURRIEL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]+\\.[^@\\s.]{2,}");
    private static final int LONGUEUR = 254;

    private final JdbcClient sql;
    private final TraceDesMandats trace;

    Comptes(JdbcClient sql, TraceDesMandats trace) {
        this.sql = sql;
        this.trace = trace;
    }

    /**
     * Ouvre un compte. Il ne donne aucun droit : c'est l'affaire des mandats.
     *
     * @throws OperationRefusee si l'adresse n'en est pas une, ou si elle a déjà un compte
     */
    @Transactional
    public UUID ouvrir(String prenom, String nom, String courriel) {
        exigerUnePersonne(prenom, nom, courriel);
        var adresse = courriel.strip().toLowerCase(Locale.ROOT);
        var id = UUID.randomUUID();
        sql.sql("insert into acces.utilisateur (id, reference) values (:id, :reference)")
                .param("id", id)
                .param("reference", Reference.nouvelle('U').valeur())
                .update();
        try {
            sql.sql(
                            "insert into acces.identite (utilisateur, prenom, nom, courriel) values (:id, :prenom, :nom, :courriel)")
                    .param("id", id)
                    .param("prenom", prenom.strip())
                    .param("nom", nom.strip())
                    .param("courriel", adresse)
                    .update();
        } catch (DuplicateKeyException e) {
            throw new OperationRefusee(
                    "L'adresse %s a déjà un compte : désignez cette personne au lieu d'en créer une autre."
                            .formatted(adresse),
                    e);
        }
        trace.ouvrir(id, prenom.strip() + " " + nom.strip(), adresse);
        return id;
    }

    /** @throws OperationRefusee si l'adresse n'en est pas une, ou s'il manque un nom */
    public static void exigerUnePersonne(String prenom, String nom, String courriel) {
        var adresse = courriel.strip();
        if (adresse.length() > LONGUEUR || !COURRIEL.matcher(adresse).matches()) {
            throw new OperationRefusee("« %s » n'est pas une adresse électronique : vérifiez-la."
                    .formatted(adresse.length() > LONGUEUR ? adresse.substring(0, LONGUEUR) + "…" : adresse));
        }
        if (prenom.isBlank() || nom.isBlank()) {
            throw new OperationRefusee("Il manque le prénom ou le nom de la personne : complétez-les.");
        }
    }

    /** Ce qui nomme une personne. */
    public record Identite(String prenom, String nom, String courriel) {}

    /** @throws Introuvable si ce compte n'existe pas, n'est pas de ceux que l'acteur voit, ou a été effacé */
    public Identite identite(UUID utilisateur) {
        return sql.sql("select prenom, nom, courriel from acces.identite where utilisateur = :id and efface_le is null")
                .param("id", utilisateur)
                .query(Identite.class)
                .optional()
                .orElseThrow(() -> new Introuvable("utilisateur", "Ce compte n'existe pas : repartez de l'annuaire."));
    }

    /** Le compte d'une adresse, sans égard aux majuscules. */
    public Optional<UUID> trouver(String courriel) {
        return sql.sql(
                        "select utilisateur from acces.identite where lower(courriel) = lower(:courriel) and efface_le is null")
                .param("courriel", courriel.strip())
                .query(UUID.class)
                .optional();
    }
}
