package fr.halle.essai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Un vrai navigateur, celui du système, sans écran. Absent, les essais qui l'emploient sont passés avec une ligne
 * visible ; en intégration continue ({@code CI=true}), ils échouent.
 *
 * <p>Un seul est lancé par JVM, au premier besoin, car le lancer coûte plusieurs secondes ; chaque visite y a son propre contexte, sans
 * cookie ni mémoire des autres. Il ne sert qu'un fil.
 */
public final class Navigateur implements AutoCloseable {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    private static final List<String> REGLES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice");

    private static final List<String> APPARENCE =
            List.of("color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size");

    /** Sans environnement de bureau ni réseau : rien ne doit sortir de la machine. */
    private static final List<String> OPTIONS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static @Nullable Browser lance;

    private final Browser chromium;
    private final String racine;
    private final Set<BrowserContext> contextes = new LinkedHashSet<>();

    private Navigateur(Browser chromium, String racine) {
        this.chromium = chromium;
        this.racine = racine;
    }

    /** @param racine l'adresse du serveur, sans barre finale : {@code http://localhost:8080} */
    public static Navigateur ouvrir(String racine) {
        var present = Files.isExecutable(CHROMIUM);
        if (!present && "true".equals(System.getenv("CI"))) {
            throw new IllegalStateException("Chromium est requis en intégration continue : apt-get install chromium");
        }
        if (!present) {
            System.out.println("ESSAI PASSÉ : " + CHROMIUM + " est absent, rien n'est vérifié dans un navigateur.");
        }
        assumeTrue(present, "Chromium absent");
        return new Navigateur(chromium(), racine);
    }

    /** Celui de la JVM ; lancé de nouveau si un essai l'a perdu. */
    private static synchronized Browser chromium() {
        var chromium = lance;
        if (chromium == null || !chromium.isConnected()) {
            var playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            chromium = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(CHROMIUM)
                            .setArgs(OPTIONS));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
            lance = chromium;
        }
        return chromium;
    }

    /** Une page dans les conditions demandées, surveillée tant qu'elle est ouverte. */
    public Visite visiter(String adresse, Conditions conditions) {
        return visiter(adresse, conditions, Map.of());
    }

    /** @param cookies par nom, ceux que le navigateur présente dès la première demande */
    public Visite visiter(String adresse, Conditions conditions, Map<String, String> cookies) {
        var contexte = ouvrir(new Browser.NewContextOptions()
                .setViewportSize(conditions.largeur(), conditions.hauteur())
                .setColorScheme(conditions.sombre() ? ColorScheme.DARK : ColorScheme.LIGHT)
                // Sans animation, ce que l'on mesure est ce que l'on voit.
                .setReducedMotion(ReducedMotion.REDUCE)
                .setJavaScriptEnabled(conditions.scripts())
                .setLocale("fr-FR"));
        contexte.addCookies(cookies.entrySet().stream()
                .map(c -> new Cookie(c.getKey(), c.getValue()).setUrl(racine))
                .toList());
        var visite = new Visite(contexte, contexte.newPage());
        visite.aller(adresse);
        return visite;
    }

    /** Un navigateur sans surveillance, pour un parcours qui passe par un autre serveur. */
    public BrowserContext libre() {
        return ouvrir(new Browser.NewContextOptions()
                .setViewportSize(1280, 900)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale("fr-FR"));
    }

    private BrowserContext ouvrir(Browser.NewContextOptions options) {
        var contexte = chromium.newContext(options);
        contextes.add(contexte);
        contexte.onClose(contextes::remove);
        return contexte;
    }

    /** @param scripts les scripts de la page ; Halle doit s'en passer, axe en a besoin */
    public record Conditions(int largeur, int hauteur, boolean sombre, boolean scripts) {

        public static final Conditions BUREAU = new Conditions(1280, 900, false, true);

        public Conditions large(int pixels) {
            return new Conditions(pixels, hauteur, sombre, scripts);
        }

        public Conditions enSombre() {
            return new Conditions(largeur, hauteur, true, scripts);
        }

        public Conditions sansScript() {
            return new Conditions(largeur, hauteur, sombre, false);
        }
    }

    /** Une page ouverte ; fermer la visite vérifie que rien n'a été signalé par le navigateur. */
    public final class Visite implements AutoCloseable {

        private final BrowserContext contexte;
        private final Page page;
        private final List<String> anomalies = new ArrayList<>();

        private Visite(BrowserContext contexte, Page page) {
            this.contexte = contexte;
            this.page = page;
            page.onConsoleMessage(message -> {
                // Le statut d'une page d'erreur n'est pas une erreur de la page.
                if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                    anomalies.add("console : " + message.text());
                }
            });
            page.onPageError(erreur -> anomalies.add("script : " + erreur));
            page.onRequest(requete -> {
                if (!requete.url().startsWith(racine) && !requete.url().startsWith("data:")) {
                    anomalies.add("requête hors du serveur : " + requete.url());
                }
            });
            page.onResponse(reponse -> {
                if (reponse.status() >= 400 && !reponse.request().isNavigationRequest()) {
                    anomalies.add("ressource en erreur : " + reponse.status() + " " + reponse.url());
                }
            });
        }

        public Page page() {
            return page;
        }

        public Visite aller(String adresse) {
            page.navigate(racine + adresse);
            return this;
        }

        /** Ouvre tous les dépliants puis applique les règles automatiques d'accessibilité. */
        public Visite accessible() {
            // Le détail de ce qui est en règle, des milliers de nœuds, ne sert à rien ici : le rendre coûte un tiers du
            // temps.
            var options = new AxeRunOptions();
            options.setResultTypes(List.of("violations"));
            return juger(new AxeBuilder(page).options(options).withTags(REGLES));
        }

        /** Rejuge ce que changent les couleurs et la largeur ; le reste ne dépend que de ce qui est écrit. */
        public Visite accessibleEncore() {
            return juger(new AxeBuilder(page).withRules(APPARENCE));
        }

        private Visite juger(AxeBuilder axe) {
            deplier();
            // Sans cadre dans nos pages, tout se juge d'un trait : le mode ordinaire ouvre une page de plus à chaque
            // fois.
            var resultat = axe.setLegacyMode(true).analyze();
            var fautes = resultat.getViolations().stream()
                    .map(regle -> regle.getId() + " — " + regle.getHelp() + " : "
                            + regle.getNodes().stream()
                                    .map(noeud -> noeud.getHtml())
                                    .limit(3)
                                    .toList())
                    .toList();
            assertThat(fautes).as("règles d'accessibilité, %s", page.url()).isEmpty();
            return this;
        }

        public Visite deplier() {
            page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
            return this;
        }

        /** La page ne défile pas de côté : seuls les tableaux et les images le peuvent, dans leur cadre. */
        public Visite sansDebordement() {
            var depasse = page.evaluate("""
                    () => {
                      const l = document.documentElement.clientWidth;
                      if (document.documentElement.scrollWidth <= l) return [];
                      return [...document.querySelectorAll('body *')]
                        .filter(e => e.getBoundingClientRect().right > l + 1 && !e.closest('.fr-table__container, .halle-defile'))
                        .slice(0, 5).map(e => e.outerHTML.slice(0, 160));
                    }""");
            assertThat((List<?>) depasse)
                    .as("débordement à %d px, %s", page.viewportSize().width, page.url())
                    .isEmpty();
            return this;
        }

        /** Double la taille du texte, comme le réglage du navigateur. */
        public Visite grossir() {
            page.evaluate("document.documentElement.style.fontSize = '200%'");
            return this;
        }

        /** Parcourt la page au clavier : chaque arrêt est visible et porte un repère. Rend les textes rencontrés. */
        public List<String> parcourirAuClavier(int arrets) {
            var rencontres = new ArrayList<String>();
            for (var i = 0; i < arrets; i++) {
                page.keyboard().press("Tab");
                var etat = (Map<?, ?>) page.evaluate("""
                        () => {
                          const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect();
                          return {
                            corps: e === document.body,
                            nom: (e.getAttribute('aria-label') || e.innerText || e.name || e.id || '').trim(),
                            visible: r.width > 0 && r.height > 0 && r.bottom > 0 && r.top < innerHeight,
                            repere: (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2) || !!e.closest('.halle-carte')
                          };
                        }""");
                if ((boolean) etat.get("corps")) {
                    break;
                }
                assertThat(etat.get("visible"))
                        .as("visible : « %s »", etat.get("nom"))
                        .isEqualTo(true);
                assertThat(etat.get("repere"))
                        .as("repère : « %s »", etat.get("nom"))
                        .isEqualTo(true);
                rencontres.add((String) etat.get("nom"));
            }
            return rencontres;
        }

        /** La page imprimée en PDF, sur A4. */
        public byte[] imprimer() {
            return page.pdf(new Page.PdfOptions().setFormat("A4"));
        }

        public Visite photographier(Path fichier) {
            page.screenshot(new Page.ScreenshotOptions().setPath(fichier).setFullPage(true));
            return this;
        }

        @Override
        public void close() {
            contexte.close();
            assertThat(anomalies).as("ce que le navigateur a signalé").isEmpty();
        }
    }

    /** Ferme ce qui y est resté ouvert ; le navigateur lui-même sert au suivant. */
    @Override
    public void close() {
        List.copyOf(contextes).forEach(BrowserContext::close);
    }
}
