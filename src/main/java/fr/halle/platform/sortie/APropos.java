package fr.halle.platform.sortie;

import fr.halle.commun.Lecture;
import fr.halle.platform.NatureBase;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * D'où vient un fichier : il se lira loin de l'écran.
 *
 * @param nature {@code null} si la base ne dit pas encore ce qu'elle est
 */
record APropos(String titre, Lecture lecture, @Nullable NatureBase nature, List<String> sources, Origine origine) {

    APropos {
        sources = List.copyOf(sources);
    }

    /** Un libellé et sa valeur. */
    record Mention(String libelle, String valeur) {}

    List<Mention> mentions() {
        var mentions = new ArrayList<Mention>();
        mentions.add(new Mention("Titre", titre));
        mentions.add(new Mention("Situation au", lecture.au().toString()));
        mentions.add(new Mention("Connue le", lecture.connu().toString()));
        mentions.add(new Mention("Nature de la base", nature == null ? "inconnue" : nature.libelle()));
        sources.forEach(source -> mentions.add(new Mention("Source", source)));
        mentions.add(new Mention(origine.libelle(), origine.texte()));
        return mentions;
    }
}
