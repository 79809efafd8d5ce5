package fr.halle.source;

import fr.halle.commun.Lecture;
import fr.halle.platform.liste.Liste;
import fr.halle.platform.sortie.Colonne;
import fr.halle.platform.sortie.Demande;
import fr.halle.platform.sortie.JeuExportable;
import fr.halle.platform.sortie.Tableau;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Le registre des sources, et ce que l'on a retenu de chacune, tels qu'ils sortent. */
@Component
class ExportSources implements JeuExportable {

    private final Sources sources;
    private final List<FaitsCites> faits;
    private final List<ListeAilleurs> ailleurs;

    ExportSources(Sources sources, List<FaitsCites> faits, List<ListeAilleurs> ailleurs) {
        this.sources = sources;
        this.faits = faits;
        this.ailleurs = ailleurs;
    }

    @Override
    public String jeu() {
        return "sources";
    }

    @Override
    public String description() {
        return "les documents, listes et jeux de données d'où viennent les faits, avec leurs licences";
    }

    @Override
    public Tableau<?> tableau(Demande demande) {
        return tableau(demande.lecture());
    }

    Tableau<Source> tableau(Lecture lecture) {
        var colonnes = new ArrayList<Colonne<Source>>();
        colonnes.add(Colonne.texte("Code", Source::code));
        colonnes.add(Colonne.texte("Titre", Source::titre));
        colonnes.add(Colonne.texte("Auteur", Source::auteur));
        colonnes.add(Colonne.texte("Genre", Source::genreEnClair));
        colonnes.addAll(Colonne.dateApprochee("Publiée", Source::publication));
        colonnes.add(Colonne.texte("Version", Source::version));
        colonnes.add(Colonne.texte("Licence", Source::licence));
        colonnes.add(Colonne.texte("Remarque", Source::note));
        return new Tableau<>("sources", "Sources enregistrées", lecture, colonnes, sources.choisir(lecture));
    }

    /** Ce que d'autres listes montrent de la source, avec leurs filtres. */
    List<ListeAilleurs.Renvoi> renvois(Source source, Lecture lecture) {
        return ailleurs.stream()
                .flatMap(a -> a.renvoi(source.code(), lecture).stream())
                .toList();
    }

    /** Ce que chaque module a retenu d'une source, à la suite. */
    Liste<FaitsCites.Fait> faits(Source source, Lecture lecture) {
        return Liste.aLaSuite(
                faits.stream()
                        .flatMap(f -> f.citesPar(source.code(), lecture).stream())
                        .toList(),
                List.of(source.titre()));
    }

    Tableau<FaitsCites.Fait> tableauDesFaits(Source source, Lecture lecture) {
        var colonnes = new ArrayList<Colonne<FaitsCites.Fait>>();
        colonnes.add(Colonne.texte("Objet", FaitsCites.Fait::objet));
        colonnes.add(Colonne.texte("Ce que Halle retient", FaitsCites.Fait::enonce));
        colonnes.addAll(Colonne.dateApprochee("Date", FaitsCites.Fait::effet));
        colonnes.add(Colonne.texte("Les mots de la source", FaitsCites.Fait::citation));
        colonnes.add(Colonne.texte("Déduction", FaitsCites.Fait::deduction));
        return new Tableau<>(
                "faits-" + source.code(),
                "Faits enregistrés d'après « %s »".formatted(source.titre()),
                lecture,
                colonnes,
                faits(source, lecture));
    }
}
