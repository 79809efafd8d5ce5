package fr.halle.convention.comite.piece;

import fr.halle.convention.comite.Comite;
import fr.halle.convention.comite.Comites;
import fr.halle.convention.comite.Reunion;
import fr.halle.convention.comite.TenueDesComites;
import fr.halle.convention.comite.TraceDesComites;
import fr.halle.document.ObjetDePiece;
import fr.halle.document.PieceAttendue;
import fr.halle.journal.Objet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Une pièce d'une réunion se lit comme son comité, et se dépose par qui le tient. */
@Component
class PiecesDeReunion implements ObjetDePiece {

    private final ObjectProvider<Comites> comites;
    private final ObjectProvider<TenueDesComites> tenue;

    PiecesDeReunion(ObjectProvider<Comites> comites, ObjectProvider<TenueDesComites> tenue) {
        this.comites = comites;
        this.tenue = tenue;
    }

    @Override
    public String genre() {
        return TraceDesComites.REUNION;
    }

    @Override
    public Optional<Fiche> fiche(UUID objet) {
        return comites.getObject().reunion(objet).map(r -> {
            var c = comite(r);
            return new Fiche(new Objet(TraceDesComites.COMITE, c.reference(), c.nom()), r.page(), c.lieux());
        });
    }

    @Override
    public boolean peutLire(UUID objet, String code) {
        return comites.getObject().reunion(objet).isPresent();
    }

    @Override
    public boolean peutDeposer(UUID objet, String code) {
        return comites.getObject()
                .reunion(objet)
                .filter(r -> tenue.getObject().tient(comite(r)))
                .isPresent();
    }

    /** Un relevé signé arrive souvent après que le relevé est arrêté : seule une réunion annulée ne reçoit plus rien. */
    @Override
    public boolean fige(UUID objet) {
        return comites.getObject().reunion(objet).filter(Reunion::annulee).isPresent();
    }

    @Override
    public Set<String> visiblePar(UUID objet, String code) {
        return comite(comites.getObject().reunion(objet).orElseThrow()).visiblePar();
    }

    @Override
    public List<PieceAttendue> attendues(UUID objet) {
        return List.of(
                new PieceAttendue("releve", "Relevé de décisions signé", false, false),
                new PieceAttendue("presences", "Feuille de présence", false, false),
                new PieceAttendue("dossier", "Document de séance", false, true));
    }

    private Comite comite(Reunion r) {
        var lus = comites.getObject();
        return lus.de(r, lus.maintenant());
    }
}
