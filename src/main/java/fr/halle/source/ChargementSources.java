package fr.halle.source;

import fr.halle.platform.Chargement;
import fr.halle.platform.faits.FichiersDeFaits;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

@Component
@Order(10)
class ChargementSources implements Chargement {

    private final FichiersDeFaits fichiers;
    private final Sources sources;

    ChargementSources(FichiersDeFaits fichiers, Sources sources) {
        this.fichiers = fichiers;
        this.sources = sources;
    }

    @Override
    public String libelle() {
        return "Sources";
    }

    @Override
    public boolean referentiel() {
        return true;
    }

    @Override
    public void charger() {
        fichiers.lire("sources", "sources", Source.class).forEach(sources::completer);
    }
}
