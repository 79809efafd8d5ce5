package fr.halle.platform.base;

import fr.halle.platform.OperationRefusee;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL lancé par Halle sur ses propres données. L'appelant détient le verrou du dossier : un serveur trouvé en
 * marche dans ces données est donc un orphelin, jamais celui d'une autre Halle.
 */
public final class PostgresEmbarque implements Base {

    private static final int PREMIER_PORT = 15432;
    private static final int DERNIER_PORT = 15931;

    private final Dossier dossier;
    private final BinairesPostgres binaires;
    private final CompteSysteme compte;
    private final boolean durable;
    private final Consumer<String> suivi;
    private final Path donnees;
    private final JournalPostgres journal;
    private final Map<String, String> secrets;
    private int port;
    private volatile boolean arretDemande;
    private volatile @Nullable Process serveur;

    private PostgresEmbarque(Dossier dossier, BinairesPostgres binaires, boolean durable, Consumer<String> suivi) {
        this.dossier = dossier;
        this.durable = durable;
        this.suivi = suivi;
        this.binaires = binaires;
        this.compte = CompteSysteme.detecter(dossier.racine());
        Grappe grappe = new Grappe(dossier, binaires, compte);
        this.donnees = grappe.donnees();
        this.journal = new JournalPostgres(dossier.journalPostgres());
        if (Files.exists(donnees)) {
            new ProcessusPostgres(donnees).faireLeMenage(suivi);
        }
        this.secrets = grappe.preparer(suivi);
    }

    /** Prépare la base du dossier, en la créant ou en la relevant d'un arrêt brutal ; {@link #lancer} la démarre. */
    public static PostgresEmbarque preparer(Dossier dossier, Consumer<String> suivi) {
        return new PostgresEmbarque(dossier, BinairesPostgres.deballer(dossier.racine(), suivi), true, suivi);
    }

    /** Prépare une base neuve dans un dossier de travail, avec les programmes de {@code dossier}. */
    static PostgresEmbarque preparerDans(Dossier travail, Dossier dossier, Consumer<String> suivi) {
        return new PostgresEmbarque(travail, BinairesPostgres.deballer(dossier.racine(), suivi), true, suivi);
    }

    /** Pour les essais : programmes partagés, et pas d'attente du disque, dont ils n'ont que faire. */
    public static PostgresEmbarque preparerEphemere(Dossier dossier, Path binaires, Consumer<String> suivi) {
        return preparerEphemere(dossier, BinairesPostgres.deballer(binaires, suivi), suivi);
    }

    static PostgresEmbarque preparerEphemere(Dossier dossier, BinairesPostgres binaires, Consumer<String> suivi) {
        return new PostgresEmbarque(dossier, binaires, false, suivi);
    }

    /** Démarre le serveur et rend la main quand il accepte les connexions. */
    public PostgresEmbarque lancer() {
        try {
            lancer(dernierPort(), DERNIER_PORT);
            return this;
        } catch (IOException e) {
            throw Fichiers.refus("La base de %s ne démarre pas".formatted(dossier.racine()), e);
        }
    }

    @Override
    public Connexions connexions() {
        return new Connexions(
                connexion("halle", Secrets.PROPRIETAIRE),
                connexion("halle", Secrets.APP),
                connexion("halle", Secrets.LECTURE));
    }

    /** L'administrateur de la grappe : pour créer d'autres bases, jamais pour servir. */
    public Connexion administrateur() {
        return connexion("postgres", Secrets.ADMINISTRATEUR);
    }

    @Override
    public OptionalInt port() {
        return OptionalInt.of(port);
    }

    /** Le processus du serveur, dont le numéro est celui du postmaster. */
    long pid() {
        return Objects.requireNonNull(serveur).pid();
    }

    @Override
    public void close() {
        arretDemande = true;
        synchronized (this) {
            Process processus = serveur;
            if (processus == null || !processus.isAlive()) {
                return;
            }
            ProcessusPostgres.signaler("INT", processus.toHandle());
            if (!attendreLaFin(processus, 30)) {
                ProcessusPostgres.signaler("QUIT", processus.toHandle());
                if (!attendreLaFin(processus, 10)) {
                    processus.destroyForcibly();
                }
            }
        }
    }

    private Connexion connexion(String base, String role) {
        String url = "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, base);
        return new Connexion(url, role, secrets.get(role));
    }

    /** Lance le serveur sur le premier port libre à partir de {@code souhaite}. */
    private synchronized void lancer(int souhaite, int dernier) throws IOException {
        for (int essai = libre(souhaite, dernier); ; essai = libre(essai + 1, dernier)) {
            if (arretDemande) {
                throw new OperationRefusee("La base est en cours d'arrêt.");
            }
            journal.marquer();
            Process processus = new ProcessBuilder(commande(essai))
                    .directory(dossier.racine().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(journal.fichier().toFile()))
                    .start();
            serveur = processus;
            if (attendrePret(processus)) {
                port = essai;
                Fichiers.ecrireReserve(dossier.dernierPort(), essai + "\n");
                surveiller(processus);
                return;
            }
            if (arretDemande) {
                ProcessusPostgres.signaler("INT", processus.toHandle());
                attendreLaFin(processus, 30);
                throw new OperationRefusee("La base a été arrêtée pendant son démarrage.");
            }
            if (!journal.portPris()) {
                throw journal.refus(donnees);
            }
        }
    }

    private List<String> commande(int port) {
        List<String> programme = new ArrayList<>(
                List.of(binaires.programme("postgres"), "-D", donnees.toString(), "-p", String.valueOf(port)));
        Map<String, String> reglages = Map.of(
                "listen_addresses", "127.0.0.1",
                "unix_socket_directories", "",
                "fsync", durable ? "on" : "off",
                "synchronous_commit", durable ? "on" : "off",
                "full_page_writes", durable ? "on" : "off",
                "max_connections", "60",
                "jit", "off",
                "logging_collector", "off",
                "log_destination", "stderr");
        reglages.forEach((nom, valeur) -> {
            programme.add("-c");
            programme.add(nom + "=" + valeur);
        });
        // Une session à part : Ctrl-C dans le terminal doit arrêter Halle d'abord, sa base ensuite.
        List<String> session = Files.isExecutable(Path.of("/usr/bin/setsid")) ? List.of("/usr/bin/setsid") : List.of();
        List<String> tout = new ArrayList<>(session);
        tout.addAll(compte.commande(programme));
        return tout;
    }

    /** Vrai dès que le serveur accepte les connexions, faux s'il s'est arrêté. */
    private boolean attendrePret(Process processus) {
        Attente attente = new Attente(suivi);
        Path identite = donnees.resolve("postmaster.pid");
        while (processus.isAlive() && !arretDemande) {
            if (annoncePret(identite, processus.pid())) {
                return true;
            }
            attente.patienter(
                    journal.repriseEnCours()
                            ? "La base remet ses données en ordre après un arrêt brutal"
                            : "La base démarre");
        }
        return false;
    }

    /** PostgreSQL écrit son état à la huitième ligne de postmaster.pid ; c'est ce que lit pg_ctl. */
    private static boolean annoncePret(Path identite, long pid) {
        try {
            List<String> lignes = Files.readAllLines(identite);
            return lignes.size() >= 8
                    && lignes.getFirst().strip().equals(String.valueOf(pid))
                    && lignes.get(7).strip().equals("ready");
        } catch (IOException e) {
            return false;
        }
    }

    private void surveiller(Process processus) {
        processus.onExit().thenRun(() -> {
            if (!arretDemande) {
                Thread.ofPlatform().daemon().name("relance-postgres").start(this::relancer);
            }
        });
    }

    /** Le serveur est mort sans qu'on le lui demande : le relancer sur le même port, que les connexions connaissent. */
    private void relancer() {
        suivi.accept("La base s'est arrêtée sans raison connue : Halle la relance.");
        for (long pause = 1; !arretDemande; pause = Math.min(pause * 2, 30)) {
            try {
                new ProcessusPostgres(donnees).faireLeMenage(suivi);
                lancer(port, port);
                suivi.accept("La base est de nouveau en marche.");
                return;
            } catch (OperationRefusee | IOException e) {
                suivi.accept(String.valueOf(e.getMessage()));
            }
            try {
                TimeUnit.SECONDS.sleep(pause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private int dernierPort() throws IOException {
        try {
            int connu = Integer.parseInt(Files.readString(dossier.dernierPort()).strip());
            return connu >= PREMIER_PORT && connu <= DERNIER_PORT ? connu : PREMIER_PORT;
        } catch (java.nio.file.NoSuchFileException | NumberFormatException e) {
            return PREMIER_PORT;
        }
    }

    private static int libre(int premier, int dernier) {
        for (int candidat = premier; candidat <= dernier; candidat++) {
            try (var essai = new ServerSocket()) {
                essai.setReuseAddress(true);
                essai.bind(new java.net.InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), candidat));
                return candidat;
            } catch (IOException e) {
                // Pris : le suivant.
            }
        }
        throw new OperationRefusee(
                "Aucun port n'est libre entre %d et %d pour la base : fermez le programme qui les occupe."
                        .formatted(premier, dernier));
    }

    private static boolean attendreLaFin(Process processus, long secondes) {
        try {
            return processus.waitFor(secondes, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
