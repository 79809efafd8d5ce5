package fr.halle.journal.trace;

import fr.halle.commun.DateApprochee;
import fr.halle.journal.Changement;
import fr.halle.journal.Consigne;
import fr.halle.journal.Objet;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Des actes comme les modules en inscriront. */
public final class ExemplesDActes {

    public static final UUID MAIRE = UUID.fromString("00000000-0000-7000-8000-000000000001");
    public static final UUID CONTACT = UUID.fromString("00000000-0000-7000-8000-000000000002");

    private ExemplesDActes() {}

    public static Consigne depot(String candidature) {
        return Consigne.sur(
                        new Objet("candidature", candidature, "Candidature de Bourg-Exemple"),
                        "candidature.deposer",
                        "dépose la candidature")
                .effet(DateApprochee.jour(LocalDate.of(2020, 10, 30)))
                .changeant(
                        Changement.de("motif", "Motif", null, "Centralité « réelle »\nsur deux lignes, à 100 %"),
                        Changement.personnel(CONTACT, "contact", "Contact", null, "camille.exemple@bourg.example"))
                .dans(List.of("commune:40197", "departement:40"))
                .visiblePar(List.of("commune:40197", "etat:40"));
    }

    public static Consigne avis(String candidature, String avant, String apres) {
        return Consigne.sur(
                        new Objet("candidature", candidature, "Candidature de Bourg-Exemple"),
                        "candidature.donner_avis",
                        "donne un avis, après échange avec {contact}")
                .changeant(
                        Changement.de("avis", "Avis du Département", avant, apres),
                        Changement.personnel(
                                CONTACT, "contact", "Contact", "camille.exemple@bourg.example", "c@bourg.example"))
                .dans(List.of("departement:40"))
                .visiblePar(List.of("etat:40"));
    }
}
