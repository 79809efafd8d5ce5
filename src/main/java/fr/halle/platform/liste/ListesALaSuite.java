package fr.halle.platform.liste;

import fr.halle.platform.Tranche;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Plusieurs listes l'une après l'autre, lues comme une seule sans les garder. */
record ListesALaSuite<T>(List<Liste<T>> listes, List<String> sources) implements Liste<T> {

    @Override
    public Tranche<T> page(Tranche.Demande demande) {
        var totaux = listes.stream().map(Liste::total).toList();
        var elements = new ArrayList<T>();
        var debut = demande.decalage();
        var reste = (long) demande.taille();
        for (var i = 0; i < listes.size() && reste > 0; i++) {
            var total = totaux.get(i);
            if (debut < total) {
                var lus = lire(listes.get(i), debut, (int) Math.min(reste, total - debut), demande.taille());
                elements.addAll(lus);
                reste -= lus.size();
                debut = 0;
            } else {
                debut -= total;
            }
        }
        return new Tranche<>(
                totaux.stream().mapToLong(Long::longValue).sum(), demande.page(), demande.taille(), elements);
    }

    @Override
    public long total() {
        return listes.stream().mapToLong(Liste::total).sum();
    }

    @Override
    public void parcourir(Consumer<? super T> lecteur) {
        listes.forEach(liste -> liste.parcourir(lecteur));
    }

    /** Ce qui commence au milieu d'une page se lit sur deux. */
    private static <T> List<T> lire(Liste<T> liste, long debut, int nombre, int taille) {
        var premiere = debut / taille;
        var lus = new ArrayList<T>(
                liste.page(new Tranche.Demande((int) premiere + 1, taille)).elements());
        var saut = (int) (debut - premiere * taille);
        if (lus.size() < saut + nombre) {
            lus.addAll(
                    liste.page(new Tranche.Demande((int) premiere + 2, taille)).elements());
        }
        return List.copyOf(lus.subList(saut, Math.min(lus.size(), saut + nombre)));
    }
}
