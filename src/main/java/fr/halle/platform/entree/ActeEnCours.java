package fr.halle.platform.entree;

import fr.halle.platform.Import.Acte;
import fr.halle.platform.Import.Depot;
import fr.halle.platform.base.Copie;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** L'acte d'import en train de se faire : garde ses refus dans la base et dans le fichier à côté, par paquets. */
final class ActeEnCours implements Acte, AutoCloseable {

    private static final int PAQUET = 1000;

    private final UUID id;
    private final Copie copie;
    private final @Nullable FichierDeRefus fichier;
    private final List<Object[]> attente = new ArrayList<>();
    private final Motifs motifs = new Motifs();

    ActeEnCours(UUID id, Copie copie, Depot depot) {
        this.id = id;
        this.copie = copie;
        this.fichier = depot.refus() == null ? null : new FichierDeRefus(depot.refus());
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public void refuser(long rang, List<String> entetes, List<String> cases, String motif, boolean ecartee) {
        if (fichier != null) {
            fichier.ecrire(rang, entetes, cases, motif);
        }
        motifs.ajouter(rang, motif);
        attente.add(new Object[] {id, rang, json(entetes), json(cases), sansNul(motif), ecartee});
        if (attente.size() >= PAQUET) {
            vider();
        }
    }

    /** Les motifs les plus fréquents, en phrases. */
    List<String> motifs() {
        return motifs.premiers();
    }

    /** Écrit ce qui attend : à appeler avant que la transaction ne finisse. */
    void vider() {
        if (!attente.isEmpty()) {
            copie.verser(
                    "platform.import_refus (import, rang, entetes, cases, motif, ecartee)",
                    table -> attente.forEach(table::ligne));
            attente.clear();
        }
    }

    /** Donne son nom au fichier des refus. */
    void achever() {
        if (fichier != null) {
            fichier.achever();
        }
    }

    @Override
    public void close() {
        if (fichier != null) {
            fichier.close();
        }
    }

    private static String json(List<String> textes) {
        return JsonMapper.shared()
                .writeValueAsString(textes.stream().map(ActeEnCours::sansNul).toList());
    }

    /** PostgreSQL ne garde pas le caractère nul. */
    static String sansNul(String texte) {
        return texte.replace("\0", "");
    }
}
