package fr.halle.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tout est public et en lecture seule ; ce qui s'ouvrira plus tard devra le déclarer. */
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
    SecurityFilterChain filtres(HttpSecurity http, Routes routes) {
        return http.authorizeHttpRequests(demandes -> demandes.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .csrf(csrf -> csrf.csrfTokenRepository(jetons()))
                .addFilterBefore(new MethodesAdmises(routes), CsrfFilter.class)
                .headers(SecuriteConfiguration::entetes)
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

    private static CookieCsrfTokenRepository jetons() {
        var jetons = new CookieCsrfTokenRepository();
        jetons.setCookieCustomizer(cookie -> cookie.sameSite("Strict").httpOnly(true));
        return jetons;
    }

    private static void entetes(HeadersConfigurer<HttpSecurity> entetes) {
        entetes.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENU))
                .referrerPolicy(origine -> origine.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions -> permissions.policy(PERMISSIONS))
                .crossOriginOpenerPolicy(origine -> origine.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(origine -> origine.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
    }

    /** Une méthode qu'aucune route n'emploie est refusée avant tout autre contrôle : « lecture seule », et non « jeton absent ». */
    private static final class MethodesAdmises extends OncePerRequestFilter {

        private final Routes routes;

        private MethodesAdmises(Routes routes) {
            this.routes = routes;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest requete, HttpServletResponse reponse, FilterChain suite)
                throws ServletException, IOException {
            if (routes.methodes().contains(requete.getMethod())) {
                suite.doFilter(requete, reponse);
            } else {
                reponse.setHeader(HttpHeaders.ALLOW, String.join(", ", routes.methodes()));
                reponse.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            }
        }
    }
}
