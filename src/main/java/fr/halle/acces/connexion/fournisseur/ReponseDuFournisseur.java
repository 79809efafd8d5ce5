package fr.halle.acces.connexion.fournisseur;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.user.DefaultOAuth2User;
import org.springframework.security.oauth2.core.user.OAuth2User;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Ce que le fournisseur dit de la personne (userinfo) : en clair, ou dans un jeton qu'il signe, comme le font les services de l'État. */
class ReponseDuFournisseur implements OAuth2UserService<OAuth2UserRequest, OAuth2User> {

    private static final MediaType JETON = MediaType.parseMediaType("application/jwt");

    private final Fournisseur fournisseur;
    private final RestClient http = Fournisseur.http().build();
    private volatile @Nullable NimbusJwtDecoder signatures;

    ReponseDuFournisseur(Fournisseur fournisseur) {
        this.fournisseur = fournisseur;
    }

    @Override
    public OAuth2User loadUser(OAuth2UserRequest demande) {
        var client = demande.getClientRegistration();
        try {
            var reponse = http.get()
                    .uri(Objects.requireNonNull(
                            client.getProviderDetails().getUserInfoEndpoint().getUri()))
                    .headers(entetes ->
                            entetes.setBearerAuth(demande.getAccessToken().getTokenValue()))
                    .accept(JETON, MediaType.APPLICATION_JSON)
                    .retrieve()
                    .toEntity(String.class);
            var corps = Objects.requireNonNullElse(reponse.getBody(), "");
            var type = reponse.getHeaders().getContentType();
            Map<String, Object> siens = type != null && JETON.isCompatibleWith(type)
                    ? signatures(client).decode(corps).getClaims()
                    : lire(corps);
            return new DefaultOAuth2User(List.of(new SimpleGrantedAuthority("PERSONNE")), siens, "sub");
        } catch (RestClientException | JwtException | JacksonException | IllegalArgumentException e) {
            throw new OAuth2AuthenticationException(
                    new OAuth2Error("userinfo", "La réponse du fournisseur ne se lit pas", null), e);
        }
    }

    private static Map<String, Object> lire(String corps) {
        var json = JsonMapper.shared();
        return json.convertValue(
                json.readTree(corps),
                json.constructType(new ParameterizedTypeReference<Map<String, Object>>() {}.getType()));
    }

    /** Signé par lui, pour nous, et pas périmé. */
    private NimbusJwtDecoder signatures(ClientRegistration client) {
        var deja = signatures;
        if (deja != null) {
            return deja;
        }
        var neuf = NimbusJwtDecoder.withJwkSetUri(
                        Objects.requireNonNull(client.getProviderDetails().getJwkSetUri()))
                .jwsAlgorithm(fournisseur.algorithme())
                .build();
        neuf.setJwtValidator(new DelegatingOAuth2TokenValidator<Jwt>(
                new JwtTimestampValidator(),
                new JwtClaimValidator<Object>(
                        "iss",
                        emetteur -> emetteur != null
                                && emetteur.toString()
                                        .equals(client.getProviderDetails().getIssuerUri())),
                new JwtClaimValidator<Object>(
                        "aud",
                        pourQui -> pourQui instanceof List<?> liste
                                ? liste.contains(client.getClientId())
                                : client.getClientId().equals(pourQui))));
        signatures = neuf;
        return neuf;
    }
}
