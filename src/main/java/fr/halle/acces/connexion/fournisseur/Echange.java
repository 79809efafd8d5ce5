package fr.halle.acces.connexion.fournisseur;

import com.nimbusds.jose.util.Base64URL;
import fr.halle.acces.session.AvecComptes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/**
 * L'échange avec le fournisseur d'identité : un code que lui seul a pu donner, contre une identité qu'il signe. PKCE, « state » et
 * « nonce » lient le tout au navigateur qui a commencé.
 */
@Component
@AvecComptes
class Echange {

    private final Fournisseur fournisseur;
    private final OidcAuthorizationCodeAuthenticationProvider verification;
    private final SecureRandom hasard = new SecureRandom();

    Echange(Fournisseur fournisseur) {
        this.fournisseur = fournisseur;
        var jetons = new OidcIdTokenDecoderFactory();
        jetons.setJwsAlgorithmResolver(_ -> fournisseur.algorithme());
        var personnes = new OidcUserService();
        personnes.setOauth2UserService(new ReponseDuFournisseur(fournisseur));
        personnes.setRetrieveUserInfo(demande -> demande.getClientRegistration()
                        .getProviderDetails()
                        .getUserInfoEndpoint()
                        .getUri()
                != null);
        var codes = new RestClientAuthorizationCodeTokenResponseClient();
        codes.setRestClient(Fournisseur.http()
                .configureMessageConverters(convertisseurs -> convertisseurs
                        .disableDefaults()
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        this.verification = new OidcAuthorizationCodeAuthenticationProvider(codes, personnes);
        verification.setJwtDecoderFactory(jetons);
    }

    /** Ce qu'il faut retenir entre l'aller et le retour ; un cookie chiffré le porte. */
    record Aller(String state, String nonce, String verificateur, String adresse, String retour) {}

    /** Ce que rend l'échange : qui est là, et de quoi se déconnecter. */
    record Venue(Identite identite, String jeton) {}

    /**
     * @param adresse celle où le fournisseur renverra
     * @param retour la page où la personne va
     */
    Aller preparer(String adresse, String retour) {
        return new Aller(tirer(), tirer(), tirer(), adresse, retour);
    }

    /** @param autre vrai pour se connecter chez lui sous une autre identité */
    String adresse(Aller aller, boolean autre) {
        return demande(fournisseur.charger(), aller, autre).getAuthorizationRequestUri();
    }

    /** @throws OAuth2AuthenticationException si quoi que ce soit ne va pas ensemble */
    Venue finir(Aller aller, String code, String state) {
        var client = fournisseur.charger();
        var reponse = OAuth2AuthorizationResponse.success(code)
                .state(state)
                .redirectUri(aller.adresse())
                .build();
        var reconnu = verification.authenticate(new OAuth2LoginAuthenticationToken(
                client, new OAuth2AuthorizationExchange(demande(client, aller, false), reponse)));
        if (!(reconnu instanceof OAuth2LoginAuthenticationToken jeton)
                || !(jeton.getPrincipal() instanceof OidcUser personne)) {
            throw new OAuth2AuthenticationException("id_token_absent");
        }
        Map<String, Object> siens = new HashMap<>(personne.getIdToken().getClaims());
        if (personne.getUserInfo() != null) {
            siens.putAll(personne.getUserInfo().getClaims());
        }
        siens.put("sub", personne.getSubject());
        return new Venue(
                Identite.de(fournisseur.emetteur(), siens, fournisseur.courrielsTousSurs()),
                personne.getIdToken().getTokenValue());
    }

    private static OAuth2AuthorizationRequest demande(ClientRegistration client, Aller aller, boolean autre) {
        return OAuth2AuthorizationRequest.authorizationCode()
                .clientId(client.getClientId())
                .authorizationUri(
                        Objects.requireNonNull(client.getProviderDetails().getAuthorizationUri()))
                .redirectUri(aller.adresse())
                .scopes(client.getScopes())
                .state(aller.state())
                .attributes(attributs -> {
                    attributs.put(OidcParameterNames.NONCE, aller.nonce());
                    attributs.put(PkceParameterNames.CODE_VERIFIER, aller.verificateur());
                })
                .additionalParameters(parametres -> {
                    parametres.put(OidcParameterNames.NONCE, condenser(aller.nonce()));
                    parametres.put(PkceParameterNames.CODE_CHALLENGE, condenser(aller.verificateur()));
                    parametres.put(PkceParameterNames.CODE_CHALLENGE_METHOD, "S256");
                    if (autre) {
                        parametres.put("prompt", "login");
                    }
                })
                .build();
    }

    private String tirer() {
        var octets = new byte[32];
        hasard.nextBytes(octets);
        return Base64URL.encode(octets).toString();
    }

    private static String condenser(String texte) {
        try {
            return Base64URL.encode(
                            MessageDigest.getInstance("SHA-256").digest(texte.getBytes(StandardCharsets.US_ASCII)))
                    .toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
