package fr.halle.platform.cli;

import fr.halle.commun.DateApprochee;
import fr.halle.platform.Import;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.entree.Imports;
import fr.halle.platform.entree.OrigineDuFichier;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
        return Set.of(
                Option.DONNEES,
                Option.A_BLANC,
                Option.SANS_TEMOINS,
                Option.COLONNES,
                Option.VALEURS,
                Option.SOURCE,
                Option.PUBLIE_LE,
                Option.FEUILLE,
                Option.PARTIEL);
    }

    @Override
    public int nombreDeParametres() {
        return 2;
    }

    @Override
    public int executer(Appel appel) {
        Arguments arguments = appel.arguments();
        String nom = arguments.parametres().getFirst();
        Path fichier = chemin(arguments.parametres().get(1));
        if (!Files.isReadable(fichier) || Files.isDirectory(fichier)) {
            throw new OperationRefusee(
                    "Le fichier « %s » ne peut pas être lu : vérifiez son nom et ses droits.".formatted(fichier));
        }
        Path refus = fichierDesRefus(fichier);
        Import.Depot depot = new Import.Depot(
                fichier,
                arguments.a(Option.A_BLANC),
                arguments.a(Option.PARTIEL),
                couples(arguments, Option.COLONNES),
                couples(arguments, Option.VALEURS),
                arguments.texte(Option.SOURCE).orElse(null),
                publication(arguments),
                arguments.texte(Option.FEUILLE).orElse(null),
                refus,
                appel.console()::dire);
        Atelier atelier = Atelier.pourTravailler(appel);
        Imports imports = appel.arret()
                .ajouter(Contextes.pourEcrire(
                        appel.application(),
                        atelier.dossier(),
                        atelier.base().connexions().app()))
                .getBean(Imports.class);
        Import jeu = imports.trouver(nom).orElseThrow(() -> new SaisieInvalide(jeuInconnu(nom, imports.lister())));
        Imports.Bilan bilan = imports.importer(jeu, depot);
        dire(appel.console(), bilan, depot, refus);
        return 0;
    }

    private static void dire(Console console, Imports.Bilan bilan, Import.Depot depot, Path refus) {
        Import.Rapport rapport = bilan.rapport();
        if (depot.aBlanc() && !rapport.correspondance().isEmpty()) {
            console.dire("Colonnes reconnues :");
            rapport.correspondance().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(e -> console.dire("  %s ← %s".formatted(e.getKey(), e.getValue())));
        }
        if (depot.aBlanc() && !rapport.apercu().isEmpty()) {
            console.dire("Les premières lignes, telles que Halle les lit :");
            rapport.apercu().forEach(ligne -> console.dire("  " + ligne));
        }
        rapport.remarques().forEach(remarque -> console.dire("  " + remarque));
        console.dire(rapport.phrase() + (depot.aBlanc() ? ". À blanc : rien n'est enregistré." : "."));
        if (rapport.refusees() + rapport.ecartees() > 0) {
            bilan.motifs().forEach(motif -> console.dire("  " + motif));
            console.dire("Les lignes refusées ou mises de côté, entières, et leurs motifs : " + refus.toAbsolutePath());
        }
        if (!depot.aBlanc()) {
            console.dire("Import %s, source « %s ». Pour le défaire en entier : ./halle defaire %s"
                    .formatted(bilan.id(), rapport.source(), bilan.id()));
        }
    }

    private static Path chemin(String texte) {
        try {
            return Path.of(texte);
        } catch (InvalidPathException e) {
            throw new OperationRefusee(
                    "Le nom « %s » n'est pas celui d'un fichier de cet ordinateur : renommez le fichier sans accents ni signes, puis recommencez."
                            .formatted(texte));
        }
    }

    /** À côté du fichier, ou dans le dossier courant si le sien ne s'écrit pas. */
    private static Path fichierDesRefus(Path fichier) {
        Path refus = fichier.resolveSibling(fichier.getFileName() + ".refus.csv");
        return Files.isWritable(refus.toAbsolutePath().getParent())
                ? refus
                : Path.of(String.valueOf(refus.getFileName()));
    }

    private static @Nullable DateApprochee publication(Arguments arguments) {
        String texte = arguments.texte(Option.PUBLIE_LE).orElse(null);
        DateApprochee date = OrigineDuFichier.lire(texte);
        if (texte != null && date == null) {
            throw new SaisieInvalide(
                    "« %s » n'est pas une date de publication : écrivez 2019, 2026-04 ou 2026-04-27.".formatted(texte));
        }
        return date;
    }

    /** « montant=Montant accordé;commune=Code Insee ». */
    private static Map<String, String> couples(Arguments arguments, Option option) {
        Map<String, String> couples = new LinkedHashMap<>();
        for (String couple : arguments.texte(option, "").split(";")) {
            if (couple.isBlank()) {
                continue;
            }
            int egal = couple.indexOf('=');
            if (egal < 1) {
                throw new SaisieInvalide("« %s » ne se comprend pas : « %s » attend %s."
                        .formatted(couple.strip(), option.nom(), option.usage()));
            }
            couples.put(
                    couple.substring(0, egal).strip(),
                    couple.substring(egal + 1).strip());
        }
        return couples;
    }

    private static String jeuInconnu(String jeu, List<Import> imports) {
        return imports.stream()
                .map(connu -> "\n  %s : %s".formatted(connu.jeu(), connu.description()))
                .collect(Collectors.joining("", "Le jeu « %s » n'existe pas. Les jeux connus :".formatted(jeu), ""));
    }
}
