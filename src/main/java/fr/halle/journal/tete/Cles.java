package fr.halle.journal.tete;

import fr.halle.platform.OperationRefusee;
import fr.halle.platform.base.Dossier;
import fr.halle.platform.base.Fichiers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Les clés des têtes : la privée dans {@code secrets/ancres.pem}, les publiques dans {@code ancres/cle-….pem}. */
final class Cles {

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN (PRIVATE|PUBLIC) KEY-----\\s+([A-Za-z0-9+/=\\s]+?)\\s+-----END \\1 KEY-----");

    private final Path secrets;
    private final Path privee;
    private final Path ancres;

    Cles(Dossier dossier) {
        this.secrets = dossier.secrets();
        this.privee = secrets.resolve("ancres.pem");
        this.ancres = dossier.ancres();
    }

    /**
     * @param publique X.509 en base 64, telle que les têtes la portent
     * @param cle ce qui signe
     */
    record Paire(String publique, PrivateKey cle) {

        String signer(String condensat) {
            try {
                var signature = Signature.getInstance("Ed25519");
                signature.initSign(cle);
                signature.update(HexFormat.of().parseHex(condensat));
                return Base64.getEncoder().encodeToString(signature.sign());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Vrai si la signature est celle de ce condensat par cette clé ; faux aussi de ce qui est illisible. */
    static boolean signe(String condensat, String signature, String publique) {
        try {
            var controle = Signature.getInstance("Ed25519");
            controle.initVerify(publique(publique));
            controle.update(HexFormat.of().parseHex(condensat));
            return controle.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    /** De quoi nommer une clé : les 16 premiers chiffres de son SHA-256. */
    static String empreinte(String publique) {
        return HexFormat.of()
                .formatHex(TexteDAncre.sha256().digest(publique.getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
                .substring(0, 16);
    }

    Optional<Paire> lire() {
        if (!Files.isRegularFile(privee)) {
            return Optional.empty();
        }
        try {
            var blocs = blocs(privee);
            var secret = Base64.getMimeDecoder().decode(blocs.getOrDefault("PRIVATE", ""));
            var publique = blocs.getOrDefault("PUBLIC", "");
            var paire = new Paire(
                    publique, KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(secret)));
            var essai = "0".repeat(64);
            if (!signe(essai, paire.signer(essai), publique)) {
                throw new GeneralSecurityException("les deux moitiés ne vont pas ensemble");
            }
            return Optional.of(paire);
        } catch (IOException e) {
            throw Fichiers.refus("La clé des ancres %s ne peut pas être lue".formatted(privee), e);
        } catch (GeneralSecurityException e) {
            throw new OperationRefusee(
                    "La clé des ancres %s est abîmée : remettez la copie que vous en avez gardée, ou commencez-en une autre par « ./halle ancrer --nouvelle-cle »."
                            .formatted(privee),
                    e);
        }
    }

    /** Tire une clé ; l'ancienne, s'il y en a une, est gardée à côté. */
    Paire creer() {
        try {
            var paire = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            var publique = Base64.getEncoder().encodeToString(paire.getPublic().getEncoded());
            Fichiers.creerReserve(secrets);
            if (Files.exists(privee)) {
                Files.move(privee, privee.resolveSibling("ancres-avant-" + empreinte(publique) + ".pem"));
            }
            Fichiers.ecrireReserve(
                    privee,
                    bloc(
                                    "PRIVATE",
                                    Base64.getEncoder()
                                            .encodeToString(paire.getPrivate().getEncoded()))
                            + bloc("PUBLIC", publique));
            connaitre(publique);
            return new Paire(publique, paire.getPrivate());
        } catch (IOException e) {
            throw Fichiers.refus("La clé des ancres ne peut pas être écrite", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Écrit une clé publique parmi celles que ce dossier reconnaît. */
    void connaitre(String publique) throws IOException {
        var fichier = ancres.resolve("cle-" + empreinte(publique) + ".pem");
        if (!Files.exists(fichier)) {
            Fichiers.creerReserve(ancres);
            Fichiers.ecrireReserve(fichier, bloc("PUBLIC", publique));
        }
    }

    /** Les clés publiques que ce dossier reconnaît ; vide s'il n'a encore rien signé. */
    java.util.Set<String> connues() {
        var connues = new java.util.TreeSet<String>();
        try {
            if (Files.isRegularFile(privee)) {
                connues.add(blocs(privee).getOrDefault("PUBLIC", ""));
            }
            if (Files.isDirectory(ancres)) {
                try (var fichiers = Files.newDirectoryStream(ancres, "cle-*.pem")) {
                    for (var fichier : fichiers) {
                        connues.add(blocs(fichier).getOrDefault("PUBLIC", ""));
                    }
                }
            }
            connues.remove("");
            return connues;
        } catch (IOException e) {
            throw Fichiers.refus("Les clés des ancres ne peuvent pas être lues", e);
        }
    }

    private static PublicKey publique(String base64) throws GeneralSecurityException {
        return KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }

    private static Map<String, String> blocs(Path fichier) throws IOException {
        Map<String, String> blocs = new TreeMap<>();
        PEM.matcher(Files.readString(fichier))
                .results()
                .forEach(m -> blocs.put(m.group(1), m.group(2).replaceAll("\\s", "")));
        return blocs;
    }

    private static String bloc(String genre, String base64) {
        return "-----BEGIN %s KEY-----\n%s\n-----END %s KEY-----\n".formatted(genre, base64, genre);
    }
}
