package fr.halle.platform.liste;

import fr.halle.platform.Tranche;
import java.util.List;
import java.util.function.Consumer;

/** Une liste déjà en mémoire : assez courte pour l'être, ou composée par plusieurs modules. */
record ListeLue<T>(List<T> elements, List<String> sources) implements Liste<T> {

    @Override
    public Tranche<T> page(Tranche.Demande demande) {
        return new Tranche<>(
                elements.size(),
                demande.page(),
                demande.taille(),
                elements.stream()
                        .skip(demande.decalage())
                        .limit(demande.taille())
                        .toList());
    }

    @Override
    public long total() {
        return elements.size();
    }

    @Override
    public void parcourir(Consumer<? super T> lecteur) {
        elements.forEach(lecteur);
    }
}
