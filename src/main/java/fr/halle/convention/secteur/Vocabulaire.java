package fr.halle.convention.secteur;

import java.util.List;
import java.util.Optional;

/** Les types de secteurs d'un type de convention, et les effets qui s'y ouvrent. Une configuration, non du code. */
public record Vocabulaire(List<TypeDeSecteur> types, List<EffetDeSecteur> effets) {

    public Vocabulaire {
        types = List.copyOf(types);
        effets = List.copyOf(effets);
    }

    /** Faux pour une convention qui n'a pas de secteurs. */
    public boolean admet() {
        return !types.isEmpty();
    }

    public Optional<TypeDeSecteur> type(String code) {
        return types.stream().filter(t -> t.code().equals(code)).findFirst();
    }

    public Optional<EffetDeSecteur> effet(String code) {
        return effets.stream().filter(e -> e.code().equals(code)).findFirst();
    }

    /** Le libellé du type, ou son code s'il n'est plus connu. */
    public String libelle(String type) {
        return type(type).map(TypeDeSecteur::libelle).orElse(type);
    }

    public boolean centreVille(String type) {
        return type(type).filter(TypeDeSecteur::centreVille).isPresent();
    }
}
