package fr.halle.document.reception;

import fr.halle.platform.OperationRefusee;
import java.io.IOException;
import java.io.InputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reçoit un fichier et l'examine, sans rien écrire dans la base. */
@Component
public class Reception {

    private static final Logger JOURNAL = LoggerFactory.getLogger(Reception.class);

    private final ReglagesDesPieces reglages;
    private final Reconnaissance reconnaissance;
    private final Antivirus antivirus;

    Reception(ReglagesDesPieces reglages, Reconnaissance reconnaissance, Antivirus antivirus) {
        this.reglages = reglages;
        this.reconnaissance = reconnaissance;
        this.antivirus = antivirus;
    }

    /**
     * Le fichier, sur le disque le temps de le ranger : à celui qui appelle de fermer son tampon.
     *
     * @throws OperationRefusee d'une phrase par cause : nom, poids, type, protection
     * @throws FichierInfecte si l'antivirus y a trouvé quelque chose
     */
    public FichierRecu recevoir(String nom, InputStream flux) throws IOException {
        var lu = NomDeFichier.lire(nom);
        var tampon = Tampon.remplir(flux, reglages.octets());
        var admis = false;
        try {
            var recu = new FichierRecu(tampon, lu, reconnaissance.reconnaitre(tampon.fichier(), lu));
            exigerSain(tampon);
            admis = true;
            return recu;
        } finally {
            if (!admis) {
                tampon.close();
            }
        }
    }

    private void exigerSain(Tampon tampon) {
        switch (antivirus.examiner(tampon.fichier())) {
            case Antivirus.Avis.Sain _ -> {}
            case Antivirus.Avis.Infecte infecte -> throw new FichierInfecte(infecte.nom(), tampon.empreinte());
            case Antivirus.Avis.Muet muet -> {
                JOURNAL.warn("L'antivirus n'a pas répondu : {}", muet.raison());
                if (!reglages.accepterSansAntivirus()) {
                    throw new OperationRefusee(
                            "L'antivirus ne répond pas, et une pièce n'entre pas sans son avis : recommencez dans quelques minutes, puis prévenez la personne qui administre cette Halle.");
                }
            }
        }
    }
}
