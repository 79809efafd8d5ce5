package fr.halle.platform.base;

import fr.halle.platform.OperationRefusee;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Sous quel compte lancer PostgreSQL, qui refuse de tourner en administrateur. */
enum CompteSysteme {
    /** Le compte qui lance Halle. */
    ORDINAIRE(List.of()),
    /** Administrateur, dans un espace de noms où il n'a plus de pouvoir : les fichiers restent à lui. */
    ESPACE_DE_NOMS(List.of("unshare", "-U")),
    /** Administrateur, là où les espaces de noms sont interdits : les données appartiennent à « nobody ». */
    NOBODY(List.of("setpriv", "--reuid=nobody", "--regid=" + groupeDeNobody(), "--clear-groups"));

    private final List<String> prefixe;

    CompteSysteme(List<String> prefixe) {
        this.prefixe = prefixe;
    }

    static CompteSysteme detecter(Path dossier) {
        try {
            if (uidCourant(dossier) != 0) {
                return ORDINAIRE;
            }
        } catch (IOException e) {
            throw Fichiers.refus("Le dossier de données %s ne peut pas être utilisé".formatted(dossier), e);
        }
        if (reussit(ESPACE_DE_NOMS.commande(List.of("true")))) {
            return ESPACE_DE_NOMS;
        }
        if (!reussit(NOBODY.commande(List.of("true")))) {
            throw new OperationRefusee(
                    "PostgreSQL refuse de tourner avec le compte administrateur, et ce système ne permet "
                            + "pas d'en changer : lancez Halle avec un compte ordinaire.");
        }
        return NOBODY;
    }

    /** Vrai du dossier personnel de l'administrateur, là où PostgreSQL devra tourner sous « nobody » : un conteneur, souvent. */
    static boolean inaccessibleAPostgres(Path maison) {
        return "root".equals(System.getProperty("user.name"))
                && !reussit(ESPACE_DE_NOMS.commande(List.of("true")))
                && !reussit(NOBODY.commande(List.of("test", "-x", maison.toString())));
    }

    /** L'uid sous lequel nous écrivons, sans dépendre du nom du compte. */
    private static int uidCourant(Path dossier) throws IOException {
        Path temoin = Files.createTempFile(dossier, ".compte", "");
        try {
            return (Integer) Files.getAttribute(temoin, "unix:uid");
        } finally {
            Files.delete(temoin);
        }
    }

    List<String> commande(List<String> programme) {
        List<String> tout = new ArrayList<>(prefixe);
        tout.addAll(programme);
        return tout;
    }

    /** Donne {@code chemin} au compte de PostgreSQL, et lui ouvre le passage jusque-là. */
    void confier(Path chemin, Path dossier) throws IOException {
        if (this != NOBODY) {
            return;
        }
        ouvrirLePassage(dossier);
        UserPrincipal nobody = nobody();
        try (var arbre = Files.walk(chemin)) {
            for (Path p : (Iterable<Path>) arbre::iterator) {
                Files.setOwner(p, nobody);
            }
        }
        if (!reussit(commande(List.of("test", "-r", chemin.toString())))) {
            throw new OperationRefusee(
                    ("Le compte « nobody », sous lequel PostgreSQL tourne ici, ne peut pas atteindre %s : "
                                    + "lancez Halle avec un compte ordinaire, ou indiquez par --donnees un dossier hors de celui de "
                                    + "l'administrateur, par exemple /var/lib/halle.")
                            .formatted(chemin));
        }
    }

    /** Laisse le compte de PostgreSQL traverser {@code dossier}. */
    void ouvrirLePassage(Path dossier) throws IOException {
        Set<PosixFilePermission> droits = Files.getPosixFilePermissions(dossier);
        if (this == NOBODY && droits.add(PosixFilePermission.OTHERS_EXECUTE)) {
            Files.setPosixFilePermissions(dossier, droits);
        }
    }

    /** Le compte à qui les données doivent appartenir. */
    UserPrincipal proprietaireAttendu(Path dossier) throws IOException {
        if (this == NOBODY) {
            return nobody();
        }
        Path temoin = Files.createTempFile(dossier, ".compte", "");
        try {
            return Files.getOwner(temoin);
        } finally {
            Files.delete(temoin);
        }
    }

    private static UserPrincipal nobody() throws IOException {
        return FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
    }

    private static String groupeDeNobody() {
        try {
            FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByGroupName("nogroup");
            return "nogroup";
        } catch (IOException e) {
            return "nobody";
        }
    }

    private static boolean reussit(List<String> commande) {
        try {
            Process essai = new ProcessBuilder(commande)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!essai.waitFor(5, TimeUnit.SECONDS)) {
                essai.destroyForcibly();
                return false;
            }
            return essai.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
