package fr.halle.journal;

import java.util.regex.Pattern;

/**
 * Ce sur quoi porte un acte. Les actes d'un même objet forment une chaîne.
 *
 * @param type un mot en minuscules, sans accent : {@code candidature}, {@code convention}, {@code personne}
 * @param id sa référence publique, ou son identifiant interne ; 200 caractères au plus, sans espace ni accent
 * @param libelle ce que l'on en montre, tel qu'il est au moment de l'acte ; une donnée personnelle n'y figure que par
 *     « {champ} », le nom d'un champ personnel du même acte
 */
public record Objet(String type, String id, String libelle) {

    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9_-]*");
    private static final Pattern ID = Pattern.compile("[!-~]{1,200}");

    public Objet {
        if (!TYPE.matcher(type).matches()) {
            throw new IllegalArgumentException("Un type d'objet s'écrit en minuscules, sans accent : " + type);
        }
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("Un identifiant d'objet s'écrit sans espace ni accent : " + id);
        }
        libelle = Changement.lisible(libelle);
    }
}
