package fr.halle.platform;

import java.util.List;

/** Un contrôle d'intégrité de la base entière, joué par {@code ./halle verifier}. */
public interface Verification {

    /** La règle contrôlée, en une phrase affirmative : « Chaque montant a une source ». */
    String regle();

    /** Les anomalies trouvées, chacune en une phrase qui permet de retrouver la ligne ; vide si tout va bien. */
    List<String> anomalies();
}
