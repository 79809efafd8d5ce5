package fr.halle.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.filter.OncePerRequestFilter;

/** Les murs communs à toutes les routes ; le droit de chacune est déclaré par elle, et jugé par le module des accès. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class SecuriteConfiguration {

    private static final String CONTENU = String.join(
            "; ",
            "default-src 'none'",
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'");

    private static final String PERMISSIONS =
            "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

    @Bean
    SecurityFilterChain filtres(
            HttpSecurity http,
            Routes routes,
            CsrfTokenRepository jetons,
            @Value("${halle.connexion.oidc.emetteur:}") String fournisseur) {
        return http.authorizeHttpRequests(demandes -> demandes.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .csrf(csrf -> csrf.csrfTokenRepository(jetons))
                .addFilterBefore(new MethodesAdmises(routes), CsrfFilter.class)
                .headers(entetes -> entetes(entetes, fournisseur))
                .build();
    }

    /** Sans compte, il n'y a personne à reconnaître ; sans ce composant, Spring en inventerait un. */
    @Bean
    UserDetailsService personne() {
        return nom -> {
            throw new UsernameNotFoundException("Aucun compte");
        };
    }

    /** Les méthodes inconnues passent jusqu'au filtre qui leur répond 405 : le pare-feu en ferait une demande illisible. */
    @Bean
    HttpFirewall pareFeu() {
        var pareFeu = new StrictHttpFirewall();
        pareFeu.setUnsafeAllowAnyHttpMethod(true);
        return pareFeu;
    }

    @Bean
    CsrfTokenRepository jetonsDeFormulaire() {
        var jetons = new CookieCsrfTokenRepository();
        jetons.setCookieCustomizer(cookie -> cookie.sameSite("Strict").httpOnly(true));
        return jetons;
    }

    /**
     * Se déconnecter est un formulaire, qui finit chez le fournisseur d'identité : lui seul peut recevoir un formulaire de nos
     * pages.
     */
    private static void entetes(HeadersConfigurer<HttpSecurity> entetes, String fournisseur) {
        var contenu = fournisseur.isBlank()
                ? CONTENU
                : CONTENU.replace("form-action 'self'", "form-action 'self' " + origine(fournisseur));
        entetes.contentSecurityPolicy(csp -> csp.policyDirectives(contenu))
                .referrerPolicy(origine -> origine.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions -> permissions.policy(PERMISSIONS))
                .crossOriginOpenerPolicy(origine -> origine.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(origine -> origine.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
    }

    private static String origine(String adresse) {
        var uri = URI.create(adresse.strip());
        return uri.getScheme() + "://" + uri.getAuthority();
    }

    /** Une méthode qu'aucune route de ce chemin n'emploie est refusée avant tout autre contrôle : « lecture seule », et non « jeton absent ». */
    private static final class MethodesAdmises extends OncePerRequestFilter {

        private static final Set<String> LECTURES = Set.of("GET", "HEAD");

        private final Routes routes;

        private MethodesAdmises(Routes routes) {
            this.routes = routes;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest requete, HttpServletResponse reponse, FilterChain suite)
                throws ServletException, IOException {
            // Les cas ordinaires d'abord : une lecture ne cherche pas sa route deux fois.
            if (LECTURES.contains(requete.getMethod())) {
                suite.doFilter(requete, reponse);
                return;
            }
            var admises = routes.methodes(requete.getRequestURI());
            if (admises.contains(requete.getMethod())) {
                suite.doFilter(requete, reponse);
            } else {
                reponse.setHeader(HttpHeaders.ALLOW, String.join(", ", admises));
                reponse.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            }
        }
    }
}
