package fr.halle.acces.connexion.local;

import fr.halle.platform.OperationRefusee;
import fr.halle.platform.TropDEssais;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/** Les mots de passe : ce qu'on en accepte, et leur empreinte Argon2id. */
@Component
public class MotsDePasse {

    static final int MINIMUM = 12;
    static final int MAXIMUM = 256;

    /** 19 Mio, deux passes, un fil : le réglage que recommande l'OWASP. */
    private static final int MEMOIRE_KIO = 19 * 1024;

    private static final int PASSES = 2;

    /** Chaque calcul prend sa mémoire et son processeur : on n'en fait pas plus à la fois. */
    private static final int ENSEMBLE = 4;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Les plus devinés d'au moins douze signes, sans leurs chiffres de fin. */
    private static final Set<String> DEVINES = Set.of(
            "motdepasse",
            "monmotdepasse",
            "azertyuiop",
            "qwertyuiop",
            "azertyazerty",
            "qwertyqwerty",
            "password",
            "passwordpassword",
            "administrateur",
            "administrator",
            "bonjourbonjour",
            "soleilsoleil",
            "loulouloulou",
            "doudoudoudou",
            "jetaimejetaime",
            "marseillemarseille",
            "iloveyouiloveyou",
            "petitesvilles",
            "petitesvillesdedemain",
            "mairiemairie",
            "prefecture");

    private final Argon2PasswordEncoder argon = new Argon2PasswordEncoder(16, 32, 1, MEMOIRE_KIO, PASSES);
    private final Semaphore places = new Semaphore(ENSEMBLE, true);
    private final String leurre = argon.encode("un mot de passe que personne n'a");

    public String empreinte(String motDePasse) {
        return calculer(() -> String.valueOf(argon.encode(normaliser(motDePasse))));
    }

    /**
     * Compare. Sans empreinte, fait le même travail et répond non : le temps de réponse ne dit pas si le compte existe.
     *
     * @throws TropDEssais si trop de calculs attendent déjà
     */
    boolean verifier(String motDePasse, @Nullable String empreinte) {
        if (motDePasse.length() > MAXIMUM) {
            return false;
        }
        return calculer(() ->
                argon.matches(normaliser(motDePasse), empreinte == null ? leurre : empreinte) && empreinte != null);
    }

    boolean aRefaire(String empreinte) {
        return argon.upgradeEncoding(empreinte);
    }

    /**
     * @param courriel celui de la personne, que son mot de passe ne doit pas contenir
     * @throws OperationRefusee si ce mot de passe est trop court, trop long ou trop facile à deviner
     */
    void exigerBon(String motDePasse, String courriel) {
        var signes = motDePasse.codePointCount(0, motDePasse.length());
        if (signes < MINIMUM) {
            throw new OperationRefusee(
                    "Ce mot de passe a %d signes : il en faut au moins %d. Quatre mots sans lien font un bon mot de passe."
                            .formatted(signes, MINIMUM));
        }
        if (motDePasse.length() > MAXIMUM) {
            throw new OperationRefusee("Ce mot de passe est trop long : %d signes au plus.".formatted(MAXIMUM));
        }
        var simple = motDePasse.toLowerCase(Locale.ROOT);
        var lettres = simple.replaceAll("[^\\p{L}]", "");
        var compte = courriel.toLowerCase(Locale.ROOT).replaceFirst("@.*", "");
        if (simple.chars().distinct().count() < 5
                || DEVINES.contains(lettres)
                || compte.length() >= 4 && simple.contains(compte)
                || suite(simple)) {
            throw new OperationRefusee(
                    "Ce mot de passe se devine facilement : choisissez-en un autre, par exemple quatre mots sans lien entre eux.");
        }
    }

    private static boolean suite(String texte) {
        var pas = texte.charAt(1) - texte.charAt(0);
        return Math.abs(pas) <= 1
                && java.util.stream.IntStream.range(1, texte.length())
                        .allMatch(i -> texte.charAt(i) - texte.charAt(i - 1) == pas);
    }

    /** Le même mot de passe, tapé sur un autre clavier. */
    private static String normaliser(String motDePasse) {
        return Normalizer.normalize(motDePasse, Normalizer.Form.NFKC);
    }

    private <T> T calculer(Supplier<T> calcul) {
        try {
            if (places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    return calcul.get();
                } finally {
                    places.release();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new TropDEssais(
                "Trop de personnes se connectent en ce moment : attendez quelques secondes, puis recommencez.",
                PATIENCE);
    }
}
