package fr.halle.platform.web.memoire;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.halle.platform.web.ModelesJte;
import fr.halle.platform.web.Typographie;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.OptionalLong;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Garde les pages publiques jusqu'au prochain changement de la base, ou jusqu'à minuit à Paris, puisque la date de lecture
 * est celle du jour. Une demande qui dit quelque chose de la personne (cookie, autorisation) n'est ni gardée, ni servie d'ici.
 */
class PagesGardees extends OncePerRequestFilter {

    private static final int OCTETS = 24 * 1024 * 1024;
    private static final int PAGE_MAXIMALE = 1024 * 1024;

    /** Dit qu'une réponse vient de la mémoire (RFC 9211) : ce qui se mesure ou se dépanne doit se voir. */
    private static final String CACHE_STATUS = "Cache-Status";

    private final Veille veille;
    private final Clock horloge;
    private final MeterRegistry compteurs;
    private final Cache<Cle, Page> pages = Caffeine.newBuilder()
            .maximumWeight(OCTETS)
            .weigher((Cle cle, Page page) -> cle.adresse.length() * 2 + page.corps.length + 200)
            .build();

    PagesGardees(Veille veille, Clock horloge, MeterRegistry compteurs) {
        this.veille = veille;
        this.horloge = horloge;
        this.compteurs = compteurs;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest requete) {
        return !requete.getMethod().equals("GET")
                || requete.getHeader(HttpHeaders.COOKIE) != null
                || requete.getHeader(HttpHeaders.AUTHORIZATION) != null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest requete, HttpServletResponse reponse, FilterChain suite)
            throws ServletException, IOException {
        // L'époque est lue avant la page : un changement pendant le calcul rend la page périmée dès qu'elle est gardée.
        var epoque = veille.epoque();
        if (epoque.isEmpty()) {
            suite.doFilter(requete, reponse);
            return;
        }
        var cle = new Cle(
                requete.getRequestURL() + "?" + requete.getQueryString(),
                LocalDate.ofInstant(horloge.instant(), Typographie.PARIS));
        var gardee = pages.getIfPresent(cle);
        if (gardee != null && gardee.epoque == epoque.getAsLong()) {
            compter("servie");
            reponse.setHeader(CACHE_STATUS, "halle; hit");
            reponse.setLocale(Locale.FRENCH);
            reponse.setContentType(gardee.type);
            reponse.setContentLength(gardee.corps.length);
            reponse.getOutputStream().write(gardee.corps);
            return;
        }
        calculer(requete, reponse, suite, cle, epoque);
    }

    private void calculer(
            HttpServletRequest requete, HttpServletResponse reponse, FilterChain suite, Cle cle, OptionalLong epoque)
            throws ServletException, IOException {
        requete.setAttribute(ModelesJte.PAGE_DEMANDEE, true);
        suite.doFilter(requete, reponse);
        var type = reponse.getContentType();
        if (reponse.getStatus() == HttpServletResponse.SC_OK
                && type != null
                && requete.getAttribute(ModelesJte.PAGE_DEMANDEE) instanceof byte[] corps
                && corps.length <= PAGE_MAXIMALE
                && !reponse.containsHeader(HttpHeaders.SET_COOKIE)) {
            pages.put(cle, new Page(epoque.orElseThrow(), type, corps));
            compter("calculee");
        }
    }

    private void compter(String sort) {
        compteurs.counter("halle.pages", "sort", sort).increment();
    }

    private record Cle(String adresse, LocalDate jour) {}

    private static final class Page {
        private final long epoque;
        private final String type;
        private final byte[] corps;

        private Page(long epoque, String type, byte[] corps) {
            this.epoque = epoque;
            this.type = type;
            this.corps = corps;
        }
    }
}
