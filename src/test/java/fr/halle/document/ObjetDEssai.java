package fr.halle.document;

import fr.halle.journal.Objet;
import fr.halle.platform.acteur.Acteur;
import fr.halle.platform.acteur.ActeurCourant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Un objet qui n'existe que dans les essais, et dont les droits se changent en cours de route. */
final class ObjetDEssai implements ObjetDePiece {

    static final String GENRE = "essai";

    private final Map<UUID, Dossier> dossiers = new ConcurrentHashMap<>();

    /** Un dossier d'essai. */
    static final class Dossier {
        final UUID id = UUID.randomUUID();
        final Set<UUID> lecteurs = ConcurrentHashMap.newKeySet();
        final Set<UUID> deposants = ConcurrentHashMap.newKeySet();
        volatile Set<String> cles = Set.of();
        volatile boolean ouvert;
        volatile boolean signe;
    }

    Dossier creer(Set<String> cles, UUID... deposants) {
        var dossier = new Dossier();
        dossier.cles = cles;
        dossier.lecteurs.addAll(List.of(deposants));
        dossier.deposants.addAll(List.of(deposants));
        dossiers.put(dossier.id, dossier);
        return dossier;
    }

    @Override
    public String genre() {
        return GENRE;
    }

    @Override
    public Optional<Fiche> fiche(UUID objet) {
        return Optional.ofNullable(dossiers.get(objet))
                .map(d -> new Fiche(new Objet(GENRE, d.id.toString(), "Dossier d'essai"), "/accessibilite", List.of()));
    }

    @Override
    public boolean peutLire(UUID objet, String code) {
        var dossier = dossier(objet);
        return dossier.ouvert || dans(dossier.lecteurs);
    }

    @Override
    public boolean peutDeposer(UUID objet, String code) {
        return dans(dossier(objet).deposants);
    }

    @Override
    public boolean fige(UUID objet) {
        return dossier(objet).signe;
    }

    @Override
    public Set<String> visiblePar(UUID objet, String code) {
        return dossier(objet).cles;
    }

    @Override
    public List<PieceAttendue> attendues(UUID objet) {
        return List.of(
                new PieceAttendue("acte", "Acte signé", true, false),
                new PieceAttendue("deliberation", "Délibération", false, true));
    }

    private Dossier dossier(UUID objet) {
        return Optional.ofNullable(dossiers.get(objet)).orElseThrow();
    }

    private static boolean dans(Set<UUID> personnes) {
        return ActeurCourant.lire() instanceof Acteur.Service
                || ActeurCourant.personne()
                        .filter(p -> personnes.contains(p.utilisateur()))
                        .isPresent();
    }
}
