package fr.halle.platform.cli;

import fr.halle.platform.OperationRefusee;
import fr.halle.platform.banc.Etabli;
import fr.halle.platform.banc.Mesure;
import fr.halle.platform.banc.Rapport;
import fr.halle.platform.banc.Resultat;
import fr.halle.platform.base.Dossier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Mesure ce que Halle coûte, sur des bases fictives créées dans un dossier temporaire qu'il efface. */
final class Banc implements Commande {

    @Override
    public String nom() {
        return "banc";
    }

    @Override
    public String usage() {
        return "banc [NOM]";
    }

    @Override
    public String resume() {
        return "mesure ce que Halle coûte, en rapports";
    }

    @Override
    public Set<Option> options() {
        return Set.of(Option.FICHIER, Option.HISTORIQUE);
    }

    @Override
    public int nombreDeParametres() {
        return 1;
    }

    @Override
    public boolean parametreFacultatif() {
        return true;
    }

    @Override
    public int executer(Appel appel) {
        Path racine = creerTemporaire();
        appel.arret().ajouter(() -> effacer(racine));
        try (Etabli etabli = appel.arret()
                .ajouter(new Etabli(
                        appel.application(), racine, chemin(appel, Option.FICHIER), appel.console()::dire))) {
            Rapport rapport = mesurer(appel, etabli);
            appel.console().dire("\n" + Rapport.machine() + "\n\n" + rapport.tableau());
            garder(appel, rapport);
            return rapport.resultats().isEmpty() ? 1 : 0;
        }
    }

    private static Rapport mesurer(Appel appel, Etabli etabli) {
        List<Resultat> resultats = new ArrayList<>();
        Map<String, String> absentes = new LinkedHashMap<>();
        appel.console().dire("Préparation du banc (une à deux minutes)…");
        try (var contexte = Contextes.pourEcrire(
                appel.application(),
                new Dossier(etabli.nation(1).dossier()),
                etabli.nation(1).connexions().app())) {
            List<Mesure> mesures =
                    contexte.getBeanProvider(Mesure.class).orderedStream().toList();
            for (Mesure mesure : choisir(appel, mesures)) {
                appel.console().dire(mesure.nom() + " : " + mesure.objet());
                try {
                    resultats.addAll(mesure.mesurer(etabli));
                } catch (OperationRefusee e) {
                    absentes.put(mesure.nom(), e.phrase().lines().findFirst().orElse(""));
                    appel.console().dire("  " + e.phrase());
                } catch (IllegalStateException e) {
                    // Une mesure qui casse ne fait pas perdre les autres.
                    absentes.put(mesure.nom(), String.valueOf(e.getMessage()));
                    appel.console().dire("  %s : %s".formatted(e.getMessage(), e.getCause()));
                }
            }
        }
        return new Rapport(Version.numero(), Instant.now(), resultats, absentes);
    }

    private static List<Mesure> choisir(Appel appel, List<Mesure> mesures) {
        if (appel.arguments().parametres().isEmpty()) {
            return mesures;
        }
        String nom = appel.arguments().parametres().getFirst();
        List<Mesure> choisies =
                mesures.stream().filter(m -> m.nom().equals(nom)).toList();
        if (choisies.isEmpty()) {
            throw new SaisieInvalide("La mesure « %s » n'existe pas. Les mesures : %s."
                    .formatted(nom, mesures.stream().map(Mesure::nom).collect(Collectors.joining(", "))));
        }
        return choisies;
    }

    private static void garder(Appel appel, Rapport rapport) {
        Path historique = chemin(appel, Option.HISTORIQUE);
        if (historique != null) {
            try {
                rapport.garder(historique);
            } catch (IOException e) {
                throw new OperationRefusee(
                        "L'historique « %s » ne peut pas être écrit : %s.".formatted(historique, e.getMessage()), e);
            }
        }
    }

    private static @Nullable Path chemin(Appel appel, Option option) {
        return appel.arguments().a(option)
                ? Path.of(appel.arguments().texte(option, "")).toAbsolutePath()
                : null;
    }

    private static Path creerTemporaire() {
        try {
            Path racine = Files.createTempDirectory("halle-banc-");
            // La base peut tourner sous un autre compte que celui-ci : il faut qu'elle traverse ce dossier.
            Files.setPosixFilePermissions(racine, PosixFilePermissions.fromString("rwx--x--x"));
            return racine;
        } catch (IOException e) {
            throw new OperationRefusee("Le dossier temporaire du banc ne peut pas être créé : " + e.getMessage(), e);
        }
    }

    private static void effacer(Path racine) throws IOException {
        try (var arbre = Files.walk(racine)) {
            for (Path chemin : arbre.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(chemin);
            }
        }
    }
}
