package fr.halle.convention.piece;

import fr.halle.acces.Droits;
import fr.halle.acces.Permission;
import fr.halle.convention.Convention;
import fr.halle.convention.Conventions;
import fr.halle.convention.LaureatCouvert;
import fr.halle.convention.trace.TraceDesConventions;
import fr.halle.document.ObjetDePiece;
import fr.halle.document.PieceAttendue;
import fr.halle.journal.Objet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Une pièce d'une convention se lit et se dépose comme la convention elle-même. */
@Component
class PiecesDeConvention implements ObjetDePiece {

    private final ObjectProvider<Conventions> conventions;
    private final Droits droits;

    PiecesDeConvention(ObjectProvider<Conventions> conventions, Droits droits) {
        this.conventions = conventions;
        this.droits = droits;
    }

    @Override
    public String genre() {
        return TraceDesConventions.CONVENTION;
    }

    @Override
    public Optional<Fiche> fiche(UUID objet) {
        return trouver(objet)
                .map(c -> new Fiche(
                        new Objet(TraceDesConventions.CONVENTION, c.reference(), c.intitule()), c.page(), lieux(c)));
    }

    @Override
    public boolean peutLire(UUID objet, String code) {
        return trouver(objet).isPresent();
    }

    @Override
    public boolean peutDeposer(UUID objet, String code) {
        return trouver(objet)
                .filter(c -> droits.peut(Permission.PREPARER_CONVENTION, c.cible())
                        || droits.peut(Permission.CONSTATER_CONVENTION, c.cible()))
                .isPresent();
    }

    /** Les pièces d'une convention signée sont figées une à une ; celle qui la signe, scannée, se dépose ensuite. */
    @Override
    public boolean fige(UUID objet) {
        return trouver(objet).filter(c -> c.etat().finie()).isPresent();
    }

    @Override
    public Set<String> visiblePar(UUID objet, String code) {
        return trouver(objet).map(Convention::visiblePar).orElseThrow();
    }

    @Override
    public List<PieceAttendue> attendues(UUID objet) {
        return trouver(objet)
                .map(c -> c.type().pieces().stream()
                        .map(p -> new PieceAttendue(p.code(), p.libelle(), p.obligatoire(), false))
                        .toList())
                .orElse(List.of());
    }

    private Optional<Convention> trouver(UUID objet) {
        var lues = conventions.getObject();
        return lues.trouver(objet, lues.maintenant());
    }

    private static List<String> lieux(Convention c) {
        return c.laureats().stream()
                .map(LaureatCouvert::communes)
                .flatMap(List::stream)
                .map(code -> "commune:" + code)
                .toList();
    }
}
