package fr.halle.platform.tableur.classeur;

import fr.halle.platform.OperationRefusee;
import fr.halle.platform.tableur.Phrases;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * L'archive zip d'un classeur. Ce qui en sort est compté : les tailles annoncées par le fichier ne sont pas crues.
 *
 * <p>Bornes : 16 Mio d'annuaire, 2 Gio décompressés en tout.
 */
public final class Archive implements AutoCloseable {

    /** Octets décompressés admis pour les petites pièces d'un classeur : styles, relations, liste des feuilles. */
    static final long PETITE = 16L << 20;

    /** Octets décompressés admis en tout. */
    static final long TOUT = 2L << 30;

    private static final long ANNUAIRE = 16L << 20;
    private static final int FIN_D_ANNUAIRE = 0x06054b50;
    private static final int FIN_D_ANNUAIRE_64 = 0x06064b50;
    private static final int QUEUE = 22 + 0xFFFF + 20 + 56;

    private final ZipFile zip;
    private final long taille;
    private long restant = TOUT;

    private Archive(ZipFile zip, long taille) {
        this.zip = zip;
        this.taille = taille;
    }

    /** @throws OperationRefusee si l'archive est coupée, chiffrée, ou démesurée */
    public static Archive ouvrir(Path fichier) throws IOException {
        var taille = mesurerAnnuaire(fichier);
        try {
            return new Archive(new ZipFile(fichier.toFile()), taille);
        } catch (ZipException e) {
            if (String.valueOf(e.getMessage()).contains("encrypted")) {
                throw new OperationRefusee(
                        "Cette archive zip est protégée par un mot de passe : ouvrez-la, et donnez le tableau qu'elle contient.",
                        e);
            }
            throw Phrases.abime("L'archive du classeur ne se lit pas", e);
        }
    }

    /** Vérifie que l'annuaire est là, et assez petit pour être gardé en mémoire ; rend la taille du fichier. */
    private static long mesurerAnnuaire(Path fichier) throws IOException {
        try (var acces = new RandomAccessFile(fichier.toFile(), "r")) {
            var taille = acces.length();
            var queue = new byte[(int) Math.min(taille, QUEUE)];
            acces.seek(taille - queue.length);
            acces.readFully(queue);
            var octets = ByteBuffer.wrap(queue).order(ByteOrder.LITTLE_ENDIAN);
            var fin = chercher(octets, queue.length - 22, FIN_D_ANNUAIRE);
            if (fin < 0) {
                throw Phrases.abime("La fin de l'archive du classeur manque");
            }
            var annuaire = Integer.toUnsignedLong(octets.getInt(fin + 12));
            if (annuaire == 0xFFFFFFFFL) {
                var fin64 = chercher(octets, fin - 56, FIN_D_ANNUAIRE_64);
                annuaire = fin64 < 0 ? Long.MAX_VALUE : octets.getLong(fin64 + 40);
            }
            if (annuaire < 0 || annuaire > ANNUAIRE) {
                throw new OperationRefusee(
                        "Cette archive contient trop de fichiers pour être un classeur : donnez le tableau seul, "
                                + "en CSV, XLSX ou ODS.");
            }
            return taille;
        }
    }

    private static int chercher(ByteBuffer octets, int depuis, int signature) {
        for (var i = depuis; i >= 0; i--) {
            if (octets.getInt(i) == signature) {
                return i;
            }
        }
        return -1;
    }

    public boolean contient(String nom) {
        return trouver(nom) != null;
    }

    /** Vrai si une entrée a ce début. */
    public boolean contientSous(String debut) {
        return zip.stream().anyMatch(e -> e.getName().startsWith(debut));
    }

    private @Nullable ZipEntry trouver(String nom) {
        var exacte = zip.getEntry(nom);
        return exacte != null
                ? exacte
                : zip.stream()
                        .filter(e -> e.getName().equalsIgnoreCase(nom))
                        .findFirst()
                        .orElse(null);
    }

    /** Le début d'une entrée, en ASCII ; {@code ""} si elle manque. */
    public String debut(String nom, int octets) throws IOException {
        var entree = trouver(nom);
        if (entree == null) {
            return "";
        }
        try (var flux = zip.getInputStream(entree)) {
            return new String(flux.readNBytes(octets), StandardCharsets.US_ASCII);
        } catch (ZipException e) {
            throw Phrases.abime("L'archive du classeur ne se lit pas", e);
        }
    }

    /**
     * Ouvre une entrée écrite en XML.
     *
     * @param borne octets décompressés, au plus
     * @throws OperationRefusee si l'entrée manque ; puis, à la lecture, si elle est abîmée ou démesurée
     */
    LecteurXml lire(String nom, long borne) {
        var entree = trouver(nom);
        if (entree == null) {
            throw Phrases.abime("Il manque au classeur sa pièce « %s »".formatted(Phrases.abreger(nom)));
        }
        try {
            return new LecteurXml(new FluxBorne(zip.getInputStream(entree), entree, borne, taille, this::compter));
        } catch (IOException e) {
            throw Phrases.abime("L'archive du classeur ne se lit pas", e);
        }
    }

    private void compter(int octets) {
        restant -= octets;
        if (restant < 0) {
            throw FluxBorne.demesure("2 Gio");
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw Phrases.illisible(e);
        }
    }
}
