package fr.halle.platform.base;

import fr.halle.platform.OperationRefusee;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Une base neuve bâtie dans le dossier de données, à côté de celle qui sert, puis mise à sa place. Le détenteur tient le verrou
 * du dossier. Le passage de « restauration.tmp-… » à « restauration-prete » décide de tout : avant, une coupure ne laisse
 * qu'un brouillon, que l'on efface ; après, la bascule sera faite, au besoin par le démarrage suivant.
 */
public final class Chantier implements AutoCloseable {

    private static final String BROUILLON = "restauration";
    private static final String PRET = "restauration-prete";

    /** Dans le chantier prêt : où ranger l'ancienne base, le même nom si la bascule est reprise. */
    private static final String ANCIEN = "ancien";

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss");

    private final Dossier dossier;
    private final Consumer<String> suivi;
    private final Path brouillon;

    private Chantier(Dossier dossier, Path brouillon, Consumer<String> suivi) {
        this.dossier = dossier;
        this.brouillon = brouillon;
        this.suivi = suivi;
    }

    /** Ouvre un chantier vide dans le dossier. */
    public static Chantier ouvrir(Dossier dossier, Consumer<String> suivi) {
        try {
            Path brouillon = dossier.racine()
                    .resolve(BROUILLON + ".tmp-" + ProcessHandle.current().pid());
            Fichiers.creerReserve(brouillon);
            CompteSysteme.detecter(dossier.racine()).ouvrirLePassage(dossier.racine());
            // Les mêmes mots de passe : la bascule n'a qu'une chose à changer.
            var secrets = Secrets.lire(dossier.secrets());
            if (!secrets.isEmpty()) {
                Secrets.enregistrer(brouillon.resolve("secrets"), secrets);
            }
            return new Chantier(dossier, brouillon, suivi);
        } catch (IOException e) {
            throw Fichiers.refus("Le dossier de données %s ne peut pas être utilisé".formatted(dossier.racine()), e);
        }
    }

    /** La base neuve, vide, à lancer. */
    public PostgresEmbarque base() {
        return PostgresEmbarque.preparerDans(new Dossier(brouillon).preparer(), dossier, suivi);
    }

    /**
     * Met la base neuve, arrêtée, à la place de l'ancienne.
     *
     * @return où l'ancienne est gardée, entière et prête à servir ; {@code null} s'il n'y en avait pas
     */
    public @Nullable Path basculer() {
        try {
            boolean remplace = dossier.aUneBase();
            Files.writeString(
                    brouillon.resolve(ANCIEN),
                    remplace ? "avant-restauration-" + maintenant() : "",
                    StandardCharsets.UTF_8);
            Fichiers.synchroniserDossier(brouillon);
            Path pret = dossier.racine().resolve(PRET);
            Files.move(brouillon, pret, StandardCopyOption.ATOMIC_MOVE);
            Fichiers.synchroniserDossier(dossier.racine());
            return achever(dossier, pret, suivi);
        } catch (IOException e) {
            throw Fichiers.refus("La base restaurée ne peut pas être mise en place", e);
        }
    }

    /** Garde la base neuve à part sans s'en servir, et rend son dossier, qui peut être ouvert comme un autre. */
    public Path ecarter() {
        try {
            Path ecartee = dossier.racine().resolve("restauration-refusee-" + maintenant());
            Files.move(brouillon, ecartee, StandardCopyOption.ATOMIC_MOVE);
            return ecartee;
        } catch (IOException e) {
            throw Fichiers.refus("La base restaurée ne peut pas être gardée à part", e);
        }
    }

    private static String maintenant() {
        return DATE.format(LocalDateTime.now().truncatedTo(ChronoUnit.SECONDS));
    }

    /** Efface le chantier, sauf s'il a été mené à son terme. */
    @Override
    public void close() {
        effacer(brouillon, suivi);
    }

    /** À la prise du verrou : finit une bascule coupée, efface les brouillons d'une restauration coupée. */
    public static void reprendre(Dossier dossier, Consumer<String> suivi) {
        try {
            Path pret = dossier.racine().resolve(PRET);
            if (Files.isDirectory(pret)) {
                suivi.accept("Une restauration a été coupée à son dernier pas : Halle l'achève.");
                achever(dossier, pret, suivi);
            }
            try (var restes = Files.newDirectoryStream(dossier.racine(), BROUILLON + ".tmp-*")) {
                for (Path reste : restes) {
                    suivi.accept("Une restauration a été coupée avant sa fin : Halle en efface le brouillon.");
                    effacer(reste, suivi);
                }
            }
        } catch (IOException e) {
            throw Fichiers.refus(
                    "Une restauration coupée dans %s ne peut pas être reprise".formatted(dossier.racine()), e);
        }
    }

    /** Chaque pas peut avoir déjà été fait : ce qui n'est plus à sa place est passé. */
    private static @Nullable Path achever(Dossier dossier, Path pret, Consumer<String> suivi) throws IOException {
        Dossier neuf = new Dossier(pret);
        String nom = Files.readString(pret.resolve(ANCIEN), StandardCharsets.UTF_8);
        Path ancien = nom.isEmpty() ? null : dossier.racine().resolve(nom);
        var neuves = neuf.bases();
        if (!neuves.isEmpty()) {
            if (ancien != null) {
                Fichiers.creerReserve(ancien);
                CompteSysteme.detecter(dossier.racine()).ouvrirLePassage(ancien);
                var secrets = Secrets.lire(dossier.secrets());
                if (!secrets.isEmpty()) {
                    Secrets.enregistrer(ancien.resolve("secrets"), secrets);
                }
                for (Path base : dossier.bases()) {
                    new ProcessusPostgres(base).faireLeMenage(suivi);
                    Files.move(base, ancien.resolve(base.getFileName()), StandardCopyOption.ATOMIC_MOVE);
                }
                Fichiers.synchroniserDossier(ancien);
            }
            Secrets.enregistrer(dossier.secrets(), Secrets.lire(neuf.secrets()));
            for (Path base : neuves) {
                Files.move(base, dossier.racine().resolve(base.getFileName()), StandardCopyOption.ATOMIC_MOVE);
            }
            Fichiers.synchroniserDossier(dossier.racine());
        }
        Fichiers.supprimerArbre(pret);
        return ancien;
    }

    private static void effacer(Path brouillon, Consumer<String> suivi) {
        try {
            if (!Files.exists(brouillon)) {
                return;
            }
            for (Path base : new Dossier(brouillon).bases()) {
                new ProcessusPostgres(base).faireLeMenage(suivi);
            }
            Fichiers.supprimerMalgreUnOrphelin(brouillon);
        } catch (IOException e) {
            throw Fichiers.refus("Le brouillon %s ne peut pas être effacé".formatted(brouillon), e);
        } catch (OperationRefusee e) {
            suivi.accept(e.phrase());
        }
    }
}
