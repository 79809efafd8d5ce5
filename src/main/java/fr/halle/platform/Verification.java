package fr.halle.platform;

import java.util.List;

/** Un contrôle d'intégrité de la base entière, joué par {@code ./halle verifier}. */
public interface Verification {

    /** La règle contrôlée, en une phrase affirmative : « Chaque montant a une source ». */
    String regle();

    /** Ce que vaut un manquement à cette règle. */
    default Gravite gravite() {
        return Gravite.ANOMALIE;
    }

    /** Une anomalie est une erreur de la base, à corriger ; une alerte, un désaccord entre des sources, à regarder. */
    enum Gravite {
        ANOMALIE,
        ALERTE
    }

    /** Les manquements trouvés, chacun en une phrase qui permet de retrouver la ligne ; vide si tout va bien. */
    List<String> anomalies();
}
