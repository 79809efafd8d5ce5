package fr.halle.source;

import fr.halle.platform.Generation;
import fr.halle.platform.JeuFictif;
import java.time.LocalDate;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** La source des données fictives, qui dit qu'elles le sont et comment les refaire. */
@Component
@Order(10)
class SourceFictive implements JeuFictif {

    private final Sources sources;

    SourceFictive(Sources sources) {
        this.sources = sources;
    }

    @Override
    public String libelle() {
        return "Source des données fictives";
    }

    @Override
    public void generer(Generation generation) {
        sources.enregistrer(new Source(
                Generation.SOURCE,
                "Données fictives, inventées par Halle",
                "Halle, commande « generer »",
                "jeu_de_donnees",
                LocalDate.EPOCH.withYear(2020),
                "annee",
                null,
                null,
                ("Rien de ce que cette source énonce n'a eu lieu. Les communes existent ; leur choix, les dates, les opérations et "
                                + "les montants sont tirés au hasard. Pour les refaire : ./halle generer --echelle %s --facteur %d --graine %d")
                        .formatted(generation.echelle().code(), generation.facteur(), generation.graine())));
    }
}
