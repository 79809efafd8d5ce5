package fr.halle.source;

import fr.halle.commun.DateApprochee;
import fr.halle.platform.entree.RegistreDesSources;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Inscrit au registre les sources que les fichiers importés font connaître. */
@Component
class RegistreEnBase implements RegistreDesSources {

    private final Sources sources;

    RegistreEnBase(Sources sources) {
        this.sources = sources;
    }

    @Override
    public Optional<DateApprochee> publication(String code) {
        return sources.trouver(code).map(Source::publication);
    }

    @Override
    public void inscrire(Nouvelle source) {
        sources.enregistrer(new Source(
                source.code(),
                source.titre(),
                source.auteur(),
                source.genre(),
                source.publieLe().jour(),
                source.publieLe().precision().code(),
                null,
                source.licence(),
                source.note()));
    }
}
