package fr.halle.convention.acte;

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
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/** Chaque rôle de la matrice, trois fois : à Sénas, ailleurs, et à Sénas sous un mandat fini. */
final class TroupeDEssai {

    enum Place {
        DEDANS,
        DEHORS,
        FINI
    }

    /** Par rôle : à quel niveau il est donné ici, et de quelle organisation ; absente, une organisation créée pour lui. */
    private static final Map<String, Emploi> EMPLOIS = emplois();

    private record Emploi(TypeTerritoire maille, NatureOrganisation nature, boolean duTerritoire) {}

    private static final Map<TypeTerritoire, String> SENAS = Map.of(
            TypeTerritoire.COMMUNE, "13105",
            TypeTerritoire.EPCI, "200054807",
            TypeTerritoire.DEPARTEMENT, "13",
            TypeTerritoire.REGION, "93",
            TypeTerritoire.NATION, "france");

    /** La nation est partout : on en sort par le programme. */
    private static final Map<TypeTerritoire, String> AILLEURS = Map.of(
            TypeTerritoire.COMMUNE, "40197",
            TypeTerritoire.EPCI, "244000691",
            TypeTerritoire.DEPARTEMENT, "40",
            TypeTerritoire.REGION, "75",
            TypeTerritoire.NATION, "france");

    private static final LocalDate DU = LocalDate.of(2020, 7, 1);
    private static final LocalDate AUJOURD_HUI = LocalDate.now(ZoneId.of("Europe/Paris"));

    private final ApplicationContext halle;
    private final Map<String, EnumMap<Place, Acteur.Personne>> acteurs = new LinkedHashMap<>();
    private final Map<String, UUID> creees = new HashMap<>();
    private int numero;

    TroupeDEssai(ApplicationContext halle) {
        this.halle = halle;
        ActeurCourant.agir(new Acteur.Service("essai"), () -> {
            EMPLOIS.forEach((role, emploi) -> {
                var siens = new EnumMap<Place, Acteur.Personne>(Place.class);
                for (var place : Place.values()) {
                    siens.put(place, engager(role, emploi, place));
                }
                acteurs.put(role, siens);
            });
            return true;
        });
    }

    private static Map<String, Emploi> emplois() {
        var emplois = new LinkedHashMap<String, Emploi>();
        emplois.put("maire", new Emploi(TypeTerritoire.COMMUNE, NatureOrganisation.COMMUNE, true));
        emplois.put("elu_referent", new Emploi(TypeTerritoire.COMMUNE, NatureOrganisation.COMMUNE, true));
        emplois.put("president_epci", new Emploi(TypeTerritoire.EPCI, NatureOrganisation.EPCI, true));
        emplois.put("secretaire", new Emploi(TypeTerritoire.COMMUNE, NatureOrganisation.COMMUNE, true));
        emplois.put("chef_de_projet", new Emploi(TypeTerritoire.COMMUNE, NatureOrganisation.COMMUNE, true));
        emplois.put("agent_ddt", new Emploi(TypeTerritoire.DEPARTEMENT, NatureOrganisation.DDT, true));
        emplois.put("sous_prefet", new Emploi(TypeTerritoire.DEPARTEMENT, NatureOrganisation.PREFECTURE, true));
        emplois.put("prefet", new Emploi(TypeTerritoire.DEPARTEMENT, NatureOrganisation.PREFECTURE, true));
        emplois.put("instructeur", new Emploi(TypeTerritoire.DEPARTEMENT, NatureOrganisation.DDT, true));
        emplois.put("sgar", new Emploi(TypeTerritoire.REGION, NatureOrganisation.SGAR, true));
        emplois.put("prefet_region", new Emploi(TypeTerritoire.REGION, NatureOrganisation.PREFECTURE_REGION, true));
        emplois.put("financeur", new Emploi(TypeTerritoire.DEPARTEMENT, NatureOrganisation.FINANCEUR, false));
        emplois.put("delegataire", new Emploi(TypeTerritoire.EPCI, NatureOrganisation.DELEGATAIRE, false));
        emplois.put("pilote", new Emploi(TypeTerritoire.NATION, NatureOrganisation.OPERATEUR, false));
        emplois.put("controle", new Emploi(TypeTerritoire.DEPARTEMENT, NatureOrganisation.CONTROLE, false));
        emplois.put("administrateur", new Emploi(TypeTerritoire.NATION, NatureOrganisation.AUTRE, false));
        return emplois;
    }

    static java.util.Set<String> roles() {
        return EMPLOIS.keySet();
    }

    Acteur.Personne acteur(String role, Place place) {
        return Objects.requireNonNull(
                Objects.requireNonNull(acteurs.get(role), role).get(place));
    }

    /** L'organisation où ce rôle est tenu, à Sénas. */
    UUID organisation(String role) {
        return Objects.requireNonNull(creees.get(role), role);
    }

    private Acteur.Personne engager(String role, Emploi emploi, Place place) {
        var codes = place == Place.DEHORS ? AILLEURS : SENAS;
        var lieu = new Lieu(emploi.maille, Objects.requireNonNull(codes.get(emploi.maille)));
        var organisation = organisation(role, emploi, place, lieu);
        numero++;
        var utilisateur = bean(Comptes.class).ouvrir("Claude", "Essai " + numero, "troupe-" + numero + "@essai.fr");
        var jusqu = AUJOURD_HUI.plusYears(1);
        var mandat = bean(Mandats.class)
                .designer(new Designation(utilisateur, organisation, role, DU, jusqu, "Arrêté", "essai"));
        var habilitation = bean(Habilitations.class)
                .accorder(new Octroi(mandat, null, role, lieu, programme(emploi, place), DU, jusqu, "essai"));
        if (place == Place.FINI) {
            bean(Mandats.class).terminer(mandat, AUJOURD_HUI, "Fin de mandat");
        }
        return new Acteur.Personne(
                UUID.randomUUID(), utilisateur, habilitation, "Claude Essai " + numero, role + ", " + place);
    }

    private static @Nullable String programme(Emploi emploi, Place place) {
        return place == Place.DEHORS && emploi.maille == TypeTerritoire.NATION ? "autre" : "pvd";
    }

    private UUID organisation(String role, Emploi emploi, Place place, Lieu lieu) {
        if (emploi.duTerritoire) {
            return bean(OrganisationsDesTerritoires.class)
                    .assurer(emploi.nature, lieu)
                    .id();
        }
        return creees.computeIfAbsent(
                place == Place.DEHORS ? role + " d'ailleurs" : role,
                nom -> bean(Organisations.class)
                        .creer(emploi.nature, "Organisation de " + nom, null, null, "essai")
                        .id());
    }

    private <T> T bean(Class<T> type) {
        return halle.getBean(type);
    }
}
