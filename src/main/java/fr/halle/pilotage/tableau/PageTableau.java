package fr.halle.pilotage.tableau;

import fr.halle.pilotage.Adresses;
import fr.halle.pilotage.carte.Carte;
import fr.halle.pilotage.concours.AutresConcours;
import fr.halle.pilotage.demandes.DemandesDuLaureat;
import fr.halle.pilotage.laureats.LaureatEnListe;
import fr.halle.pilotage.signatures.Signature;
import fr.halle.pilotage.synthese.Synthese;
import fr.halle.platform.Tranche;
import fr.halle.platform.web.Ecran;
import fr.halle.programme.FaitPublie;
import fr.halle.programme.Membre;
import fr.halle.programme.Programmes;
import fr.halle.programme.Qualite;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ce qu'un tableau de bord montre, à tout niveau.
 *
 * @param demandes absent de qui n'a pas le droit de les lire
 */
public record PageTableau(
        Ecran ecran,
        String surtitre,
        Synthese synthese,
        List<Credits> credits,
        @Nullable DemandesDuLaureat demandes,
        AutresConcours concours,
        @Nullable Carte carte,
        Tranche<LaureatEnListe> laureats,
        List<Enfant> enfants,
        List<Programmes.Element> elements,
        List<Programmes.Parametre> parametres,
        @Nullable Identite identite,
        List<Voisin> autresProgrammes,
        Adresses adresses) {

    /** Ce que les sources disent d'un lauréat. */
    public record Identite(String reference, List<Qualite> qualites, List<Membre> membres, List<Signature> signatures) {

        public List<Membre> membres(String type) {
            return membres.stream().filter(m -> m.type().equals(type)).toList();
        }
    }

    /** Un autre programme, lu sur le même territoire. */
    public record Voisin(String nom, String adresse) {}

    public boolean estNational() {
        return synthese.perimetre().type().equals("nation");
    }

    /** Ce qui a été annoncé, pour le comparer à ce qui est compté. */
    public Optional<FaitPublie> annonce(String fait) {
        return synthese.publies().stream().filter(f -> f.fait().equals(fait)).findFirst();
    }

    public List<Programmes.Element> elements(String genre) {
        return elements.stream().filter(e -> e.genre().equals(genre)).toList();
    }
}
