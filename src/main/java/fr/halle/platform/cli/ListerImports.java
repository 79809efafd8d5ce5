package fr.halle.platform.cli;

import fr.halle.platform.imports.ActeEnregistre;
import fr.halle.platform.imports.ActesDImport;
import fr.halle.platform.web.Typographie;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;

/** {@code ./halle imports} : chaque fichier entré, ce qu'il a changé, et s'il a été défait. */
final class ListerImports implements Commande {

    private static final DateTimeFormatter HEURE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    @Override
    public String nom() {
        return "imports";
    }

    @Override
    public String usage() {
        return "imports";
    }

    @Override
    public String resume() {
        return "liste les fichiers entrés dans la base";
    }

    @Override
    public Set<Option> options() {
        return Set.of(Option.DONNEES, Option.SANS_TEMOINS);
    }

    @Override
    public int executer(Appel appel) {
        Atelier atelier = Atelier.pourTravailler(appel);
        List<ActeEnregistre> actes = appel.arret()
                .ajouter(Contextes.pourEcrire(
                        appel.application(),
                        atelier.dossier(),
                        atelier.base().connexions().app()))
                .getBean(ActesDImport.class)
                .lister();
        if (actes.isEmpty()) {
            appel.console().dire("Aucun fichier n'est encore entré : ./halle importer JEU FICHIER.");
        }
        actes.forEach(acte -> appel.console().dire(phrase(acte)));
        return 0;
    }

    private static String phrase(ActeEnregistre acte) {
        String debut = "%s  %s  %s"
                .formatted(acte.id(), HEURE.format(acte.saisiLe().atZoneSameInstant(Typographie.PARIS)), acte.jeu());
        if (acte.annule() != null) {
            return "%s  défait %s (%d écritures)".formatted(debut, acte.annule(), acte.modifiees());
        }
        return "%s  %s, source %s  %d lues, %d créées, %d modifiées, %d inchangées, %d refusées, %d mises de côté, %d absentes%s"
                .formatted(
                        debut,
                        acte.fichier(),
                        acte.source() == null ? "non renseignée" : acte.source(),
                        acte.lues(),
                        acte.creees(),
                        acte.modifiees(),
                        acte.inchangees(),
                        acte.refusees(),
                        acte.ecartees(),
                        acte.absentes(),
                        acte.defaitLe() == null ? "" : ", défait depuis");
    }
}
