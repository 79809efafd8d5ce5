package fr.halle.document.reception;

import fr.halle.platform.OperationRefusee;

/** L'antivirus a trouvé quelque chose : le refus s'inscrit aussi dans la trace. */
public class FichierInfecte extends OperationRefusee {

    private final String trouve;
    private final String empreinte;

    FichierInfecte(String trouve, String empreinte) {
        super(
                "L'antivirus a trouvé « %s » dans ce fichier : rien n'a été gardé. Faites examiner votre ordinateur, et déposez un fichier sain."
                        .formatted(trouve));
        this.trouve = trouve;
        this.empreinte = empreinte;
    }

    /** Le nom que l'antivirus lui donne. */
    public String trouve() {
        return trouve;
    }

    /** Le SHA-256 du fichier refusé. */
    public String empreinte() {
        return empreinte;
    }
}
