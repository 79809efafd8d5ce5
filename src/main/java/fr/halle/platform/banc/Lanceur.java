package fr.halle.platform.banc;

import fr.halle.platform.OperationRefusee;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Lance Halle dans un programme à part, avec les réglages que {@code ./halle} lui donne. */
record Lanceur(Class<?> application) {

    /** Ce que {@code ./halle} ne donne qu'aux travaux longs : le compilateur entier. */
    private static final List<String> LONGS = List.of("generer", "importer");

    /** Joue une commande jusqu'au bout et rend ce qu'elle a dit. */
    String executer(Path dossier, String... arguments) {
        try {
            var processus = lancer(dossier, arguments);
            var dit = new String(processus.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (processus.waitFor() != 0) {
                throw new OperationRefusee("« %s » a échoué : %s".formatted(String.join(" ", arguments), dit.strip()));
            }
            return dit;
        } catch (IOException e) {
            throw new OperationRefusee("Halle ne peut pas se lancer elle-même : " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperationRefusee("La mesure a été interrompue.", e);
        }
    }

    Process lancer(Path dossier, String... arguments) throws IOException {
        var mots = new ArrayList<String>();
        mots.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(a -> !a.startsWith("-agentlib") && !a.startsWith("-XX:TieredStopAtLevel"))
                .forEach(mots::add);
        if (!LONGS.contains(arguments[0])) {
            mots.add("-XX:TieredStopAtLevel=1");
        }
        mots.addAll(List.of("-cp", System.getProperty("java.class.path"), application.getName()));
        mots.addAll(List.of(arguments));
        mots.addAll(List.of("--donnees", dossier.toString()));
        var programme = new ProcessBuilder(mots).redirectErrorStream(true);
        programme.environment().keySet().removeIf(variable -> variable.startsWith("HALLE_DB_"));
        return programme.start();
    }

    static BufferedReader sortie(Process processus) {
        return new BufferedReader(new InputStreamReader(processus.getInputStream(), StandardCharsets.UTF_8));
    }
}
