package fr.halle.journal.tete;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Le texte d'une ancre : ce que la tête atteste, puis une ligne par chaîne, puis le condensat de tout ce qui précède et sa signature.
 * Le même texte se refait à partir de la base : c'est ainsi qu'on les compare.
 */
final class TexteDAncre extends OutputStream {

    static final String TITRE = "Halle : ancre de la trace, version 1";
    static final String CONDENSAT = "condensat : ";

    private final MessageDigest sha256 = sha256();
    private final OutputStream sortie;

    /** @param tete sans son condensat ni sa signature, qui suivent */
    TexteDAncre(Tete tete, OutputStream sortie) throws IOException {
        this.sortie = sortie;
        ecrire("""
                %s
                numéro : %d
                prise le : %s
                actes : %d
                nouveaux : %d
                chaînes : %d
                précédente : %s
                clé : %s

                type\tobjet\trang\tempreinte
                """.formatted(
                        TITRE,
                        tete.numero(),
                        tete.priseLe(),
                        tete.actes(),
                        tete.nouveaux(),
                        tete.chaines(),
                        tete.precedente(),
                        tete.cle()));
    }

    void chaine(String type, String objet, long rang, String empreinte) throws IOException {
        ecrire(type + "\t" + objet + "\t" + rang + "\t" + empreinte + "\n");
    }

    /** Le condensat de ce qui est écrit ; rien ne s'y ajoute ensuite que le pied. */
    String condensat() {
        return HexFormat.of().formatHex(sha256.digest());
    }

    static String pied(String condensat, String signature) {
        return CONDENSAT + condensat + "\nsignature : " + signature + "\n";
    }

    private void ecrire(String texte) throws IOException {
        write(texte.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void write(int octet) throws IOException {
        sha256.update((byte) octet);
        sortie.write(octet);
    }

    @Override
    public void write(byte[] octets, int debut, int longueur) throws IOException {
        sha256.update(octets, debut, longueur);
        sortie.write(octets, debut, longueur);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
