package fr.halle.platform.tableur.classeur;

import fr.halle.platform.tableur.Phrases;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Les textes qu'un classeur XLSX écrit une fois et que ses cases citent par leur rang.
 *
 * <p>Gardés en UTF-8 dans de grands blocs : la mémoire prise reste celle du texte, quel que soit le nombre de textes.
 */
final class TextesPartages {

    /** Octets décompressés de la pièce qui les porte, au plus. */
    static final long BORNE = 64L << 20;

    private static final int BITS = 22;
    private static final int BLOC = 1 << BITS;
    private static final int LONG = 255;

    private final List<byte[]> blocs = new ArrayList<>();
    private int[] positions = new int[1024];
    private int nombre;
    private int libre = BLOC;

    private TextesPartages() {}

    static TextesPartages aucun() {
        return new TextesPartages();
    }

    static TextesPartages lire(LecteurXml xml) {
        var textes = new TextesPartages();
        try (xml) {
            while (xml.avancer()) {
                if (xml.debut("si")) {
                    textes.ajouter(TexteXlsx.lire(xml));
                }
            }
        }
        return textes;
    }

    private void ajouter(String texte) {
        var octets = texte.getBytes(StandardCharsets.UTF_8);
        if (libre + octets.length + 5 > BLOC) {
            blocs.add(new byte[BLOC]);
            libre = 0;
        }
        if (nombre == positions.length) {
            positions = Arrays.copyOf(positions, nombre + nombre / 2);
        }
        positions[nombre++] = blocs.size() - 1 << BITS | libre;
        var bloc = blocs.getLast();
        if (octets.length < LONG) {
            bloc[libre++] = (byte) octets.length;
        } else {
            bloc[libre++] = (byte) LONG;
            for (var decalage = 24; decalage >= 0; decalage -= 8) {
                bloc[libre++] = (byte) (octets.length >> decalage);
            }
        }
        System.arraycopy(octets, 0, bloc, libre, octets.length);
        libre += octets.length;
    }

    /** Le texte de ce rang, tel que la feuille le cite. */
    String texte(String rang) {
        int i;
        try {
            i = Integer.parseInt(rang.strip());
        } catch (NumberFormatException e) {
            throw Phrases.abime("Une case du classeur cite un texte illisible", e);
        }
        if (i < 0 || i >= nombre) {
            throw Phrases.abime("Une case du classeur cite un texte qui n'y est pas");
        }
        var bloc = blocs.get(positions[i] >>> BITS);
        var debut = positions[i] & BLOC - 1;
        var longueur = bloc[debut++] & 0xFF;
        if (longueur == LONG) {
            longueur = 0;
            for (var octet = 0; octet < 4; octet++) {
                longueur = longueur << 8 | bloc[debut++] & 0xFF;
            }
        }
        return new String(bloc, debut, longueur, StandardCharsets.UTF_8);
    }
}
