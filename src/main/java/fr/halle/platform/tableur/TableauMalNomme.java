package fr.halle.platform.tableur;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Un tableau dont l'extension annonce un autre format que son contenu : il se lit, et le dit. */
record TableauMalNomme(Tableau tableau, String extension) implements Tableau {

    @Override
    public Format format() {
        return tableau.format();
    }

    @Override
    public List<String> entetes() {
        return tableau.entetes();
    }

    @Override
    public @Nullable Ligne suivante() {
        return tableau.suivante();
    }

    @Override
    public List<String> remarques() {
        var phrase = "Le nom du fichier finit par « %s », mais son contenu est au format %s : c'est ainsi qu'il est lu."
                .formatted(extension, format());
        return Stream.concat(Stream.of(phrase), tableau.remarques().stream()).toList();
    }

    @Override
    public void close() {
        tableau.close();
    }
}
