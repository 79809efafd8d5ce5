package fr.halle.platform.banc;

import java.util.List;

/** Les tours d'une même épreuve, dans l'ordre où ils ont été joués. */
public record Serie(List<Double> tours) {

    public Serie {
        if (tours.isEmpty()) {
            throw new IllegalArgumentException("Une série a au moins un tour.");
        }
        tours = List.copyOf(tours);
    }

    public double meilleur() {
        return tours.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    public double median() {
        var tries = tours.stream().sorted().toList();
        var milieu = tries.size() / 2;
        return tries.size() % 2 == 1 ? tries.get(milieu) : (tries.get(milieu - 1) + tries.get(milieu)) / 2;
    }

    /** La même dans une autre unité. */
    public Serie fois(double facteur) {
        return new Serie(tours.stream().map(t -> t * facteur).toList());
    }
}
