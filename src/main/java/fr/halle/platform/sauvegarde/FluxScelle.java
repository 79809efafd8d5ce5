package fr.halle.platform.sauvegarde;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Un flux dont les 64 derniers octets sont remplacés, à la fermeture, par le SHA-256 de tous ceux qui les précèdent. */
final class FluxScelle extends OutputStream {

    private final OutputStream suite;
    private final MessageDigest condensat = Archive.sha256();
    private byte[] retenus = new byte[0];

    FluxScelle(OutputStream suite) {
        this.suite = suite;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int debut, int longueur) throws IOException {
        byte[] tout = new byte[retenus.length + longueur];
        System.arraycopy(retenus, 0, tout, 0, retenus.length);
        System.arraycopy(octets, debut, tout, retenus.length, longueur);
        int surs = Math.max(0, tout.length - Archive.LONGUEUR_DU_SCEAU);
        condensat.update(tout, 0, surs);
        suite.write(tout, 0, surs);
        retenus = java.util.Arrays.copyOfRange(tout, surs, tout.length);
    }

    @Override
    public void flush() throws IOException {
        suite.flush();
    }

    /** Écrit le sceau ; ne ferme pas la suite. */
    @Override
    public void close() throws IOException {
        suite.write(Archive.enHexadecimal(condensat).getBytes(StandardCharsets.US_ASCII));
        suite.flush();
    }
}
