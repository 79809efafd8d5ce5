package fr.halle.platform.tableur.classeur;

import fr.halle.platform.OperationRefusee;
import fr.halle.platform.tableur.Phrases;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Une pièce XML d'un classeur, avancée d'évènement en évènement : sans DTD, sans entité externe, en UTF-8 seulement. */
final class LecteurXml implements AutoCloseable {

    /** Caractères d'une case, au plus. */
    static final int CASE = 1 << 20;

    /** Bornes de l'analyseur qui compteraient chaque « &amp;amp; » ; sans DTD, aucune entité ne peut grossir. */
    private static final List<String> BORNES_SANS_OBJET = List.of(
            "jdk.xml.entityExpansionLimit", "jdk.xml.maxGeneralEntitySizeLimit", "jdk.xml.totalEntitySizeLimit");

    private static final XMLInputFactory FABRIQUE = fabrique();

    private final FluxBorne flux;
    private final XMLStreamReader xml;
    private boolean fini;

    LecteurXml(FluxBorne flux) {
        this.flux = flux;
        var texte = new InputStreamReader(
                flux,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        try {
            this.xml = FABRIQUE.createXMLStreamReader(texte);
        } catch (XMLStreamException | RuntimeException e) {
            throw abime(e);
        }
    }

    private static XMLInputFactory fabrique() {
        var fabrique = XMLInputFactory.newDefaultFactory();
        fabrique.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        fabrique.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        fabrique.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        fabrique.setProperty(XMLInputFactory.IS_COALESCING, false);
        BORNES_SANS_OBJET.forEach(b -> fabrique.setProperty(b, "0"));
        return fabrique;
    }

    /** Passe à l'évènement suivant ; faux à la fin du document, dont la somme de contrôle est alors vérifiée. */
    boolean avancer() {
        if (fini) {
            return false;
        }
        try {
            if (xml.next() != XMLStreamConstants.END_DOCUMENT) {
                return true;
            }
            fini = true;
            flux.finir();
            return false;
        } catch (XMLStreamException | IOException | RuntimeException e) {
            throw abime(e);
        }
    }

    private static OperationRefusee abime(Exception e) {
        return e instanceof OperationRefusee refus ? refus : Phrases.abime("Le contenu du classeur ne se lit pas", e);
    }

    boolean debut() {
        return xml.getEventType() == XMLStreamConstants.START_ELEMENT;
    }

    boolean debut(String nom) {
        return debut() && nom.equals(xml.getLocalName());
    }

    boolean fin() {
        return xml.getEventType() == XMLStreamConstants.END_ELEMENT;
    }

    boolean fin(String nom) {
        return fin() && nom.equals(xml.getLocalName());
    }

    boolean caracteres() {
        return switch (xml.getEventType()) {
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> true;
            default -> false;
        };
    }

    /** Le nom de l'élément, sans préfixe. */
    String nom() {
        return xml.getLocalName();
    }

    /** L'espace de noms de l'élément ; {@code ""} s'il n'en a pas. */
    String espace() {
        var espace = xml.getNamespaceURI();
        return espace == null ? "" : espace;
    }

    /** Un attribut, quel que soit son espace de noms. */
    @Nullable
    String attribut(String nom) {
        return xml.getAttributeValue(null, nom);
    }

    @Nullable
    String attribut(String espace, String nom) {
        return xml.getAttributeValue(espace, nom);
    }

    /** Va à la fin de l'élément commencé, sans rien en garder. */
    void passer() {
        for (var profondeur = 1; profondeur > 0; ) {
            exigerLaSuite();
            if (debut()) {
                profondeur++;
            } else if (fin()) {
                profondeur--;
            }
        }
    }

    /** Le texte de l'élément commencé, balises intérieures ôtées, jusqu'à sa fin. */
    String texte() {
        var texte = new StringBuilder();
        for (var profondeur = 1; profondeur > 0; ) {
            exigerLaSuite();
            if (debut()) {
                profondeur++;
            } else if (fin()) {
                profondeur--;
            } else if (caracteres()) {
                ajouter(texte);
            }
        }
        return texte.toString();
    }

    /** Ajoute à un texte les caractères où l'on est. */
    void ajouter(StringBuilder texte) {
        if (texte.length() + xml.getTextLength() > CASE) {
            throw caseTropGrande();
        }
        texte.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
    }

    void exigerLaSuite() {
        if (!avancer()) {
            throw Phrases.abime("Le contenu du classeur s'arrête au milieu d'une feuille");
        }
    }

    static OperationRefusee caseTropGrande() {
        return new OperationRefusee(
                "Une case de ce classeur dépasse un million de caractères : raccourcissez-la, puis recommencez.");
    }

    @Override
    public void close() {
        try {
            xml.close();
            flux.close();
        } catch (XMLStreamException | IOException e) {
            throw Phrases.illisible(e);
        }
    }
}
