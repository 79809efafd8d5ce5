package fr.halle.journal.tete;

import fr.halle.platform.base.Fichiers;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Les ancres d'un dossier : un fichier par tête, dans un sous-dossier par mois, {@code 2026-11/ancre-000000012-2026-11-22T100000Z.txt}. */
final class FichiersDAncre {

    private static final Pattern NOM = Pattern.compile("ancre-(\\d+)-.*\\.txt");
    private static final Pattern LIGNE = Pattern.compile("([\\p{L} ]+) : (.*)");
    private static final int LIGNE_MAXIMALE = 4096;

    private final Path racine;

    FichiersDAncre(Path racine) {
        this.racine = racine;
    }

    @FunctionalInterface
    interface Contenu {
        void ecrire(java.io.OutputStream sortie) throws IOException;
    }

    /**
     * Ce qu'un fichier atteste.
     *
     * @param intact son condensat et sa signature sont ceux de son texte
     */
    record Lue(
            Path fichier,
            long numero,
            String priseLe,
            String cle,
            String condensat,
            String signature,
            boolean intact) {}

    List<Path> tous() throws IOException {
        if (!Files.isDirectory(racine)) {
            return List.of();
        }
        try (var arbre = Files.walk(racine, 2)) {
            return arbre.filter(f -> NOM.matcher(f.getFileName().toString()).matches())
                    .sorted(java.util.Comparator.comparing(f -> f.getFileName().toString()))
                    .toList();
        }
    }

    OptionalLong dernier() throws IOException {
        return tous().stream()
                .map(f -> NOM.matcher(f.getFileName().toString()))
                .filter(java.util.regex.Matcher::matches)
                .mapToLong(m -> Long.parseLong(m.group(1)))
                .max();
    }

    /** Écrit une ancre, en entier ou pas du tout, jusque sur le disque. */
    Path ecrire(Tete tete, Contenu contenu) throws IOException {
        var mois = racine.resolve(tete.priseLe().substring(0, 7));
        Fichiers.creerReserve(racine);
        Fichiers.creerReserve(mois);
        var nom = "ancre-%09d-%s.txt"
                .formatted(tete.numero(), tete.priseLe().substring(0, 19).replace(":", "") + "Z");
        var provisoire = mois.resolve("." + nom + ".tmp");
        Files.deleteIfExists(provisoire);
        Files.createFile(
                provisoire, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var sortie = new BufferedOutputStream(Files.newOutputStream(provisoire))) {
            contenu.ecrire(sortie);
        }
        try (var canal = FileChannel.open(provisoire, StandardOpenOption.WRITE)) {
            canal.force(true);
        }
        var fichier = Files.move(provisoire, mois.resolve(nom), StandardCopyOption.ATOMIC_MOVE);
        Fichiers.synchroniserDossier(mois);
        return fichier;
    }

    /** Lit une ancre ligne par ligne et contrôle son condensat et sa signature ; vide si ce n'en est pas une. */
    static Optional<Lue> lire(Path fichier) throws IOException {
        var sha256 = TexteDAncre.sha256();
        Map<String, String> valeurs = new HashMap<>();
        var lignes = 0L;
        try (var flux = new BufferedInputStream(Files.newInputStream(fichier))) {
            for (var octets = ligne(flux); octets.length > 0; octets = ligne(flux)) {
                var texte = new String(octets, StandardCharsets.UTF_8);
                if (lignes++ == 0 && !texte.equals(TexteDAncre.TITRE + "\n")) {
                    return Optional.empty();
                }
                if (!valeurs.containsKey("condensat") && !texte.startsWith(TexteDAncre.CONDENSAT)) {
                    sha256.update(octets);
                }
                var lue = LIGNE.matcher(texte.strip());
                if (lue.matches()) {
                    valeurs.putIfAbsent(lue.group(1), lue.group(2));
                }
            }
        }
        var condensat = valeurs.getOrDefault("condensat", "");
        var signature = valeurs.getOrDefault("signature", "");
        var cle = valeurs.getOrDefault("clé", "");
        try {
            return Optional.of(new Lue(
                    fichier,
                    Long.parseLong(valeurs.getOrDefault("numéro", "")),
                    valeurs.getOrDefault("prise le", ""),
                    cle,
                    condensat,
                    signature,
                    HexFormat.of().formatHex(sha256.digest()).equals(condensat)
                            && Cles.signe(condensat, signature, cle)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Les octets jusqu'à la fin de la ligne ; aucun à la fin du fichier. */
    private static byte[] ligne(InputStream flux) throws IOException {
        var ligne = new ByteArrayOutputStream(160);
        for (var octet = flux.read(); octet >= 0; octet = flux.read()) {
            ligne.write(octet);
            if (octet == '\n' || ligne.size() == LIGNE_MAXIMALE) {
                break;
            }
        }
        return ligne.toByteArray();
    }
}
