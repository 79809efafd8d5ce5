package fr.halle.platform.sortie;

import fr.halle.commun.Montant;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Une feuille OpenDocument de deux onglets : les données, puis d'où elles viennent. Voir l'ADR 0011. */
final class EcrivainOds implements Ecrivain {

    private static final String TYPE = "application/vnd.oasis.opendocument.spreadsheet";
    private static final DateTimeFormatter JOUR = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final List<Integer> LARGEURS_A_PROPOS = List.of(22, 90);

    private final ZipOutputStream zip;
    private final XmlOds xml;
    private final APropos aPropos;
    private final int colonnes;
    private long lignes;

    EcrivainOds(OutputStream sortie, List<? extends Colonne<?>> colonnes, APropos aPropos) throws IOException {
        this.aPropos = aPropos;
        this.colonnes = colonnes.size();
        zip = new ZipOutputStream(sortie);
        // Le type vient en premier et sans compression : c'est à cela que le format se reconnaît.
        telQuel("mimetype", TYPE);
        entree("META-INF/manifest.xml", PartiesOds.manifeste(TYPE));
        entree("styles.xml", PartiesOds.STYLES);
        entree("settings.xml", PartiesOds.REGLAGES);
        entree("meta.xml", PartiesOds.META);
        zip.putNextEntry(new ZipEntry("content.xml"));
        xml = ouvrir();
        try {
            xml.commencer();
            xml.feuille(
                    "Données", colonnes.stream().map(c -> c.type().largeur()).toList());
            xml.entete(colonnes.stream().map(Colonne::libelle).toList());
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void ligne(List<? extends @Nullable Object> cases) throws IOException {
        lignes++;
        try {
            xml.debutLigne();
            for (var valeur : cases) {
                switch (valeur) {
                    case null -> xml.vide();
                    case Montant montant -> xml.montant(montant.enEuros());
                    case LocalDate jour -> xml.date(jour, JOUR.format(jour));
                    case BigDecimal nombre -> xml.nombre(nombre.toPlainString(), nombre.toPlainString());
                    case Number nombre -> xml.nombre(nombre.toString(), nombre.toString());
                    case Object autre -> xml.texte(autre.toString(), null);
                }
            }
            xml.finLigne();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            xml.finFeuille();
            xml.feuille("À propos", LARGEURS_A_PROPOS);
            for (var mention : aPropos.mentions()) {
                xml.debutLigne();
                xml.texte(mention.libelle(), "entete");
                xml.texte(mention.valeur(), null);
                xml.finLigne();
            }
            xml.finFeuille();
            xml.filtrer("Données", lignes, colonnes);
            xml.finir();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
        zip.closeEntry();
        zip.finish();
    }

    /** Par un écrivain de texte, et non par des octets : le nôtre ne coupe pas un caractère en deux. */
    private XmlOds ouvrir() throws IOException {
        var texte = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8), 1 << 16);
        try {
            return new XmlOds(XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(texte));
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private void telQuel(String nom, String contenu) throws IOException {
        var octets = contenu.getBytes(StandardCharsets.US_ASCII);
        var somme = new CRC32();
        somme.update(octets);
        var entree = new ZipEntry(nom);
        entree.setMethod(ZipEntry.STORED);
        entree.setSize(octets.length);
        entree.setCrc(somme.getValue());
        zip.putNextEntry(entree);
        zip.write(octets);
        zip.closeEntry();
    }

    private void entree(String nom, String contenu) throws IOException {
        zip.putNextEntry(new ZipEntry(nom));
        zip.write(contenu.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
