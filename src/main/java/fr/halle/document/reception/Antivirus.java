package fr.halle.document.reception;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Fait examiner un fichier par ClamAV, par sa commande INSTREAM : le fichier lui est envoyé, il n'a rien à lire chez nous. */
@Component
class Antivirus {

    private static final int MORCEAU = 64 * 1024;
    private static final int REPONSE = 4 * 1024;
    private static final Pattern TROUVE = Pattern.compile("stream: (.+) FOUND");

    private final ReglagesDesPieces reglages;

    Antivirus(ReglagesDesPieces reglages) {
        this.reglages = reglages;
    }

    /** Ce que l'antivirus a dit. */
    sealed interface Avis {

        /** Rien à signaler, ou aucun antivirus n'est réglé. */
        record Sain() implements Avis {}

        /** @param nom celui que l'antivirus donne à ce qu'il a trouvé */
        record Infecte(String nom) implements Avis {}

        /** @param raison pour le journal technique */
        record Muet(String raison) implements Avis {}
    }

    Avis examiner(Path fichier) {
        return reglages.antivirus()
                .<Avis>map(adresse -> demander(adresse, fichier))
                .orElseGet(Avis.Sain::new);
    }

    private Avis demander(InetSocketAddress adresse, Path fichier) {
        var delai = Math.toIntExact(reglages.delai().toMillis());
        try (var prise = new Socket()) {
            prise.connect(new InetSocketAddress(adresse.getHostString(), adresse.getPort()), delai);
            prise.setSoTimeout(delai);
            try {
                envoyer(fichier, prise);
            } catch (IOException e) {
                // Il peut répondre et fermer avant la fin : « trop long pour moi ». Ce qu'il a dit vaut mieux que la
                // coupure.
                var dit = lire(prise.getInputStream());
                return new Avis.Muet(dit.isEmpty() ? String.valueOf(e.getMessage()) : dit);
            }
            return avis(lire(prise.getInputStream()));
        } catch (IOException e) {
            return new Avis.Muet(String.valueOf(e.getMessage()));
        }
    }

    private static Avis avis(String reponse) {
        if (reponse.equals("stream: OK")) {
            return new Avis.Sain();
        }
        var trouve = TROUVE.matcher(reponse);
        return trouve.matches()
                ? new Avis.Infecte(trouve.group(1).replaceAll("[^\\w .()/-]", "?"))
                : new Avis.Muet("réponse inattendue : " + reponse);
    }

    private static void envoyer(Path fichier, Socket prise) throws IOException {
        var sortie = new DataOutputStream(prise.getOutputStream());
        sortie.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
        try (var flux = Files.newInputStream(fichier)) {
            for (byte[] lus; (lus = flux.readNBytes(MORCEAU)).length > 0; ) {
                sortie.writeInt(lus.length);
                sortie.write(lus);
            }
        }
        sortie.writeInt(0);
        sortie.flush();
    }

    /** Jusqu'au caractère nul qui finit la réponse, ou à la fin du flux. */
    private static String lire(InputStream flux) throws IOException {
        var lus = new ByteArrayOutputStream();
        for (int octet; lus.size() < REPONSE && (octet = flux.read()) > 0; ) {
            lus.write(octet);
        }
        return lus.toString(StandardCharsets.UTF_8).strip();
    }
}
