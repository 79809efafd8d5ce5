package fr.halle.platform.cli;

import fr.halle.platform.OperationRefusee;
import fr.halle.platform.sortie.Demande;
import fr.halle.platform.sortie.Format;
import fr.halle.platform.sortie.JeuExportable;
import fr.halle.platform.sortie.JeuExportable.Critere;
import fr.halle.platform.sortie.Origine;
import fr.halle.platform.sortie.Sorties;
import fr.halle.platform.sortie.Tableau;
import fr.halle.platform.web.BorneDeLecture;
import fr.halle.platform.web.LectureDemandee;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;

/** Écrit un jeu de données dans un fichier, au format que dit son extension. */
final class Exporter implements Commande {

    private static final Map<Critere, Option> OPTIONS =
            Map.of(Critere.PROGRAMME, Option.PROGRAMME, Critere.TERRITOIRE, Option.TERRITOIRE);

    @Override
    public String nom() {
        return "exporter";
    }

    @Override
    public String usage() {
        return "exporter JEU FICHIER";
    }

    @Override
    public String resume() {
        return "écrit un jeu de données en .csv, .xlsx ou .ods";
    }

    @Override
    public Set<Option> options() {
        return Set.of(
                Option.DONNEES,
                Option.SANS_TEMOINS,
                Option.AU,
                Option.CONNU,
                Option.PROGRAMME,
                Option.TERRITOIRE,
                Option.ECRASER);
    }

    @Override
    public int nombreDeParametres() {
        return 2;
    }

    @Override
    public int executer(Appel appel) {
        Arguments arguments = appel.arguments();
        String jeu = arguments.parametres().getFirst();
        Path fichier = Path.of(arguments.parametres().get(1));
        Format format = format(fichier);
        verifier(fichier, arguments.a(Option.ECRASER));
        Atelier atelier = Atelier.pourTravailler(appel);
        ApplicationContext contexte = appel.arret()
                .ajouter(Contextes.pourEcrire(
                        appel.application(),
                        atelier.dossier(),
                        atelier.base().connexions().app()));
        Tableau<?> tableau = choisir(contexte, jeu, arguments).tableau(demande(contexte, arguments));
        long lignes = ecrire(contexte.getBean(Sorties.class), tableau, format, origine(arguments, tableau), fichier);
        appel.console()
                .dire(String.format(
                        Locale.FRENCH,
                        "%,d %s dans %s, situation au %s.",
                        lignes,
                        lignes < 2 ? "ligne" : "lignes",
                        fichier,
                        tableau.lecture().au()));
        return 0;
    }

    private static Format format(Path fichier) {
        String nom = String.valueOf(fichier.getFileName());
        int point = nom.lastIndexOf('.');
        return Format.deExtension(point < 0 ? "" : nom.substring(point + 1))
                .orElseThrow(() -> new SaisieInvalide(
                        "Le format de « %s » n'est pas connu : donnez au fichier l'extension .csv, .xlsx ou .ods."
                                .formatted(fichier)));
    }

    private static void verifier(Path fichier, boolean ecraser) {
        if (Files.exists(fichier) && !ecraser) {
            throw new OperationRefusee(
                    "Le fichier « %s » existe déjà : donnez un autre nom, ou ajoutez --ecraser pour le remplacer."
                            .formatted(fichier));
        }
        Path dossier = fichier.toAbsolutePath().getParent();
        if (Files.isDirectory(fichier) || dossier == null || !Files.isWritable(dossier)) {
            throw new OperationRefusee(
                    "Le fichier « %s » ne peut pas être écrit : vérifiez que son dossier existe et que vous y avez droit."
                            .formatted(fichier));
        }
    }

    private static JeuExportable choisir(ApplicationContext contexte, String nom, Arguments arguments) {
        List<JeuExportable> jeux =
                contexte.getBeanProvider(JeuExportable.class).stream().toList();
        JeuExportable choisi = jeux.stream()
                .filter(jeu -> jeu.jeu().equals(nom))
                .findFirst()
                .orElseThrow(() -> new SaisieInvalide(jeuInconnu(nom, jeux)));
        OPTIONS.forEach((critere, option) -> {
            if (arguments.a(option) && !choisi.criteres().contains(critere)) {
                throw new SaisieInvalide(
                        "Le jeu « %s » ne se restreint pas par « %s » : retirez-la.".formatted(nom, option.nom()));
            }
        });
        return choisi;
    }

    private static Demande demande(ApplicationContext contexte, Arguments arguments) {
        LectureDemandee lectures =
                new LectureDemandee(contexte.getBean(Clock.class), contexte.getBeanProvider(BorneDeLecture.class));
        Map<Option, String> options = arguments.options();
        return new Demande(
                lectures.lire(options.get(Option.AU), options.get(Option.CONNU)),
                options.get(Option.PROGRAMME),
                options.get(Option.TERRITOIRE));
    }

    /** La commande qui redonnera le même fichier, ses deux dates écrites. */
    private static Origine origine(Arguments arguments, Tableau<?> tableau) {
        StringBuilder commande = new StringBuilder("./halle exporter ")
                .append(arguments.parametres().getFirst())
                .append(' ')
                .append(Path.of(arguments.parametres().get(1)).getFileName());
        OPTIONS.values().stream()
                .sorted()
                .filter(arguments::a)
                .forEach(option ->
                        commande.append(' ').append(option.nom()).append(' ').append(arguments.texte(option, "")));
        commande.append(" --au ").append(tableau.lecture().au());
        commande.append(" --connu ").append(tableau.lecture().connu());
        return Origine.commande(commande.toString());
    }

    /** Le fichier ne prend son nom qu'une fois entier. */
    private static long ecrire(Sorties sorties, Tableau<?> tableau, Format format, Origine origine, Path fichier) {
        try {
            Path partiel = Files.createTempFile(fichier.toAbsolutePath().getParent(), ".halle-", ".partiel");
            try {
                long lignes;
                try (var sortie = new BufferedOutputStream(Files.newOutputStream(partiel))) {
                    lignes = sorties.ecrire(tableau, format, origine, sortie);
                }
                Files.move(partiel, fichier, StandardCopyOption.REPLACE_EXISTING);
                return lignes;
            } finally {
                Files.deleteIfExists(partiel);
            }
        } catch (IOException e) {
            throw new OperationRefusee(
                    "Le fichier « %s » n'a pas pu être écrit : %s.".formatted(fichier, e.getMessage()), e);
        }
    }

    private static String jeuInconnu(String nom, List<JeuExportable> jeux) {
        return jeux.stream()
                .sorted(java.util.Comparator.comparing(JeuExportable::jeu))
                .map(connu -> "\n  %s : %s%s".formatted(connu.jeu(), connu.description(), restrictions(connu)))
                .collect(Collectors.joining("", "Le jeu « %s » n'existe pas. Les jeux connus :".formatted(nom), ""));
    }

    private static String restrictions(JeuExportable jeu) {
        String options = OPTIONS.entrySet().stream()
                .filter(e -> jeu.criteres().contains(e.getKey()))
                .map(e -> e.getValue().usage())
                .sorted()
                .collect(Collectors.joining(", "));
        return options.isEmpty() ? "" : " (" + options + ")";
    }
}
