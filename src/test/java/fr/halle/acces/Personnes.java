package fr.halle.acces;

import fr.halle.acces.Cible.Lieu;
import fr.halle.acces.mandat.Comptes;
import fr.halle.acces.mandat.Habilitations;
import fr.halle.acces.mandat.Habilitations.Octroi;
import fr.halle.acces.mandat.Mandats;
import fr.halle.acces.mandat.Mandats.Designation;
import fr.halle.acces.mandat.NatureOrganisation;
import fr.halle.acces.mandat.Organisation;
import fr.halle.acces.mandat.Organisations;
import fr.halle.acces.mandat.OrganisationsDesTerritoires;
import fr.halle.platform.acteur.Acteur;
import fr.halle.platform.acteur.ActeurCourant;
import fr.halle.territoire.TypeTerritoire;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/** Des personnes en fonction, pour les essais : un maire, un préfet, un administrateur… */
public record Personnes(ApplicationContext halle) {

    private static final AtomicInteger NUMERO = new AtomicInteger();

    public static final LocalDate DEPUIS = LocalDate.of(2020, 7, 1);

    /** Une personne, et le mandat d'où elle tient son chapeau. */
    public record EnFonction(Acteur.Personne acteur, UUID mandat, UUID organisation, String courriel) {

        public <T> T fait(Supplier<T> travail) {
            return ActeurCourant.agir(acteur, travail::get);
        }

        public void fait(Runnable travail) {
            ActeurCourant.agir(acteur, () -> {
                travail.run();
                return true;
            });
        }
    }

    public static Lieu commune(String code) {
        return new Lieu(TypeTerritoire.COMMUNE, code);
    }

    public static Lieu departement(String code) {
        return new Lieu(TypeTerritoire.DEPARTEMENT, code);
    }

    public EnFonction maire(String commune) {
        return place("maire", NatureOrganisation.COMMUNE, commune(commune), "Maire");
    }

    public EnFonction chefDeProjet(String commune) {
        return place("chef_de_projet", NatureOrganisation.COMMUNE, commune(commune), "Cheffe de projet");
    }

    public EnFonction prefet(String departement) {
        return place("prefet", NatureOrganisation.PREFECTURE, departement(departement), "Préfet");
    }

    public EnFonction administrateur() {
        return place(
                "administrateur",
                NatureOrganisation.AUTRE,
                new Lieu(TypeTerritoire.NATION, "france"),
                "Administratrice");
    }

    public EnFonction place(String role, NatureOrganisation nature, Lieu lieu, String fonction) {
        return enService(() -> {
            var organisation = lieu.type() == TypeTerritoire.NATION
                    ? bean(Organisations.class).creer(nature, "Halle " + NUMERO.incrementAndGet(), null, null, "essai")
                    : bean(OrganisationsDesTerritoires.class).assurer(nature, lieu);
            return dans(organisation, role, lieu, fonction, null);
        });
    }

    /** La même place, mais dont le mandat finit : {@code jusqu} est le premier jour où elle n'est plus tenue. */
    public EnFonction placeJusqua(LocalDate jusqu, String role, NatureOrganisation nature, Lieu lieu, String fonction) {
        return enService(
                () -> dans(bean(OrganisationsDesTerritoires.class).assurer(nature, lieu), role, lieu, fonction, jusqu));
    }

    private EnFonction dans(
            Organisation organisation, String role, Lieu lieu, String fonction, @Nullable LocalDate jusqu) {
        var numero = NUMERO.incrementAndGet();
        var courriel = "personne-" + numero + "@essai.fr";
        var utilisateur = bean(Comptes.class).ouvrir("Dominique", "Essai " + numero, courriel);
        var mandat = bean(Mandats.class)
                .designer(new Designation(
                        utilisateur,
                        organisation.id(),
                        fonction,
                        DEPUIS,
                        jusqu,
                        "Délibération du 1er juillet 2020",
                        "essai"));
        var habilitation =
                bean(Habilitations.class).accorder(new Octroi(mandat, null, role, lieu, null, DEPUIS, jusqu, "essai"));
        return new EnFonction(
                new Acteur.Personne(
                        UUID.randomUUID(),
                        utilisateur,
                        habilitation,
                        "Dominique Essai " + numero,
                        fonction + ", " + organisation.nom()),
                mandat,
                organisation.id(),
                courriel);
    }

    public UUID compte(String courriel) {
        return enService(() -> bean(Comptes.class).ouvrir("Camille", "Essai", courriel));
    }

    public static <T> T enService(Supplier<T> travail) {
        return ActeurCourant.agir(new Acteur.Service("essai"), travail::get);
    }

    public <T> T bean(Class<T> type) {
        return halle.getBean(type);
    }
}
