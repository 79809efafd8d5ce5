package fr.halle.journal;

import fr.halle.journal.trace.Inscription;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * La trace que l'on ne peut pas réécrire. Un acte s'y inscrit dans la transaction qui le fait : l'un n'existe pas sans l'autre.
 *
 * <p>Deux actes sur un même objet s'inscrivent l'un après l'autre : le second attend la fin de la transaction du premier.
 * Inscrire en dernier raccourcit cette attente.
 */
@Component
public class Journal {

    /** Le type d'objet des personnes ; leur identifiant est celui de leur compte. */
    public static final String PERSONNE = "personne";

    private final Inscription inscription;

    Journal(Inscription inscription) {
        this.inscription = inscription;
    }

    /**
     * Inscrit un acte.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException hors d'une transaction
     * @throws org.springframework.dao.DataAccessException si personne n'agit : ni une personne à la session ouverte, ni Halle elle-même
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void consigner(Consigne consigne) {
        inscription.inscrire(consigne);
    }

    /** Inscrit plusieurs actes, dans un ordre où deux transactions ne s'attendent jamais l'une l'autre. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void consigner(List<Consigne> consignes) {
        consignes.stream()
                .sorted(Comparator.comparing((Consigne c) -> c.objet().type())
                        .thenComparing(c -> c.objet().id()))
                .forEach(inscription::inscrire);
    }

    /**
     * Efface de la trace ce qui nomme ou décrit une personne, et l'inscrit. Les actes restent, leurs empreintes aussi : seuls leurs
     * champs personnels, et son nom d'auteur, deviennent « effacé ».
     *
     * @param motif ce qui le demande : « demande du 3 mars 2027, article 17 du RGPD » ; sans donnée personnelle
     * @param visiblePar les clés de ceux qui verront cet acte
     * @return le nombre de valeurs effacées
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long effacer(UUID personne, String motif, List<String> visiblePar) {
        inscription.inscrire(Consigne.sur(
                        new Objet(PERSONNE, personne.toString(), "Compte " + personne),
                        Inscription.EFFACEMENT,
                        "efface les données personnelles de la trace : " + motif)
                .visiblePar(visiblePar));
        return inscription.effacer(personne);
    }
}
