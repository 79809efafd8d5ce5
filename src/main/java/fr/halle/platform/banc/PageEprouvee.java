package fr.halle.platform.banc;

import fr.halle.platform.OperationRefusee;
import org.jspecify.annotations.Nullable;

/** Une page demandée autant de fois qu'il faut pour que son coût se lise. */
public final class PageEprouvee implements Epreuve {

    /** Ce que porte qui n'est pas connecté, pour que sa page soit refaite et non servie de mémoire. */
    public static final String ANONYME = "banc=1";

    public static final String UNITE = "m" + Processeur.unite() + " par demande";

    /** Un tour dure au moins ceci, pour que les centièmes du noyau n'y comptent pas. */
    private static final double SECONDES_PAR_TOUR = 0.5;

    private static final int DEMANDES_AU_PLUS = 1_000;

    /** Une page s'échauffe pendant ce temps, et par ce nombre de demandes au plus. */
    private static final double SECONDES_D_ECHAUFFEMENT = 4;

    private final HalleLancee halle;
    private final String adresse;
    private final @Nullable String cookie;
    private final boolean deMemoire;
    private int demandes = 1;

    /** @param deMemoire vrai si la réponse doit être servie de mémoire, faux si elle doit être refaite */
    PageEprouvee(HalleLancee halle, String adresse, @Nullable String cookie, boolean deMemoire) {
        this.halle = halle;
        this.adresse = adresse;
        this.cookie = cookie;
        this.deMemoire = deMemoire;
    }

    /** La page que reçoit celui qui porte ce cookie, refaite à chaque fois. */
    public static PageEprouvee recalculee(HalleLancee halle, String adresse, String cookie) {
        return new PageEprouvee(halle, adresse, cookie, false);
    }

    /** Échauffe la page, puis choisit combien de demandes font un tour assez long. */
    public void echauffer(Etabli etabli, String enClair) {
        var faites = 0;
        var debut = System.nanoTime();
        while (faites < DEMANDES_AU_PLUS && System.nanoTime() - debut < SECONDES_D_ECHAUFFEMENT * 1e9) {
            halle.demander(adresse, cookie);
            faites++;
        }
        demandes = choisir();
        etabli.dire(
                "%s, %s : %d demandes par tour, après %d d'échauffement".formatted(adresse, enClair, demandes, faites));
    }

    /** @throws OperationRefusee si une page n'est pas répondue comme la mesure le dit : elle mesurerait autre chose */
    public void repeter(int fois) {
        for (var i = 0; i < fois; i++) {
            if (halle.demander(adresse, cookie) != deMemoire) {
                throw new OperationRefusee("%s n'est pas %s : la mesure ne dirait pas ce qu'elle annonce."
                        .formatted(adresse, deMemoire ? "servie de mémoire" : "recalculée"));
            }
        }
    }

    @Override
    public double jouer() {
        return halle.processeur().cout(() -> repeter(demandes)) * 1_000 / demandes;
    }

    private int choisir() {
        var processeur = halle.processeur();
        for (var essai = 1; essai < DEMANDES_AU_PLUS; essai *= 4) {
            var nombre = essai;
            var cout = processeur.cout(() -> repeter(nombre));
            if (cout > SECONDES_PAR_TOUR / 5) {
                return Math.clamp(Math.round(SECONDES_PAR_TOUR / cout * essai), 2, DEMANDES_AU_PLUS);
            }
        }
        return DEMANDES_AU_PLUS;
    }
}
