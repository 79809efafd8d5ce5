package fr.halle.platform.sauvegarde;

import fr.halle.platform.OperationRefusee;
import fr.halle.platform.base.Fichiers;
import fr.halle.platform.base.Migrations;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;

/** Lit une archive en entier avant que l'on s'en serve : le moindre octet changé est refusé, en nommant l'entrée. */
public final class ControleArchive {

    private static final Pattern EMPREINTE = Pattern.compile("([0-9a-f]{64})  (\\S+)");

    /** Aucune archive honnête n'a un manifeste plus long : ce qui tient en mémoire doit être borné. */
    private static final int TAILLE_MAXIMALE = 64 << 20;

    private final Path fichier;

    public ControleArchive(Path fichier) {
        this.fichier = fichier.toAbsolutePath();
    }

    /**
     * Rend le manifeste d'une archive intacte que cette Halle sait relire.
     *
     * @throws OperationRefusee archive absente, abîmée, incomplète, ou d'une Halle plus récente
     */
    public Manifeste controler() {
        if (!Files.isRegularFile(fichier) || !Files.isReadable(fichier)) {
            throw new OperationRefusee(
                    "L'archive « %s » ne peut pas être lue : vérifiez son nom et ses droits.".formatted(fichier));
        }
        try (ZipFile zip = new ZipFile(fichier.toFile(), StandardCharsets.UTF_8)) {
            Map<String, String> empreintes = empreintes(zip);
            exigerLesMemesEntrees(zip, empreintes.keySet());
            Map<String, Mesure> mesures = new LinkedHashMap<>();
            for (var empreinte : empreintes.entrySet()) {
                Mesure mesure = mesurer(zip, empreinte.getKey(), OutputStream.nullOutputStream());
                if (!mesure.sha256().equals(empreinte.getValue())) {
                    throw Archive.abimee(
                            fichier,
                            "le contenu de l'entrée « %s » n'est plus celui qui a été sauvegardé"
                                    .formatted(empreinte.getKey()));
                }
                mesures.put(empreinte.getKey(), mesure);
            }
            Manifeste manifeste = manifeste(zip);
            exigerUneVersionConnue(manifeste);
            comparer(manifeste, mesures);
            exigerLeSceau();
            return manifeste;
        } catch (ZipException | EOFException e) {
            throw Archive.abimee(fichier, "elle est tronquée, ou sa table des matières est illisible");
        } catch (IOException e) {
            throw Fichiers.refus("L'archive %s ne peut pas être lue".formatted(fichier), e);
        }
    }

    private record Mesure(long octets, long fins, String sha256) {}

    private Map<String, String> empreintes(ZipFile zip) throws IOException {
        Map<String, String> empreintes = new LinkedHashMap<>();
        for (String ligne : texte(zip, Archive.EMPREINTES).split("\n")) {
            var lue = EMPREINTE.matcher(ligne);
            if (!lue.matches() || empreintes.put(lue.group(2), lue.group(1)) != null) {
                throw Archive.abimee(fichier, "l'entrée « %s » est illisible".formatted(Archive.EMPREINTES));
            }
        }
        return empreintes;
    }

    private void exigerLesMemesEntrees(ZipFile zip, Set<String> attendues) {
        Set<String> voulues = new TreeSet<>(attendues);
        voulues.add(Archive.EMPREINTES);
        Set<String> presentes = new HashSet<>();
        zip.stream().map(ZipEntry::getName).forEach(nom -> {
            if (!voulues.contains(nom)) {
                throw Archive.abimee(fichier, "l'entrée « %s » est en trop".formatted(imprimable(nom)));
            }
            if (!presentes.add(nom)) {
                throw Archive.abimee(fichier, "l'entrée « %s » y est deux fois".formatted(nom));
            }
        });
        for (String voulue : voulues) {
            if (!presentes.contains(voulue)) {
                throw manquante(voulue);
            }
        }
        for (String toujours : new String[] {Archive.LISEZMOI, Archive.MANIFESTE}) {
            if (!presentes.contains(toujours)) {
                throw manquante(toujours);
            }
        }
    }

    private OperationRefusee manquante(String entree) {
        return Archive.abimee(fichier, "l'entrée « %s » manque".formatted(entree));
    }

    private static String imprimable(String nom) {
        return nom.replaceAll("[^\\x20-\\x7E]", "?");
    }

    /** Lit une entrée jusqu'au bout et contrôle le CRC que le ZIP en garde. */
    private Mesure mesurer(ZipFile zip, String nom, OutputStream copie) throws IOException {
        ZipEntry entree = zip.getEntry(nom);
        if (entree == null) {
            throw manquante(nom);
        }
        MessageDigest condensat = Archive.sha256();
        CRC32 crc = new CRC32();
        long octets = 0;
        long fins = 0;
        try (InputStream contenu = zip.getInputStream(entree)) {
            byte[] tampon = new byte[1 << 16];
            for (int lus = contenu.read(tampon); lus >= 0; lus = contenu.read(tampon)) {
                condensat.update(tampon, 0, lus);
                crc.update(tampon, 0, lus);
                copie.write(tampon, 0, lus);
                octets += lus;
                for (int i = 0; i < lus; i++) {
                    fins += tampon[i] == '\n' ? 1 : 0;
                }
            }
        } catch (ZipException | EOFException e) {
            throw Archive.abimee(fichier, "l'entrée « %s » ne se décomprime pas".formatted(nom));
        }
        if (crc.getValue() != entree.getCrc() || octets != entree.getSize()) {
            throw Archive.abimee(fichier, "l'entrée « %s » n'a pas la somme de contrôle annoncée".formatted(nom));
        }
        return new Mesure(octets, fins, Archive.enHexadecimal(condensat));
    }

    private String texte(ZipFile zip, String nom) throws IOException {
        ZipEntry entree = zip.getEntry(nom);
        if (entree != null && entree.getSize() > TAILLE_MAXIMALE) {
            throw Archive.abimee(fichier, "l'entrée « %s » est trop longue".formatted(nom));
        }
        ByteArrayOutputStream contenu = new ByteArrayOutputStream();
        mesurer(zip, nom, contenu);
        return contenu.toString(StandardCharsets.UTF_8);
    }

    private Manifeste manifeste(ZipFile zip) throws IOException {
        try {
            return Manifeste.deJson(texte(zip, Archive.MANIFESTE).getBytes(StandardCharsets.UTF_8));
        } catch (JacksonException e) {
            throw new OperationRefusee(
                    "Le manifeste de l'archive %s n'est pas d'un format que cette Halle connaît : employez une Halle plus récente."
                            .formatted(fichier),
                    e);
        }
    }

    private void exigerUneVersionConnue(Manifeste manifeste) {
        Map<String, String> connues = Migrations.dernieresVersions();
        boolean plusRecente = manifeste.format() > Manifeste.FORMAT
                || manifeste.versions().entrySet().stream()
                        .anyMatch(v -> !connues.containsKey(v.getKey())
                                || Migrations.comparer(v.getValue(), connues.get(v.getKey())) > 0);
        if (plusRecente) {
            throw new OperationRefusee(
                    "L'archive %s vient d'une Halle plus récente (%s) : employez cette version, ou une plus récente encore."
                            .formatted(fichier, manifeste.halle()));
        }
    }

    private void comparer(Manifeste manifeste, Map<String, Mesure> mesures) {
        Set<String> sansEmploi = new TreeSet<>(mesures.keySet());
        sansEmploi.remove(Archive.LISEZMOI);
        sansEmploi.remove(Archive.MANIFESTE);
        for (Manifeste.Table table : manifeste.tables()) {
            Mesure mesure = mesures.get(table.entree());
            if (mesure == null) {
                throw manquante(table.entree());
            }
            sansEmploi.remove(table.entree());
            if (!mesure.sha256().equals(table.sha256())
                    || mesure.octets() != table.octets()
                    || mesure.fins() != table.lignes() + 1) {
                throw Archive.abimee(
                        fichier,
                        "l'entrée « %s » n'a pas les lignes que le manifeste annonce".formatted(table.entree()));
            }
        }
        if (!sansEmploi.isEmpty()) {
            throw Archive.abimee(
                    fichier,
                    "l'entrée « %s » est en trop"
                            .formatted(sansEmploi.iterator().next()));
        }
    }

    /** Ce que les entrées ne disent pas : les en-têtes du ZIP, et ce qui pourrait se cacher entre elles. */
    private void exigerLeSceau() throws IOException {
        long reste = Files.size(fichier) - Archive.LONGUEUR_DU_SCEAU;
        MessageDigest condensat = Archive.sha256();
        byte[] sceau;
        try (InputStream flux = new FileInputStream(fichier.toFile())) {
            byte[] tampon = new byte[1 << 16];
            while (reste > 0) {
                int lus = flux.read(tampon, 0, (int) Math.min(tampon.length, reste));
                if (lus < 0) {
                    break;
                }
                condensat.update(tampon, 0, lus);
                reste -= lus;
            }
            sceau = flux.readAllBytes();
        }
        if (!Arrays.equals(sceau, Archive.enHexadecimal(condensat).getBytes(StandardCharsets.US_ASCII))) {
            throw Archive.abimee(
                    fichier, "ses entrées sont intactes, mais son enveloppe (en-têtes ou sceau du ZIP) a changé");
        }
    }
}
