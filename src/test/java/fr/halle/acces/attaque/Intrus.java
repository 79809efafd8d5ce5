package fr.halle.acces.attaque;

import fr.halle.acces.Cible.Lieu;
import fr.halle.acces.Personnes;
import fr.halle.acces.mandat.NatureOrganisation;
import fr.halle.acces.matrice.Matrice;
import fr.halle.acces.session.Jetons;
import fr.halle.acces.session.Session;
import fr.halle.acces.session.Sessions;
import fr.halle.territoire.TypeTerritoire;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/**
 * Quelqu'un qui demande une page.
 *
 * @param role celui de son chapeau ; {@code null} s'il n'en a pas qui vaille
 * @param session ce que son cookie porte ; {@code null} s'il n'est pas connecté
 */
record Intrus(String nom, @Nullable String role, @Nullable Session session, String cookie, boolean deLaMairie) {

    static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private static final Map<TypeTerritoire, String> ICI = Map.of(
            TypeTerritoire.COMMUNE, "40197",
            TypeTerritoire.EPCI, "244000691",
            TypeTerritoire.DEPARTEMENT, "40",
            TypeTerritoire.REGION, "75",
            TypeTerritoire.NATION, "france");

    /** Un rôle qui a plusieurs niveaux est pris au premier de ceux-ci. */
    private static final Map<TypeTerritoire, NatureOrganisation> NATURES = new java.util.LinkedHashMap<>();

    static {
        NATURES.put(TypeTerritoire.DEPARTEMENT, NatureOrganisation.PREFECTURE);
        NATURES.put(TypeTerritoire.COMMUNE, NatureOrganisation.COMMUNE);
        NATURES.put(TypeTerritoire.EPCI, NatureOrganisation.EPCI);
        NATURES.put(TypeTerritoire.REGION, NatureOrganisation.PREFECTURE_REGION);
        NATURES.put(TypeTerritoire.NATION, NatureOrganisation.AUTRE);
    }

    boolean connecte() {
        return session != null;
    }

    /** Un par rôle de la matrice, tous en fonction dans les Landes, puis ceux qui n'ont rien à y faire. */
    static List<Intrus> tous(ApplicationContext halle) {
        var personnes = new Personnes(halle);
        var tous = new ArrayList<Intrus>();
        tous.add(new Intrus("anonyme", null, null, "", false));
        tous.add(new Intrus("cookie forgé", null, null, "eyJhbGciOiJkaXIifQ..AAAA.AAAA.AAAA", false));
        tous.add(de(halle, "sans habilitation", null, personnes.compte("sans@exemple.fr"), null, false));
        var fini = personnes.placeJusqua(
                LocalDate.now(PARIS).minusDays(1),
                "prefet",
                NatureOrganisation.PREFECTURE,
                Personnes.departement("40"),
                "Préfète d'avant");
        tous.add(de(
                halle,
                "habilitation expirée",
                null,
                fini.acteur().utilisateur(),
                fini.acteur().habilitation(),
                false));
        var ailleurs = personnes.prefet("13");
        tous.add(de(
                halle,
                "préfet d'un autre département",
                "prefet",
                ailleurs.acteur().utilisateur(),
                ailleurs.acteur().habilitation(),
                false));
        var voisin = personnes.maire("40224");
        tous.add(de(
                halle,
                "maire d'une autre commune",
                "maire",
                voisin.acteur().utilisateur(),
                voisin.acteur().habilitation(),
                false));
        for (var role : halle.getBean(Matrice.class).roles()) {
            var maille = NATURES.keySet().stream()
                    .filter(role.mailles()::contains)
                    .findFirst()
                    .orElseThrow();
            var lieu = new Lieu(maille, ICI.get(maille));
            // Une mission de contrôle a toujours une fin.
            var place = role.lectureSeule()
                    ? personnes.placeJusqua(
                            LocalDate.now(PARIS).plusDays(30), role.code(), NATURES.get(maille), lieu, role.libelle())
                    : personnes.place(role.code(), NATURES.get(maille), lieu, role.libelle());
            tous.add(de(
                    halle,
                    role.code(),
                    role.code(),
                    place.acteur().utilisateur(),
                    place.acteur().habilitation(),
                    maille == TypeTerritoire.COMMUNE));
        }
        return tous;
    }

    /** Une session ouverte comme le ferait la connexion, sans repasser par le mot de passe. */
    static Intrus de(
            ApplicationContext halle,
            String nom,
            @Nullable String role,
            UUID utilisateur,
            @Nullable UUID habilitation,
            boolean deLaMairie) {
        var session = halle.getBean(Sessions.class)
                .ouvrir(new Sessions.Arrivant(utilisateur, "local", "essai", null), habilitation);
        return new Intrus(
                nom,
                role,
                session,
                halle.getBean(Jetons.class).fermer("halle", session, Duration.ofHours(1)),
                deLaMairie);
    }
}
