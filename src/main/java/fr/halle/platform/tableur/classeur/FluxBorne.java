package fr.halle.platform.tableur.classeur;

import fr.halle.platform.OperationRefusee;
import fr.halle.platform.tableur.Phrases;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.IntConsumer;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/**
 * Une entrée XML d'une archive, surveillée octet par octet avant que l'analyseur ne la voie : taille, rapport de
 * compression, DTD, balise ou texte démesuré que l'analyseur garderait en entier, somme de contrôle à la fin.
 */
final class FluxBorne extends InputStream {

    /** Octets entre deux « < », au plus : une case d'un million de caractères, tous échappés, en prend moins. */
    private static final int SANS_BALISE = 8 << 20;

    /** Rapport de compression au-delà duquel une entrée est une bombe. */
    private static final int RAPPORT = 200;

    /** En deçà, aucun rapport ne fait peur. */
    private static final long INOFFENSIF = 16L << 20;

    private static final int COMMENTAIRE = '-' << 16 | '-' << 8 | '>';
    private static final int INSTRUCTION = '?' << 8 | '>';
    private static final int CDATA = ']' << 16 | ']' << 8 | '>';

    private final InputStream source;
    private final ZipEntry entree;
    private final long borne;
    private final long compresses;
    private final IntConsumer compteur;
    private final CRC32 crc = new CRC32();
    private long lus;
    private int vus;
    private int attendu;
    private int distance;
    private boolean controle;

    FluxBorne(InputStream source, ZipEntry entree, long borne, long fichier, IntConsumer compteur) {
        this.source = source;
        this.entree = entree;
        this.borne = borne;
        this.compresses = Math.clamp(entree.getCompressedSize(), 1, fichier);
        this.compteur = compteur;
    }

    static OperationRefusee demesure(String borne) {
        return new OperationRefusee(
                ("Ce classeur prend plus de %s une fois décompressé, bien plus que ce que sa taille annonce : "
                                + "enregistrez-le de nouveau depuis un tableur, sans les lignes et colonnes vides, ou en CSV.")
                        .formatted(borne));
    }

    @Override
    public int read() throws IOException {
        var un = new byte[1];
        return read(un, 0, 1) < 0 ? -1 : un[0] & 0xFF;
    }

    @Override
    public int read(byte[] octets, int debut, int longueur) throws IOException {
        var nombre = source.read(octets, debut, longueur);
        if (nombre < 0) {
            controler();
            return -1;
        }
        lus += nombre;
        compteur.accept(nombre);
        if (lus > borne) {
            throw demesure(Phrases.nombre(borne >> 20) + " Mio");
        }
        if (lus > INOFFENSIF && lus / compresses > RAPPORT) {
            throw demesure(RAPPORT + " fois sa taille");
        }
        crc.update(octets, debut, nombre);
        surveiller(octets, debut, debut + nombre);
        return nombre;
    }

    /** Lit ce qui reste, pour que la somme de contrôle soit vérifiée ; sans effet si elle l'est déjà. */
    void finir() throws IOException {
        if (!controle) {
            transferTo(OutputStream.nullOutputStream());
        }
    }

    private void controler() {
        controle = true;
        if (entree.getCrc() >= 0 && crc.getValue() != entree.getCrc()) {
            throw Phrases.abime("La somme de contrôle du classeur est fausse");
        }
    }

    private void surveiller(byte[] octets, int debut, int fin) {
        for (var i = debut; i < fin; i++) {
            var c = octets[i];
            vus = vus << 8 | c & 0xFF;
            distance++;
            if (attendu != 0) {
                if (c == '>' && (vus & (attendu == INSTRUCTION ? 0xFFFF : 0xFFFFFF)) == attendu) {
                    attendu = 0;
                }
            } else if (c == '<') {
                distance = 0;
            } else if (distance < 4) {
                entrer();
            }
        }
        if (distance > SANS_BALISE) {
            throw new OperationRefusee(
                    "Ce classeur contient un texte de plus d'un million de caractères : raccourcissez-le, ou "
                            + "enregistrez de nouveau le classeur depuis un tableur.");
        }
    }

    /** Un commentaire, une instruction ou un CDATA peut contenir des « < » : on attend sa fin. */
    private void entrer() {
        if (distance == 1 && (vus & 0xFFFF) == ('<' << 8 | '?')) {
            attendu = INSTRUCTION;
        } else if (distance == 2 && (vus & 0xFFFFFF) == ('<' << 16 | '!' << 8 | '[')) {
            attendu = CDATA;
        } else if (distance == 2 && (vus & 0xFFFFFF) == ('<' << 16 | '!' << 8 | 'D')) {
            throw new OperationRefusee(
                    "Ce classeur contient une déclaration DTD, qu'aucun tableur n'écrit : par sécurité, il n'est pas "
                            + "lu. Enregistrez-le de nouveau depuis un tableur.");
        } else if (distance == 3 && vus == ('<' << 24 | '!' << 16 | '-' << 8 | '-')) {
            attendu = COMMENTAIRE;
        }
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
