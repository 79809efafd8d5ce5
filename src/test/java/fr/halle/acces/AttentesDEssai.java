package fr.halle.acces;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Un module du dessus, pour les essais : des dossiers, chacun attendu d'un mandat, et un comité d'une personne. */
public final class AttentesDEssai implements EnAttente {

    public final Map<String, UUID> dossiers = new ConcurrentHashMap<>();
    public final Map<String, UUID> comites = new ConcurrentHashMap<>();
    private volatile Runnable enChemin = () -> {};

    /** Ce qui se passe pendant que l'on demande ce qui attend : de quoi élargir une fenêtre. */
    public void enChemin(Runnable travail) {
        enChemin = travail;
    }

    @Override
    public String genre() {
        return "Dossiers d'essai";
    }

    @Override
    public List<Attente> attendent(Collection<UUID> mandats) {
        enChemin.run();
        var attentes = new ArrayList<Attente>();
        dossiers.forEach((dossier, mandat) -> {
            if (mandats.contains(mandat)) {
                attentes.add(new Attente(mandat, dossier, "Dossier " + dossier, null, LocalDate.of(2026, 6, 30)));
            }
        });
        return attentes;
    }

    @Override
    public void confier(UUID de, UUID a, Collection<String> objets) {
        objets.forEach(objet -> dossiers.put(objet, a));
    }

    @Override
    public List<String> laissentVides(Collection<UUID> mandats, LocalDate jour) {
        return comites.entrySet().stream()
                .filter(comite -> mandats.contains(comite.getValue()))
                .map(comite -> "Le comité " + comite.getKey() + " n'a plus de membre.")
                .toList();
    }
}
