package fr.halle.platform.base;

import fr.halle.platform.OperationRefusee;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Les processus PostgreSQL qui travaillent dans un dossier de données. Ils sont reconnus à leur dossier courant, jamais
 * au seul numéro inscrit dans postmaster.pid : après un redémarrage de la machine, ce numéro peut être celui d'un
 * programme qui n'a rien à voir.
 */
record ProcessusPostgres(Path donnees) {

    /** Arrête un serveur orphelin s'il y en a un, puis retire son fichier d'identité périmé. */
    void faireLeMenage(Consumer<String> suivi) {
        if (!vivants().isEmpty()) {
            suivi.accept("Une base est restée en marche après un arrêt brutal : Halle l'arrête avant de la relancer.");
            arreterTous(suivi);
        }
        try {
            Files.deleteIfExists(donnees.resolve("postmaster.pid"));
        } catch (IOException e) {
            throw Fichiers.refus("Le fichier postmaster.pid de %s ne peut pas être retiré".formatted(donnees), e);
        }
    }

    List<ProcessHandle> vivants() {
        return ProcessHandle.allProcesses().filter(this::travailleIci).toList();
    }

    private boolean travailleIci(ProcessHandle processus) {
        Path proc = Path.of("/proc", String.valueOf(processus.pid()));
        if (!Files.isDirectory(Path.of("/proc/self"))) {
            String commande = processus.info().commandLine().orElse("");
            return commande.contains("postgres") && commande.contains(donnees.toString());
        }
        try {
            return Files.readSymbolicLink(proc.resolve("cwd")).equals(donnees.toRealPath())
                    && Files.readString(proc.resolve("comm")).startsWith("postgres");
        } catch (IOException | SecurityException e) {
            return false;
        }
    }

    private void arreterTous(Consumer<String> suivi) {
        long debut = System.nanoTime();
        Attente attente = new Attente(suivi);
        boolean doux = false;
        boolean ferme = false;
        while (true) {
            List<ProcessHandle> restants = vivants();
            if (restants.isEmpty()) {
                return;
            }
            long secondes = (System.nanoTime() - debut) / 1_000_000_000L;
            if (!doux) {
                envoyer("INT", restants);
                doux = true;
            } else if (!ferme && secondes >= 20) {
                envoyer("QUIT", restants);
                ferme = true;
            } else if (secondes >= 40) {
                throw new OperationRefusee(("Une base reste en marche dans %s et ne s'arrête pas (processus %s) : "
                                + "arrêtez ce processus, puis relancez la même commande.")
                        .formatted(donnees, restants.getFirst().pid()));
            }
            attente.patienter("La base restée en marche se ferme");
        }
    }

    /** Le signal va au serveur, qui prévient ses fils ; aux fils seulement quand il n'y a plus de serveur. */
    private static void envoyer(String signal, List<ProcessHandle> processus) {
        List<Long> pids = processus.stream().map(ProcessHandle::pid).toList();
        for (ProcessHandle p : processus) {
            boolean fils = p.parent().map(pere -> pids.contains(pere.pid())).orElse(false);
            if (!fils) {
                signaler(signal, p);
            }
        }
    }

    /** Java ne sait envoyer que TERM et KILL ; PostgreSQL s'arrête vite et bien sur INT. */
    static void signaler(String signal, ProcessHandle processus) {
        try {
            new ProcessBuilder("sh", "-c", "kill -" + signal + " " + processus.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            processus.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
