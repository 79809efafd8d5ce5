package fr.halle.acces.connexion;

import fr.halle.Halle;
import fr.halle.acces.Cible.Lieu;
import fr.halle.acces.connexion.local.ComptesLocaux;
import fr.halle.acces.mandat.Comptes;
import fr.halle.acces.mandat.Habilitations;
import fr.halle.acces.mandat.Habilitations.Octroi;
import fr.halle.acces.mandat.Mandats;
import fr.halle.acces.mandat.Mandats.Designation;
import fr.halle.acces.mandat.NatureOrganisation;
import fr.halle.acces.mandat.Organisations;
import fr.halle.essai.BaseChargee;
import fr.halle.platform.acteur.Acteur;
import fr.halle.platform.acteur.ActeurCourant;
import fr.halle.platform.base.Connexions;
import fr.halle.territoire.TypeTerritoire;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Des serveurs entiers sur une base à eux, et de quoi y mettre des personnes. */
public final class Instances {

    public static final String MOT_DE_PASSE = "pin maritime sur sable blond";

    private Instances() {}

    public static ConfigurableApplicationContext lancer(Connexions base, Map<String, String> reglages) {
        Map<String, Object> tous = new HashMap<>();
        tous.put("server.port", 0);
        tous.put("management.server.port", 0);
        tous.putAll(reglages);
        return new SpringApplicationBuilder(Halle.class)
                .initializers(contexte -> BaseChargee.brancherServeur(contexte, base))
                .properties(tous)
                .run();
    }

    public static String racine(ConfigurableApplicationContext halle) {
        return "http://localhost:"
                + ((WebServerApplicationContext) halle).getWebServer().getPort();
    }

    /** Une personne qui a un compte local, sans mandat. */
    public static UUID compte(ConfigurableApplicationContext halle, String prenom, String courriel) {
        return enService(() -> {
            var id = halle.getBean(Comptes.class).ouvrir(prenom, "Essai", courriel);
            halle.getBean(ComptesLocaux.class).poser(id, MOT_DE_PASSE);
            return id;
        });
    }

    /** Un mandat de maire d'une commune et le chapeau qui va avec ; rend le mandat. */
    public static UUID maire(ConfigurableApplicationContext halle, UUID utilisateur, String commune) {
        return enService(() -> {
            var lieu = new Lieu(TypeTerritoire.COMMUNE, commune);
            var organisations = halle.getBean(Organisations.class);
            var mairie = organisations
                    .trouver(NatureOrganisation.COMMUNE, lieu)
                    .orElseGet(() ->
                            organisations.creer(NatureOrganisation.COMMUNE, "Commune " + commune, null, lieu, "essai"));
            var du = LocalDate.now(ZoneId.of("Europe/Paris")).minusYears(1);
            var mandat = halle.getBean(Mandats.class)
                    .designer(new Designation(utilisateur, mairie.id(), "Maire", du, null, "Délibération", "essai"));
            halle.getBean(Habilitations.class)
                    .accorder(new Octroi(mandat, null, "maire", lieu, null, du, null, "essai"));
            return mandat;
        });
    }

    /** Les essais d'une même adresse se comptent ensemble : entre deux essais, on repart de zéro. */
    public static void oublierLesEssais(ConfigurableApplicationContext halle) {
        enService(() ->
                halle.getBean(JdbcClient.class).sql("delete from acces.essai").update());
    }

    public static <T> T enService(java.util.function.Supplier<T> travail) {
        return ActeurCourant.agir(new Acteur.Service("essai"), travail::get);
    }
}
