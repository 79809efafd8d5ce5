package fr.halle.platform.cli;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;

/** Une commande n'affiche aucune page : ce qui en montre n'a pas à être construit, ni à trouver ce qu'il lui faut. */
public final class SansPages extends TypeExcludeFilter {

    @Override
    public boolean match(MetadataReader lecteur, MetadataReaderFactory lecteurs) {
        var annotations = lecteur.getAnnotationMetadata();
        return annotations.isAnnotated(Controller.class.getName())
                || annotations.isAnnotated(ControllerAdvice.class.getName());
    }

    @Override
    public boolean equals(@Nullable Object autre) {
        return autre instanceof SansPages;
    }

    @Override
    public int hashCode() {
        return SansPages.class.hashCode();
    }
}
