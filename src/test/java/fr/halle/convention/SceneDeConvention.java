package fr.halle.convention;

import fr.halle.acces.Cible.Lieu;
import fr.halle.acces.mandat.Comptes;
import fr.halle.acces.mandat.Habilitations;
import fr.halle.acces.mandat.Habilitations.Octroi;
import fr.halle.acces.mandat.Mandats;
import fr.halle.acces.mandat.Mandats.Designation;
import fr.halle.acces.mandat.NatureOrganisation;
import fr.halle.acces.mandat.Organisations;
import fr.halle.acces.mandat.OrganisationsDesTerritoires;
import fr.halle.platform.acteur.Acteur;
import fr.halle.platform.acteur.ActeurCourant;
import fr.halle.territoire.TypeTerritoire;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContext;

/** Les personnes d'une convention à Sénas, dans la Métropole Aix-Marseille-Provence, et quelques étrangers. */
public final class SceneDeConvention {

    /** Le lauréat Sénas. */
    public static final String SENAS = "L-6HG9WFFH6";

    private static final AtomicInteger NUMERO = new AtomicInteger();

    private final ApplicationContext contexte;
    private final Map<String, Acteur.Personne> acteurs = new LinkedHashMap<>();

    public SceneDeConvention(ApplicationContext contexte) {
        this.contexte = contexte;
        ActeurCourant.agir(new Acteur.Service("essai"), () -> {
            var senas = new Lieu(TypeTerritoire.COMMUNE, "13105");
            var metropole = new Lieu(TypeTerritoire.EPCI, "200054807");
            var departement = new Lieu(TypeTerritoire.DEPARTEMENT, "13");
            var region = new Lieu(TypeTerritoire.REGION, "93");
            personne("maire", NatureOrganisation.COMMUNE, senas, "Maire", "maire", senas);
            personne("chef", NatureOrganisation.COMMUNE, senas, "Cheffe de projet", "chef_de_projet", senas);
            personne("presidente", NatureOrganisation.EPCI, metropole, "Présidente", "president_epci", metropole);
            personne("prefet", NatureOrganisation.PREFECTURE, departement, "Préfet", "prefet", departement);
            personne("ddt", NatureOrganisation.DDT, departement, "Agente", "agent_ddt", departement);
            personne("sgar", NatureOrganisation.SGAR, region, "Chargée de mission", "sgar", region);
            personne(
                    "region",
                    NatureOrganisation.PREFECTURE_REGION,
                    region,
                    "Préfet de région",
                    "prefet_region",
                    region);
            var morcenx = new Lieu(TypeTerritoire.COMMUNE, "40197");
            personne("etrangere", NatureOrganisation.COMMUNE, morcenx, "Maire", "maire", morcenx);
            var landes = new Lieu(TypeTerritoire.DEPARTEMENT, "40");
            personne("prefet-40", NatureOrganisation.PREFECTURE, landes, "Préfète", "prefet", landes);
            var trets = new Lieu(TypeTerritoire.COMMUNE, "13110");
            personne("voisin", NatureOrganisation.COMMUNE, trets, "Maire", "maire", trets);
            return null;
        });
    }

    public Acteur.Personne acteur(String nom) {
        return Objects.requireNonNull(acteurs.get(nom), nom);
    }

    public <T, X extends Throwable> T sous(String nom, ScopedValue.CallableOp<? extends T, X> travail) throws X {
        return ActeurCourant.agir(acteur(nom), travail);
    }

    /** L'organisation née de ce territoire. */
    public UUID organisation(NatureOrganisation nature, Lieu lieu) {
        return Objects.requireNonNull(ActeurCourant.agir(
                new Acteur.Service("essai"),
                () -> bean(OrganisationsDesTerritoires.class)
                        .assurer(nature, lieu)
                        .id()));
    }

    /** Une organisation de l'annuaire, sans territoire. */
    public UUID organisation(NatureOrganisation nature, String nom) {
        return Objects.requireNonNull(ActeurCourant.agir(
                new Acteur.Service("essai"),
                () -> bean(Organisations.class)
                        .creer(nature, nom, null, null, "essai")
                        .id()));
    }

    /** Met fin, ce jour-là, au mandat sous lequel agit cette personne. */
    public void finir(String nom, LocalDate jour) {
        ActeurCourant.agir(new Acteur.Service("essai"), () -> {
            var mandat = bean(org.springframework.jdbc.core.simple.JdbcClient.class)
                    .sql("select mandat from acces.v_habilitation where id = :id")
                    .param("id", acteur(nom).habilitation())
                    .query(UUID.class)
                    .single();
            bean(Mandats.class).terminer(mandat, jour, "essai");
            bean(fr.halle.acces.Chapeaux.class).oublier();
            return null;
        });
    }

    /** Une autre personne, à la même place, dont le mandat commence ce jour-là. */
    public void personne(
            String cle, NatureOrganisation nature, Lieu place, String fonction, String role, Lieu lieu, LocalDate du) {
        ActeurCourant.agir(new Acteur.Service("essai"), () -> {
            ajouter(cle, nature, place, fonction, role, lieu, du);
            return null;
        });
    }

    private void personne(String cle, NatureOrganisation nature, Lieu place, String fonction, String role, Lieu lieu) {
        ajouter(cle, nature, place, fonction, role, lieu, LocalDate.of(2020, 7, 1));
    }

    private void ajouter(
            String cle, NatureOrganisation nature, Lieu place, String fonction, String role, Lieu lieu, LocalDate du) {
        var organisation = bean(OrganisationsDesTerritoires.class).assurer(nature, place);
        var numero = NUMERO.incrementAndGet();
        var nom = "Camille Essai " + numero;
        var utilisateur =
                bean(Comptes.class).ouvrir("Camille", "Essai " + numero, "convention-" + numero + "@essai.fr");
        var mandat = bean(Mandats.class)
                .designer(new Designation(utilisateur, organisation.id(), fonction, du, null, "Arrêté", "essai"));
        var habilitation =
                bean(Habilitations.class).accorder(new Octroi(mandat, null, role, lieu, "pvd", du, null, "essai"));
        acteurs.put(
                cle,
                new Acteur.Personne(
                        UUID.randomUUID(), utilisateur, habilitation, nom, fonction + ", " + organisation.nom()));
    }

    private <T> T bean(Class<T> type) {
        return contexte.getBean(type);
    }
}
