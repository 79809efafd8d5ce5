package fr.halle.platform.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import fr.halle.platform.Import;
import fr.halle.platform.OperationRefusee;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

final class Importer implements Commande {

    @Override
    public String nom() {
        return "importer";
    }

    @Override
    public String usage() {
        return "importer JEU FICHIER [--a-blanc]";
    }

    @Override
    public String resume() {
        return "fait entrer un fichier dans la base";
    }

    @Override
    public Set<Option> options() {
        return Set.of(Option.DONNEES, Option.A_BLANC, Option.SANS_TEMOINS);
    }

    @Override
    public int nombreDeParametres() {
        return 2;
    }

    @Override
    public int executer(Appel appel) {
        String jeu = appel.arguments().parametres().getFirst();
        Path fichier = Path.of(appel.arguments().parametres().get(1));
        if (!Files.isReadable(fichier) || Files.isDirectory(fichier)) {
            throw new OperationRefusee(
                    "Le fichier « %s » ne peut pas être lu : vérifiez son nom et ses droits.".formatted(fichier));
        }
        Atelier atelier = Atelier.pourTravailler(appel);
        var contexte = appel.arret()
                .ajouter(Contextes.pourEcrire(
                        appel.application(),
                        atelier.dossier(),
                        atelier.base().connexions().app()));
        List<Import> imports =
                contexte.getBeanProvider(Import.class).orderedStream().toList();
        Import choisi = imports.stream()
                .filter(candidat -> candidat.jeu().equals(jeu))
                .findFirst()
                .orElseThrow(() -> new SaisieInvalide(jeuInconnu(jeu, imports)));
        boolean aBlanc = appel.arguments().a(Option.A_BLANC);
        Import.Rapport rapport = choisi.importer(fichier, aBlanc);
        appel.console().dire(rapport.phrase() + (aBlanc ? ". À blanc : rien n'est enregistré." : "."));
        garderLesRefus(appel, fichier, rapport);
        return 0;
    }

    /** Les lignes refusées vont, entières et avec leur motif, dans un fichier à côté de celui qui les portait. */
    private static void garderLesRefus(Appel appel, Path fichier, Import.Rapport rapport) {
        if (rapport.refus().isEmpty()) {
            return;
        }
        Path refus = fichier.resolveSibling(fichier.getFileName() + ".refus.csv");
        if (!Files.isWritable(refus.toAbsolutePath().getParent())) {
            refus = Path.of(String.valueOf(refus.getFileName()));
        }
        try (var csv = CsvWriter.builder().fieldSeparator(';').build(refus)) {
            csv.writeRecord("motif", "ligne");
            rapport.refus().forEach(r -> csv.writeRecord(r.motif(), r.ligne()));
        } catch (IOException e) {
            throw new OperationRefusee(
                    "L'import est fait, mais ses %d lignes refusées ne peuvent pas être écrites dans « %s » : %s."
                            .formatted(rapport.refus().size(), refus, e.getMessage()),
                    e);
        }
        appel.console().dire("Les lignes refusées et leurs motifs : " + refus.toAbsolutePath());
    }

    private static String jeuInconnu(String jeu, List<Import> imports) {
        return imports.stream()
                .map(connu -> "\n  %s : %s".formatted(connu.jeu(), connu.description()))
                .collect(Collectors.joining("", "Le jeu « %s » n'existe pas. Les jeux connus :".formatted(jeu), ""));
    }
}
