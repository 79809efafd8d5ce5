package fr.halle.acces.connexion.fournisseur;

import fr.halle.acces.connexion.DeconnexionDuFournisseur;
import fr.halle.acces.connexion.ReglagesDeConnexion;
import fr.halle.acces.session.AvecComptes;
import fr.halle.platform.Indisponible;
import fr.halle.platform.Introuvable;
import fr.halle.platform.web.Lien;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/**
 * Le fournisseur d'identité réglé pour cette Halle. Il dit lui-même ses adresses, la première fois que quelqu'un s'y rend : Halle
 * démarre sans lui.
 */
@Component
@AvecComptes
class Fournisseur implements DeconnexionDuFournisseur {

    private static final String NOM = "fournisseur";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ReglagesDeConnexion reglages;
    private volatile @Nullable ClientRegistration connu;

    Fournisseur(ReglagesDeConnexion reglages) {
        this.reglages = reglages;
    }

    /**
     * @throws Introuvable si cette Halle n'a pas de fournisseur
     * @throws Indisponible s'il ne répond pas, ou si son secret ne se lit pas
     */
    ClientRegistration charger() {
        var deja = connu;
        if (deja != null) {
            return deja;
        }
        if (!reglages.parFournisseur()) {
            throw new Introuvable(
                    null, "Cette Halle n'a pas de fournisseur d'identité : connectez-vous par mot de passe.");
        }
        var secret = secret();
        try {
            var trouve = ClientRegistrations.fromIssuerLocation(emetteur())
                    .registrationId(NOM)
                    .clientId(reglages.texte("oidc.client", "halle"))
                    .clientSecret(secret)
                    .redirectUri("{baseUrl}/connexion/fournisseur/retour")
                    .scope(Arrays.stream(reglages.texte("oidc.portees", "openid profile email")
                                    .split("[ ,]+"))
                            .toList())
                    .build();
            connu = trouve;
            return trouve;
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw indisponible(e);
        }
    }

    /** De quoi lui parler : il ne renvoie pas ailleurs, et répond vite ou pas du tout. */
    static RestClient.Builder http() {
        var requetes = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(PATIENCE).build());
        requetes.setReadTimeout(PATIENCE);
        return RestClient.builder().requestFactory(requetes);
    }

    static Indisponible indisponible(Exception cause) {
        return new Indisponible(
                "Le fournisseur d'identité ne répond pas : recommencez dans une minute. Les pages publiques se lisent sans compte.",
                cause);
    }

    String emetteur() {
        return reglages.texte("oidc.emetteur", "");
    }

    /** L'algorithme de signature de ses jetons, jamais pris dans le jeton lui-même. */
    SignatureAlgorithm algorithme() {
        return Objects.requireNonNullElse(
                SignatureAlgorithm.from(reglages.texte("oidc.algorithme", "RS256")), SignatureAlgorithm.RS256);
    }

    /** Vrai si ce fournisseur vérifie toutes les adresses électroniques, sans le dire à chaque fois. */
    boolean courrielsTousSurs() {
        return Boolean.parseBoolean(reglages.texte("oidc.courriel-sur", "false"));
    }

    @Override
    public Optional<String> adresse(String jeton, String retour) {
        var fournisseur = connu;
        if (fournisseur == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(fournisseur
                        .getProviderDetails()
                        .getConfigurationMetadata()
                        .get("end_session_endpoint"))
                .map(adresse -> Lien.vers(adresse.toString())
                        .avec("id_token_hint", jeton)
                        .avec("post_logout_redirect_uri", retour)
                        .avec("state", UUID.randomUUID())
                        .url());
    }

    private String secret() {
        var fichier = reglages.texte("oidc.secret-fichier", "");
        if (fichier.isEmpty()) {
            return "";
        }
        try {
            return Files.readString(Path.of(fichier)).strip();
        } catch (IOException e) {
            throw indisponible(e);
        }
    }
}
