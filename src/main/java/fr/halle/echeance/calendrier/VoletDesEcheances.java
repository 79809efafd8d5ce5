package fr.halle.echeance.calendrier;

import fr.halle.acces.VoletDuCompte;
import fr.halle.echeance.envoi.Courriel;
import fr.halle.platform.acteur.Acteur;
import org.springframework.stereotype.Component;

/** Sur la page du compte : ce que Halle envoie, et où le lire sinon. */
@Component
class VoletDesEcheances implements VoletDuCompte {

    private final Courriel courriel;

    VoletDesEcheances(Courriel courriel) {
        this.courriel = courriel;
    }

    @Override
    public Volet montrer(Acteur.Personne personne) {
        return new Volet(
                "echeances",
                "Mes échéances",
                courriel.regle()
                        ? "Halle vous prévient par courriel à l’approche d’une échéance, et quand elle est dépassée\u00a0; une fois par rappel."
                        : "Cette instance n’envoie aucun courriel\u00a0: son exploitant n’a pas réglé de serveur d’envoi. Vos échéances se lisent dans votre agenda.",
                MesCalendriersController.PAGE,
                "Mes échéances dans mon agenda");
    }
}
