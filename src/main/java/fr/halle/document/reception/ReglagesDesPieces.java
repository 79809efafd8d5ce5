package fr.halle.document.reception;

import fr.halle.platform.web.Typographie;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Ce que cette installation admet. Se règle par des variables d'environnement ; le README les nomme. */
@Component
public class ReglagesDesPieces {

    private static final String PREFIXE = "halle.pieces.";

    private final long octets;
    private final Set<TypeDeFichier> types;
    private final Optional<InetSocketAddress> antivirus;
    private final Duration delai;
    private final boolean accepterSansAntivirus;

    /** @throws IllegalStateException si un réglage ne se lit pas : mieux vaut ne pas démarrer que d'admettre autre chose */
    ReglagesDesPieces(Environment reglages) {
        octets =
                DataSize.parse(reglages.getProperty(PREFIXE + "taille", "20MB")).toBytes();
        types = types(reglages.getProperty(PREFIXE + "types", ""));
        antivirus = adresse(reglages.getProperty(PREFIXE + "antivirus", "").strip());
        delai = DurationStyle.detectAndParse(reglages.getProperty(PREFIXE + "antivirus-delai", "10s"));
        accepterSansAntivirus =
                Boolean.parseBoolean(reglages.getProperty(PREFIXE + "accepter-sans-antivirus", "false"));
    }

    /** Le poids maximal d'une pièce ; 20 Mio par défaut. */
    public long octets() {
        return octets;
    }

    /** Les types admis ; tous par défaut. */
    public Set<TypeDeFichier> types() {
        return EnumSet.copyOf(types);
    }

    /** « PDF, PNG, JPEG », pour dire en quoi convertir un fichier. */
    String formats() {
        return types.stream().map(TypeDeFichier::name).collect(Collectors.joining(", "));
    }

    /** « PDF, PNG, JPEG ; 20 Mio au plus », pour dire ce que l'on peut déposer. */
    public String admis() {
        return formats() + " ; " + Typographie.octets(octets) + " au plus";
    }

    /** Pour l'attribut {@code accept} d'un formulaire : « .pdf,.png ». */
    public String extensions() {
        return types.stream()
                .flatMap(t -> t.extensions().stream())
                .map(e -> "." + e)
                .collect(Collectors.joining(","));
    }

    /** Où répond ClamAV ; vide si aucun n'est réglé. */
    Optional<InetSocketAddress> antivirus() {
        return antivirus;
    }

    /** Combien de temps on attend chacune de ses réponses. */
    Duration delai() {
        return delai;
    }

    /** Vrai si une pièce entre quand l'antivirus réglé ne répond pas. */
    boolean accepterSansAntivirus() {
        return accepterSansAntivirus;
    }

    private static Set<TypeDeFichier> types(String liste) {
        if (liste.isBlank()) {
            return EnumSet.allOf(TypeDeFichier.class);
        }
        var admis = EnumSet.noneOf(TypeDeFichier.class);
        for (var code : liste.split(",")) {
            admis.add(TypeDeFichier.deCode(code.strip())
                    .orElseThrow(() -> illisible("types", code.strip() + " n'est pas un type que Halle reconnaît")));
        }
        return admis;
    }

    private static Optional<InetSocketAddress> adresse(String texte) {
        if (texte.isEmpty()) {
            return Optional.empty();
        }
        var separateur = texte.lastIndexOf(':');
        try {
            var port = Integer.parseInt(texte.substring(separateur + 1));
            if (separateur > 0 && port > 0) {
                return Optional.of(InetSocketAddress.createUnresolved(texte.substring(0, separateur), port));
            }
        } catch (IllegalArgumentException e) {
            // La phrase qui suit le dit.
        }
        throw illisible("antivirus", "« " + texte + " » ne s'écrit pas « hôte:port »");
    }

    private static IllegalStateException illisible(String nom, String pourquoi) {
        return new IllegalStateException(
                "Le réglage " + PREFIXE + nom + " est à corriger : " + pourquoi + ". Rien n'a démarré.");
    }
}
