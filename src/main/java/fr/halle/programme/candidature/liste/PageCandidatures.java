package fr.halle.programme.candidature.liste;

import fr.halle.platform.web.Ecran;
import fr.halle.platform.web.ListeMontree;
import java.util.List;
import java.util.Map;

/**
 * La liste des candidatures, et d'abord ce qui attend la personne.
 *
 * @param pile ce qu'elle peut faire avancer, et d'abord ce qui attend depuis le plus longtemps
 * @param reste combien d'autres l'attendent, au moins, que la pile ne montre pas
 * @param ouvrir les programmes dans lesquels elle peut ouvrir une candidature : adresse et nom
 */
public record PageCandidatures(
        Ecran ecran,
        List<EnAttente> pile,
        int reste,
        boolean selections,
        Map<String, String> ouvrir,
        ListeMontree<CandidatureEnListe> liste,
        Choix choix,
        Filtre filtre) {

    /** Une candidature qui attend la personne, et ce qu'elle en attend : « décider ». */
    public record EnAttente(CandidatureEnListe candidature, String geste) {}

    public record Choix(Map<String, String> programmes, Map<String, String> etats, Map<String, String> departements) {}

    public record Filtre(String q, String programme, String etat, String departement) {

        public boolean vide() {
            return q.isBlank() && programme.isEmpty() && etat.isEmpty() && departement.isEmpty();
        }
    }

    /** La fiche d'une candidature, à la même date. */
    public String adresse(CandidatureEnListe candidature) {
        return liste.lien()
                .sans("q", "programme", "etat", "departement", "tri", "page", "taille")
                .sur("/candidatures/" + candidature.reference())
                .url();
    }
}
