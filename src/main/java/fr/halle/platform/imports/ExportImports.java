package fr.halle.platform.imports;

import fr.halle.commun.Lecture;
import fr.halle.platform.liste.Tri;
import fr.halle.platform.sortie.Colonne;
import fr.halle.platform.sortie.Demande;
import fr.halle.platform.sortie.JeuExportable;
import fr.halle.platform.sortie.Tableau;
import fr.halle.platform.web.Typographie;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Les imports, tels qu'ils sortent. */
@Component
class ExportImports implements JeuExportable {

    private final ActesDImport actes;

    ExportImports(ActesDImport actes) {
        this.actes = actes;
    }

    @Override
    public String jeu() {
        return "imports";
    }

    @Override
    public String description() {
        return "les fichiers entrés dans la base, leur empreinte et ce que chacun a changé";
    }

    @Override
    public Tableau<?> tableau(Demande demande) {
        return tableau(demande.lecture(), "", "", ActesDImport.tri(""));
    }

    Tableau<ActeEnregistre> tableau(Lecture lecture, String jeu, String source, Tri tri) {
        return new Tableau<>(
                "imports",
                "Fichiers entrés dans la base",
                lecture,
                List.of(
                        Colonne.date(
                                "Jour",
                                a -> a.saisiLe()
                                        .atZoneSameInstant(Typographie.PARIS)
                                        .toLocalDate()),
                        Colonne.texte("Instant", a -> a.saisiLe().toInstant().toString()),
                        Colonne.texte("Jeu", ActeEnregistre::jeu),
                        Colonne.texte("Fichier", ActeEnregistre::fichier),
                        Colonne.texte("Source", ActeEnregistre::source),
                        Colonne.entier("Lues", ActeEnregistre::lues),
                        Colonne.entier("Créées", ActeEnregistre::creees),
                        Colonne.entier("Modifiées", ActeEnregistre::modifiees),
                        Colonne.entier("Inchangées", ActeEnregistre::inchangees),
                        Colonne.entier("Refusées", ActeEnregistre::refusees),
                        Colonne.entier("Mises de côté", ActeEnregistre::ecartees),
                        Colonne.entier("Absentes du fichier", ActeEnregistre::absentes),
                        Colonne.texte("État", ActeEnregistre::etat),
                        Colonne.texte("Format", ActeEnregistre::format),
                        Colonne.entier("Taille en octets", ActeEnregistre::octets),
                        Colonne.texte("SHA-256", ActeEnregistre::sha256),
                        Colonne.texte("Import", a -> a.id().toString()),
                        Colonne.texte("Défait l'import", a -> texte(a.annule())),
                        Colonne.texte("Défait par", a -> texte(a.defaitPar()))),
                actes.choisir(lecture, jeu, source, tri));
    }

    private static @Nullable String texte(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }
}
