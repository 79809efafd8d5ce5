package fr.halle.platform.acteur;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Celui qui agit. La base l'apprend à chaque connexion : ses politiques ne montrent que ce qu'il a le droit de voir. */
public sealed interface Acteur {

    /** Personne n'est connecté : seuls les faits publics se lisent, et rien ne s'écrit. */
    record Anonyme() implements Acteur {}

    /**
     * Halle elle-même : une commande lancée sur la machine, la vérification d'un mot de passe, une tâche de fond. Elle lit tout.
     *
     * @param nom ce qui agit : « importer », « connexion »
     */
    record Service(String nom) implements Acteur {}

    /**
     * Une personne connectée, sous un seul de ses chapeaux.
     *
     * @param session celle qui a servi à se connecter ; une session révoquée ne montre plus rien
     * @param habilitation le chapeau choisi : rôle, territoire, programme et période ; {@code null} tant qu'elle n'a pas choisi,
     *     ou si elle n'en a aucun
     * @param nom prénom et nom, pour les écrans
     * @param qualite le chapeau en toutes lettres : « Maire de Morcenx-la-Nouvelle »
     */
    record Personne(
            UUID session, UUID utilisateur, @Nullable UUID habilitation, String nom, String qualite)
            implements Acteur {}
}
