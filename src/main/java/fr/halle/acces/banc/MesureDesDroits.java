package fr.halle.acces.banc;

import fr.halle.acces.Cible.Lieu;
import fr.halle.acces.mandat.Comptes;
import fr.halle.acces.mandat.Habilitations;
import fr.halle.acces.mandat.Habilitations.Octroi;
import fr.halle.acces.mandat.Mandats;
import fr.halle.acces.mandat.Mandats.Designation;
import fr.halle.acces.mandat.NatureOrganisation;
import fr.halle.acces.mandat.Organisations;
import fr.halle.acces.session.Jetons;
import fr.halle.acces.session.Session;
import fr.halle.acces.session.Sessions;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.acteur.Acteur;
import fr.halle.platform.acteur.ActeurCourant;
import fr.halle.platform.banc.AdressesMesurees;
import fr.halle.platform.banc.Epreuve;
import fr.halle.platform.banc.Etabli;
import fr.halle.platform.banc.HalleLancee;
import fr.halle.platform.banc.Mesure;
import fr.halle.platform.banc.PageEprouvee;
import fr.halle.platform.banc.Resultat;
import fr.halle.platform.banc.Serie;
import fr.halle.territoire.TypeTerritoire;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Ce que coûtent les droits, sur la page d'un lauréat à l'échelle de la nation : les politiques de la base, puis le contexte de la
 * personne, puis ce que son droit lui montre en plus. La base est jetable : ses politiques s'y coupent le temps d'un tour.
 */
@Component
@Order(15)
class MesureDesDroits implements Mesure {

    private static final double BUT_DES_POLITIQUES = 1.10;
    private static final double BUT_DU_CONTEXTE = 1.25;
    private static final double BUT_DE_LA_PERSONNE = 1.5;

    /** Couper ou remettre une politique fait refaire tous les plans : ces demandes-là ne comptent pas. */
    private static final int REPRISE = 10;

    private static final LocalDate DEPUIS = LocalDate.of(2020, 7, 1);
    private static final Lieu NATION = new Lieu(TypeTerritoire.NATION, "france");
    private static final String SOURCE = "Banc";

    private final List<AdressesMesurees> adresses;
    private final Organisations organisations;
    private final Comptes comptes;
    private final Mandats mandats;
    private final Habilitations habilitations;
    private final Sessions sessions;
    private final Jetons jetons;

    MesureDesDroits(
            List<AdressesMesurees> adresses,
            Organisations organisations,
            Comptes comptes,
            Mandats mandats,
            Habilitations habilitations,
            Sessions sessions,
            Jetons jetons) {
        this.adresses = adresses;
        this.organisations = organisations;
        this.comptes = comptes;
        this.mandats = mandats;
        this.habilitations = habilitations;
        this.sessions = sessions;
        this.jetons = jetons;
    }

    @Override
    public String nom() {
        return "droits";
    }

    @Override
    public String objet() {
        return "la page d'un lauréat, recalculée : sans politique, avec, et pour une personne connectée";
    }

    @Override
    public List<Resultat> mesurer(Etabli etabli) {
        var page = adresses.stream()
                .map(AdressesMesurees::pageReservee)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new OperationRefusee("Aucune page ne montre davantage à qui en a le droit."));
        var halle = etabli.nation(1);
        var politiques = Politiques.lire(halle);
        var publique = PageEprouvee.recalculee(halle, page, PageEprouvee.ANONYME);
        var sansDroit = PageEprouvee.recalculee(halle, page, cookie("administrateur"));
        var avecDroit = PageEprouvee.recalculee(halle, page, cookie("pilote"));
        publique.echauffer(etabli, "publique");
        sansDroit.echauffer(etabli, "connectée, sans droit de plus");
        avecDroit.echauffer(etabli, "connectée, avec le pressenti et le demandé");
        Map<String, Epreuve> epreuves = new LinkedHashMap<>();
        epreuves.put("publique, sans politique", () -> politiques.sans(publique));
        epreuves.put("publique", () -> reprise(publique));
        epreuves.put("sans droit", () -> reprise(sansDroit));
        epreuves.put("avec droit, sans politique", () -> politiques.sans(avecDroit));
        epreuves.put("avec droit", () -> reprise(avecDroit));
        var series = Epreuve.entrelacer(epreuves);
        return List.of(
                comparer(
                        "page publique d'un lauréat, politiques seules",
                        serie(series, "publique"),
                        "la même, sans politique",
                        serie(series, "publique, sans politique"),
                        BUT_DES_POLITIQUES),
                comparer(
                        "page d'un lauréat avec ses demandes, politiques seules",
                        serie(series, "avec droit"),
                        "la même, sans politique",
                        serie(series, "avec droit, sans politique"),
                        BUT_DES_POLITIQUES),
                comparer(
                        "page d'un lauréat, contexte d'une personne et politiques",
                        serie(series, "sans droit"),
                        "la même, publique et sans politique",
                        serie(series, "publique, sans politique"),
                        BUT_DU_CONTEXTE),
                comparer(
                        "page d'un lauréat avec ses demandes, connectée",
                        serie(series, "avec droit"),
                        "la page publique",
                        serie(series, "publique"),
                        BUT_DE_LA_PERSONNE));
    }

    private static Resultat comparer(String nom, Serie mesure, String reference, Serie serie, double but) {
        return Resultat.compare(nom, PageEprouvee.UNITE, mesure, reference, serie, but);
    }

    private static Serie serie(Map<String, Serie> series, String nom) {
        return Objects.requireNonNull(series.get(nom));
    }

    private static double reprise(PageEprouvee page) {
        page.repeter(REPRISE);
        return page.jouer();
    }

    /** Le cookie d'une personne neuve, qui tient ce rôle sur la nation. */
    private String cookie(String role) {
        return ActeurCourant.agir(new Acteur.Service("banc"), () -> {
            var organisation = organisations.creer(NatureOrganisation.AUTRE, "Banc, " + role, null, null, SOURCE);
            var utilisateur = comptes.ouvrir("Banc", role, role + "@banc.invalid");
            var mandat = mandats.designer(
                    new Designation(utilisateur, organisation.id(), role, DEPUIS, null, SOURCE, SOURCE));
            var habilitation =
                    habilitations.accorder(new Octroi(mandat, null, role, NATION, null, DEPUIS, null, SOURCE));
            var session = sessions.ouvrir(new Sessions.Arrivant(utilisateur, "local", null, null), habilitation);
            return Session.COOKIE + "=" + jetons.fermer(Session.COOKIE, session, Sessions.DUREE);
        });
    }

    /** Les politiques de la base du banc, que son propriétaire coupe et remet. */
    private record Politiques(HalleLancee halle, List<String> tables) {

        static Politiques lire(HalleLancee halle) {
            var tables = new ArrayList<String>();
            try (var connexion = Objects.requireNonNull(halle.connexions().proprietaire())
                            .ouvrir();
                    var requete = connexion.createStatement();
                    var lignes =
                            requete.executeQuery("select oid::regclass::text from pg_class where relrowsecurity")) {
                while (lignes.next()) {
                    tables.add(lignes.getString(1));
                }
            } catch (SQLException e) {
                throw new IllegalStateException("Les politiques de la base du banc ne se lisent pas", e);
            }
            return new Politiques(halle, tables);
        }

        double sans(PageEprouvee page) {
            executer("disable");
            try {
                return reprise(page);
            } finally {
                executer("enable");
            }
        }

        private void executer(String sens) {
            try (var connexion = Objects.requireNonNull(halle.connexions().proprietaire())
                            .ouvrir();
                    var requete = connexion.createStatement()) {
                for (var table : tables) {
                    requete.execute("alter table " + table + " " + sens + " row level security");
                }
            } catch (SQLException e) {
                throw new IllegalStateException("Les politiques de la base du banc ne se coupent pas", e);
            }
        }
    }
}
