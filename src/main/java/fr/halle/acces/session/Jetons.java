package fr.halle.acces.session;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Ferme et ouvre ce que Halle confie au navigateur : chiffré, authentifié (JWE, AES-GCM 256), daté, et bon pour un seul usage. Un
 * jeton altéré, périmé, d'une clé oubliée ou d'un autre usage ne s'ouvre pas.
 */
@Component
public class Jetons {

    /** Un navigateur garde quatre kilo-octets ; au-delà, ce n'est pas un jeton de Halle. */
    private static final int LONGUEUR = 4_096;

    private final ClesDeSession cles;
    private final Clock horloge;
    private final JsonMapper json = JsonMapper.shared();

    Jetons(ClesDeSession cles, Clock horloge) {
        this.cles = cles;
        this.horloge = horloge;
    }

    private record Enveloppe(long expire, JsonNode contenu) {}

    /** @param usage à quoi sert le jeton ; il ne s'ouvrira pour aucun autre */
    public String fermer(String usage, Object contenu, Duration duree) {
        var cle = cles.courante();
        var entete = new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
                .keyID(cle.id())
                .type(new JOSEObjectType(usage))
                .build();
        var enveloppe = new Enveloppe(horloge.instant().plus(duree).getEpochSecond(), json.valueToTree(contenu));
        var jeton = new JWEObject(entete, new Payload(json.writeValueAsString(enveloppe)));
        try {
            jeton.encrypt(new DirectEncrypter(cle.secret()));
            return jeton.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("Chiffrement impossible", e);
        }
    }

    /** Nimbus ne dit pas toujours par une {@link ParseException} qu'un entête est incomplet. */
    private static JWEObject lire(String texte) throws ParseException {
        try {
            return JWEObject.parse(texte);
        } catch (RuntimeException e) {
            throw new ParseException(String.valueOf(e.getMessage()), 0);
        }
    }

    public <T> Optional<T> ouvrir(String usage, String texte, Class<T> type) {
        if (texte.length() > LONGUEUR) {
            return Optional.empty();
        }
        try {
            var jeton = lire(texte);
            var entete = jeton.getHeader();
            if (!JWEAlgorithm.DIR.equals(entete.getAlgorithm())
                    || !EncryptionMethod.A256GCM.equals(entete.getEncryptionMethod())
                    || entete.getCompressionAlgorithm() != null
                    || !new JOSEObjectType(usage).equals(entete.getType())
                    || entete.getKeyID() == null) {
                return Optional.empty();
            }
            var cle = cles.trouver(entete.getKeyID());
            if (cle.isEmpty()) {
                return Optional.empty();
            }
            jeton.decrypt(new DirectDecrypter(cle.get().secret()));
            var enveloppe = json.readValue(jeton.getPayload().toString(), Enveloppe.class);
            return horloge.instant().getEpochSecond() < enveloppe.expire()
                    ? Optional.of(json.treeToValue(enveloppe.contenu(), type))
                    : Optional.empty();
        } catch (ParseException | JOSEException | JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
