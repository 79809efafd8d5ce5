package fr.halle.platform.sauvegarde;

import fr.halle.platform.OperationRefusee;
import fr.halle.platform.base.Fichiers;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Une archive en cours d'écriture, dans un fichier « .partiel » à côté du bon nom, qu'elle ne prend qu'entière et sur le
 * disque. Fermée avant d'être achevée, elle ne laisse rien.
 */
final class EcritureArchive implements AutoCloseable {

    private static final int TAMPON = 1 << 16;

    private final Path fichier;
    private final Path partiel;
    private final FileChannel canal;
    private final FluxScelle scelle;
    private final ZipOutputStream zip;
    private final LocalDateTime date;
    private final Map<String, String> empreintes = new TreeMap<>();
    private boolean achevee;

    /** @param date celle que portent les entrées */
    EcritureArchive(Path fichier, LocalDateTime date) throws IOException {
        this.fichier = fichier;
        this.partiel = fichier.resolveSibling(fichier.getFileName() + ".partiel");
        this.date = date;
        this.canal = ouvrir(partiel);
        this.scelle = new FluxScelle(Channels.newOutputStream(canal));
        this.zip = new ZipOutputStream(new BufferedOutputStream(scelle, TAMPON), StandardCharsets.UTF_8);
        zip.setComment(Archive.ANNONCE_DU_SCEAU + "0".repeat(Archive.LONGUEUR_DU_SCEAU));
    }

    private static FileChannel ouvrir(Path partiel) throws IOException {
        FileChannel canal = FileChannel.open(
                partiel,
                EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            if (canal.tryLock() != null) {
                Files.setPosixFilePermissions(partiel, PosixFilePermissions.fromString("rw-------"));
                canal.truncate(0);
                return canal;
            }
        } catch (OverlappingFileLockException e) {
            // Même refus que si c'était un autre programme.
        }
        canal.close();
        throw new OperationRefusee(
                "Une autre sauvegarde s'écrit déjà dans %s : attendez sa fin, ou donnez un autre nom."
                        .formatted(partiel));
    }

    /** Ce qui écrit le contenu d'une entrée. */
    interface Contenu {
        void ecrire(OutputStream sortie) throws IOException, SQLException;
    }

    /** Ce qui a été écrit d'une entrée, non comprimé. */
    record Trace(long octets, String sha256) {}

    Trace ajouter(String entree, Contenu contenu) throws IOException, SQLException {
        ZipEntry entete = new ZipEntry(entree);
        entete.setTimeLocal(date);
        zip.putNextEntry(entete);
        Compteur compteur = new Compteur(zip);
        OutputStream tampon = new BufferedOutputStream(compteur, TAMPON);
        contenu.ecrire(tampon);
        tampon.flush();
        zip.closeEntry();
        Trace trace = new Trace(compteur.octets, Archive.enHexadecimal(compteur.condensat));
        empreintes.put(entree, trace.sha256());
        return trace;
    }

    /** Écrit les empreintes et le sceau, force le tout sur le disque, puis donne son nom à l'archive. */
    void achever() throws IOException, SQLException {
        StringBuilder lignes = new StringBuilder();
        empreintes.forEach((entree, sha256) -> lignes.append("%s  %s\n".formatted(sha256, entree)));
        ajouter(Archive.EMPREINTES, sortie -> sortie.write(lignes.toString().getBytes(StandardCharsets.UTF_8)));
        zip.finish();
        zip.flush();
        scelle.close();
        canal.force(true);
        Files.move(partiel, fichier, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        achevee = true;
        Fichiers.synchroniserDossier(fichier.resolveSibling("."));
    }

    @Override
    public void close() throws IOException {
        if (!achevee) {
            Files.deleteIfExists(partiel);
        }
        canal.close();
    }

    private static final class Compteur extends OutputStream {

        private final OutputStream suite;
        private final MessageDigest condensat = Archive.sha256();
        private long octets;

        Compteur(OutputStream suite) {
            this.suite = suite;
        }

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] octetsEcrits, int debut, int longueur) throws IOException {
            suite.write(octetsEcrits, debut, longueur);
            condensat.update(octetsEcrits, debut, longueur);
            octets += longueur;
        }
    }
}
