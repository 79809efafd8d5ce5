package fr.halle.platform.banc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Les secondes de processeur d'un programme et de tout ce qu'il a lancé, PostgreSQL compris : utilisateur et système, processus
 * finis et en cours. Le noyau compte par centièmes. Hors de Linux, faute de {@code /proc}, c'est le temps réel.
 *
 * @param racine le numéro du processus dont tout descend
 */
public record Processeur(long racine) {

    private static final Path PROC = Path.of("/proc");
    private static final boolean COMPTE = Files.isReadable(PROC.resolve("self/stat"));

    /** L'unité de {@code /proc} : un centième de seconde sur toutes les architectures que Java connaît. */
    private static final double TIC = 0.01;

    // Rangs des champs de /proc/PID/stat après le nom, qui est entre parenthèses.
    private static final int PERE = 1;
    private static final int PREMIER_TEMPS = 11;
    private static final int TEMPS = 4;

    /** Ce programme-ci et ceux qu'il a lancés. */
    public static Processeur ici() {
        return new Processeur(ProcessHandle.current().pid());
    }

    public static String unite() {
        return COMPTE ? "s de processeur" : "s de temps réel";
    }

    /** Joue un travail et rend son coût, en secondes. */
    public double cout(Runnable travail) {
        var avant = secondes();
        travail.run();
        return secondes() - avant;
    }

    private double secondes() {
        if (!COMPTE) {
            return System.nanoTime() / 1e9;
        }
        var processus = processus();
        Map<Long, List<Long>> fils = new HashMap<>();
        processus.forEach((pid, champs) -> fils.computeIfAbsent(Long.parseLong(champs[PERE]), _ -> new ArrayList<>())
                .add(pid));
        var tics = 0L;
        var aVoir = new ArrayDeque<>(List.of(racine));
        while (!aVoir.isEmpty()) {
            var pid = aVoir.pop();
            var champs = processus.get(pid);
            for (var i = 0; champs != null && i < TEMPS; i++) {
                tics += Long.parseLong(champs[PREMIER_TEMPS + i]);
            }
            aVoir.addAll(fils.getOrDefault(pid, List.of()));
        }
        return tics * TIC;
    }

    private static Map<Long, String[]> processus() {
        Map<Long, String[]> lus = new HashMap<>();
        try (var dossiers = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (var dossier : dossiers) {
                lire(dossier, lus);
            }
        } catch (IOException e) {
            throw new IllegalStateException("/proc ne se lit plus", e);
        }
        return lus;
    }

    private static void lire(Path dossier, Map<Long, String[]> lus) {
        try {
            var ligne = Files.readString(dossier.resolve("stat"));
            lus.put(
                    Long.parseLong(String.valueOf(dossier.getFileName())),
                    ligne.substring(ligne.lastIndexOf(')') + 2).split(" "));
        } catch (IOException e) {
            // Il vient de finir : son père a repris ses temps.
        }
    }
}
