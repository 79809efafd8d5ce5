package fr.halle.acces;

import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.acces.Cible.Lieu;
import fr.halle.acces.mandat.Comptes;
import fr.halle.acces.mandat.Habilitations;
import fr.halle.acces.mandat.Habilitations.Octroi;
import fr.halle.acces.mandat.Mandats;
import fr.halle.acces.mandat.Mandats.Designation;
import fr.halle.acces.mandat.NatureOrganisation;
import fr.halle.acces.mandat.Organisations;
import fr.halle.acces.matrice.Matrice;
import fr.halle.acces.matrice.Role;
import fr.halle.essai.BaseChargee;
import fr.halle.platform.acteur.Acteur;
import fr.halle.platform.acteur.ActeurCourant;
import fr.halle.platform.base.Connexions;
import fr.halle.territoire.TypeTerritoire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Chaque case de la matrice, dans le code et dans la base. Ce qui est attendu ne vient pas du code : le fichier est relu mot à mot, et
 * la place de chaque objet, vue de chaque niveau de territoire, est écrite ici à la main.
 */
class MatriceDesDroitsTest {

    private static final LocalDate AUJOURD_HUI = LocalDate.now(ZoneId.of("Europe/Paris"));
    private static final String PROGRAMME = "pvd";

    /** Morcenx-la-Nouvelle, et ce qui l'entoure. */
    private static final Map<TypeTerritoire, String> ICI = Map.of(
            TypeTerritoire.COMMUNE, "40197",
            TypeTerritoire.EPCI, "244000691",
            TypeTerritoire.ARRONDISSEMENT, "402",
            TypeTerritoire.DEPARTEMENT, "40",
            TypeTerritoire.REGION, "75",
            TypeTerritoire.NATION, "france");

    /** Où est chaque objet : « s » dedans, « p » pour une part, « e » autour, « - » ailleurs. Ordre : commune, EPCI, arrondissement,
     * département, région, nation. */
    private enum Objet {
        SA_VILLE("ssssss", communes(PROGRAMME, "40197")),
        SON_EPCI("esssss", new Cible(PROGRAMME, Set.of(lieu(TypeTerritoire.EPCI)), Set.of(), Set.of())),
        VOISINE("---sss", communes(PROGRAMME, "40224")),
        AUTRE_DEPARTEMENT("-----s", communes(PROGRAMME, "13050")),
        LAUREAT_PARTAGE("ppppss", communes(PROGRAMME, "40197", "47195")),
        AUTRE_PROGRAMME("xxxxxx", communes("autre", "40197")),
        SANS_PROGRAMME("ssssss", communes(null, "40197"));

        private final String places;
        private final Cible cible;

        Objet(String places, Cible cible) {
            this.places = places;
            this.cible = cible;
        }

        private char vuDe(TypeTerritoire maille) {
            return places.charAt(List.of(
                            TypeTerritoire.COMMUNE,
                            TypeTerritoire.EPCI,
                            TypeTerritoire.ARRONDISSEMENT,
                            TypeTerritoire.DEPARTEMENT,
                            TypeTerritoire.REGION,
                            TypeTerritoire.NATION)
                    .indexOf(maille));
        }

        private static Cible communes(@Nullable String programme, String... codes) {
            return Cible.communes(programme, List.of(codes));
        }

        private static Lieu lieu(TypeTerritoire type) {
            return new Lieu(type, ICI.getOrDefault(type, ""));
        }
    }

    private enum Periode {
        EN_COURS,
        FINIE,
        A_VENIR
    }

    /** Un chapeau d'essai : un rôle, à un niveau, pour une période. */
    private record Chapeau(
            Role role, TypeTerritoire maille, Periode periode, Acteur.Personne acteur, UUID organisation) {}

    private static Connexions base;
    private static ConfigurableApplicationContext contexte;
    private static final List<Chapeau> CHAPEAUX = new ArrayList<>();

    @BeforeAll
    static void habiller() throws SQLException {
        base = BaseChargee.copie();
        contexte = BaseChargee.pourDesActeurs(base);
        try (var connexion = base.proprietaire().ouvrir();
                var requete = connexion.createStatement()) {
            requete.execute("""
                    create table acces.objet_d_essai (nom text primary key, visible_par text[] not null);
                    create index on acces.objet_d_essai using gin (visible_par);
                    alter table acces.objet_d_essai enable row level security;
                    create policy lire on acces.objet_d_essai for select using (
                        (select platform.est_service()) or visible_par && (select platform.cles()));
                    create view acces.v_objet_d_essai with (security_invoker = true) as select * from acces.objet_d_essai;
                    grant select on acces.objet_d_essai, acces.v_objet_d_essai to halle_app;
                    """);
        }
        ActeurCourant.agir(new Acteur.Service("essai"), () -> {
            for (var role : bean(Matrice.class).roles()) {
                for (var maille : role.mailles()) {
                    for (var periode : Periode.values()) {
                        CHAPEAUX.add(coiffer(role, maille, periode));
                    }
                }
            }
            return null;
        });
    }

    @AfterAll
    static void fermer() {
        contexte.close();
    }

    @Test
    void chaque_role_a_chaque_permission_la_ou_la_matrice_le_dit_et_nulle_part_ailleurs() throws IOException {
        var attendu = relire();
        var droits = bean(Droits.class);
        var erreurs = new ArrayList<String>();
        var cases = 0;

        for (var chapeau : CHAPEAUX) {
            for (var objet : Objet.values()) {
                for (var permission : Permission.values()) {
                    cases++;
                    var voulu = chapeau.periode == Periode.EN_COURS
                            && ouvre(
                                    attendu.get(permission.code()).getOrDefault(chapeau.role.code(), List.of()),
                                    objet.vuDe(chapeau.maille));
                    var obtenu = ActeurCourant.agir(chapeau.acteur, () -> droits.peut(permission, objet.cible));
                    if (voulu != obtenu) {
                        erreurs.add("%s sur %s (%s), %s, %s : %s"
                                .formatted(
                                        chapeau.role.code(),
                                        chapeau.maille,
                                        chapeau.periode,
                                        objet,
                                        permission.code(),
                                        obtenu));
                    }
                }
            }
        }

        System.out.println("Matrice des droits : " + cases + " cases jouées");
        assertThat(erreurs).as("cases qui ne disent pas ce que dit la matrice").isEmpty();
        assertThat(cases).isGreaterThan(10_000);
    }

    @Test
    void le_public_et_un_chapeau_d_un_autre_n_ont_rien() {
        var droits = bean(Droits.class);
        var prefet = CHAPEAUX.stream()
                .filter(c -> c.role.code().equals("prefet") && c.periode == Periode.EN_COURS)
                .findFirst()
                .orElseThrow();
        // Le chapeau d'un autre, mis dans son propre cookie.
        var usurpateur = new Acteur.Personne(
                UUID.randomUUID(), UUID.randomUUID(), prefet.acteur.habilitation(), "Personne", "Préfet");

        for (var permission : Permission.values()) {
            assertThat(droits.peut(permission, Objet.SA_VILLE.cible)).isFalse();
            assertThat(ActeurCourant.<Boolean, RuntimeException>agir(
                            usurpateur, () -> droits.peut(permission, Objet.SA_VILLE.cible)))
                    .isFalse();
        }
    }

    @Test
    void la_base_ne_montre_chaque_objet_qu_a_qui_doit_le_voir() throws SQLException {
        var droits = bean(Droits.class);
        var erreurs = new ArrayList<String>();
        var cases = 0;
        var partenaire = UUID.randomUUID();
        for (var objet : Objet.values()) {
            for (var visibilite : Visibilite.values()) {
                ecrire(
                        objet + " " + visibilite,
                        droits.visiblePar(
                                visibilite,
                                objet.cible.tenuePar(UUID.randomUUID()).nommant(Set.of(partenaire))));
            }
        }

        for (var chapeau : CHAPEAUX) {
            var vus = ActeurCourant.agir(chapeau.acteur, () -> Set.copyOf(sql("select nom from acces.objet_d_essai")));
            var vusParLaVue =
                    ActeurCourant.agir(chapeau.acteur, () -> Set.copyOf(sql("select nom from acces.v_objet_d_essai")));
            var vusParLeCode = ActeurCourant.agir(chapeau.acteur, () -> {
                var cles = droits.cles().toArray(String[]::new);
                return ActeurCourant.agir(
                        new Acteur.Service("essai"),
                        () -> Set.copyOf(bean(JdbcClient.class)
                                .sql("select nom from acces.objet_d_essai where visible_par && :cles::text[]")
                                .param("cles", cles)
                                .query(String.class)
                                .list()));
            });
            assertThat(vusParLaVue).isEqualTo(vus);
            assertThat(vusParLeCode)
                    .as("les deux murs disent la même chose à %s, %s", chapeau.role.code(), chapeau.periode)
                    .isEqualTo(vus);
            for (var objet : Objet.values()) {
                for (var visibilite : Visibilite.values()) {
                    cases += 3;
                    var voulu = lit(chapeau, objet, visibilite);
                    if (vus.contains(objet + " " + visibilite) != voulu) {
                        erreurs.add("%s sur %s (%s) et %s %s : vu %s"
                                .formatted(
                                        chapeau.role.code(),
                                        chapeau.maille,
                                        chapeau.periode,
                                        objet,
                                        visibilite,
                                        !voulu));
                    }
                }
            }
        }

        System.out.println("Visibilité : " + cases + " cases jouées, dans le code, la table et la vue");
        assertThat(erreurs).as("ce que la base montre à tort, ou cache à tort").isEmpty();
    }

    @Test
    void chacun_voit_ce_que_son_organisation_tient_et_ce_qui_la_nomme() throws SQLException {
        var droits = bean(Droits.class);
        for (var chapeau : CHAPEAUX) {
            var autre = new Cible(PROGRAMME, Set.of(), Set.of(), Set.of());
            ecrire("tenu", droits.visiblePar(Visibilite.EQUIPE, autre.tenuePar(chapeau.organisation)));
            ecrire("nommé", droits.visiblePar(Visibilite.PARTENAIRES, autre.nommant(Set.of(chapeau.organisation))));

            var vus = ActeurCourant.agir(
                    chapeau.acteur,
                    () -> sql("select nom from acces.objet_d_essai where nom in ('tenu', 'nommé') order by nom"));

            var niveaux = chapeau.role.niveaux();
            var voulus = new ArrayList<String>();
            if (chapeau.periode == Periode.EN_COURS) {
                if (niveaux.contains("partenaires")) {
                    voulus.add("nommé");
                }
                if (niveaux.contains("equipe")) {
                    voulus.add("tenu");
                }
            }
            assertThat(vus).as("%s, %s", chapeau.role.code(), chapeau.periode).isEqualTo(voulus);
        }
    }

    @Test
    void sans_contexte_le_role_qui_ecrit_ne_lit_rien_de_reserve() throws SQLException {
        var lues = new LinkedHashMap<String, Long>();
        try (var connexion = base.app().ouvrir();
                var requete = connexion.createStatement()) {
            var reservees = new ArrayList<String>();
            try (var tables = requete.executeQuery("""
                    select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
                     where c.relrowsecurity
                       -- Publiques pour une part : MontantsReservesTest et ConventionsReserveesTest y cherchent ce qui ne l'est pas.
                       and c.oid not in ('financement.montant'::regclass, 'financement.ligne'::regclass,
                                         'convention.convention'::regclass, 'convention.convention_laureat'::regclass,
                                         'convention.convention_partie'::regclass, 'convention.acte'::regclass)
                    union
                    select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
                     where n.nspname = 'acces' and c.relkind = 'v' and c.relname <> 'v_organisation'
                    """)) {
                while (tables.next()) {
                    reservees.add(tables.getString(1));
                }
            }
            assertThat(reservees)
                    .contains("acces.mandat", "acces.identite", "acces.v_habilitation", "acces.utilisateur");
            for (var table : reservees) {
                try (var compte = requete.executeQuery("select count(*) from " + table)) {
                    compte.next();
                    lues.put(table, compte.getLong(1));
                }
            }
        }
        assertThat(lues.values())
                .as("lignes réservées lues sans contexte : %s", lues)
                .allMatch(n -> n == 0);
    }

    private static boolean ouvre(List<String> mots, char place) {
        return switch (place) {
            case 's' -> mots.contains("sien") || mots.contains("partage") || mots.contains("tous");
            case 'p' -> mots.contains("partage") || mots.contains("tous");
            case 'e' -> mots.contains("englobant") || mots.contains("tous");
            case '-' -> mots.contains("tous");
            default -> false;
        };
    }

    private static boolean lit(Chapeau chapeau, Objet objet, Visibilite visibilite) {
        if (chapeau.periode != Periode.EN_COURS) {
            return false;
        }
        if (visibilite == Visibilite.PUBLIC) {
            return true;
        }
        var niveaux = chapeau.role.niveaux();
        var place = objet.vuDe(chapeau.maille);
        var dedans = place == 's' || place == 'p';
        // L'EPCI partage ce qui est à lui avec ses communes, et réciproquement.
        var autour = place == 'e';
        return switch (visibilite) {
            case EQUIPE -> false;
            case COLLECTIVITES ->
                niveaux.contains("collectivites") && (dedans || autour) || niveaux.contains("controle") && dedans;
            default ->
                niveaux.contains("etat") && dedans
                        || niveaux.contains("collectivites") && (dedans || autour)
                        || niveaux.contains("controle") && dedans;
        };
    }

    private static Chapeau coiffer(Role role, TypeTerritoire maille, Periode periode) {
        var numero = CHAPEAUX.size();
        var organisation = bean(Organisations.class)
                .creer(NatureOrganisation.AUTRE, "Organisation " + numero, null, null, "essai");
        var utilisateur = bean(Comptes.class).ouvrir("Prénom", "Nom " + numero, "personne-" + numero + "@essai.fr");
        var du = periode == Periode.A_VENIR ? AUJOURD_HUI.plusDays(1) : AUJOURD_HUI.minusYears(1);
        var mandat = bean(Mandats.class)
                .designer(new Designation(
                        utilisateur,
                        organisation.id(),
                        role.libelle(),
                        du,
                        AUJOURD_HUI.plusYears(1),
                        "Arrêté",
                        "essai"));
        var habilitation = bean(Habilitations.class)
                .accorder(new Octroi(
                        mandat,
                        null,
                        role.code(),
                        new Lieu(maille, ICI.getOrDefault(maille, "")),
                        PROGRAMME,
                        du,
                        AUJOURD_HUI.plusYears(1),
                        "essai"));
        if (periode == Periode.FINIE) {
            bean(Mandats.class).terminer(mandat, AUJOURD_HUI, "Fin de mandat");
        }
        var acteur = new Acteur.Personne(UUID.randomUUID(), utilisateur, habilitation, "Prénom Nom", role.libelle());
        return new Chapeau(role, maille, periode, acteur, organisation.id());
    }

    /** Le fichier, relu mot à mot : une permission par bloc, une ligne de rôles. */
    private static Map<String, Map<String, List<String>>> relire() throws IOException {
        var texte = Files.readString(Path.of("src/main/resources/droits/matrice.yaml"));
        var attendu = new LinkedHashMap<String, Map<String, List<String>>>();
        var blocs =
                Pattern.compile("- code: (peut\\w+)\\n.*\\n    roles: \\{(.*)}").matcher(texte);
        while (blocs.find()) {
            var roles = new LinkedHashMap<String, List<String>>();
            var cellules = Pattern.compile("(\\w+): (\\[[^]]*]|\\w+)").matcher(blocs.group(2));
            while (cellules.find()) {
                roles.put(
                        cellules.group(1),
                        List.of(cellules.group(2).replaceAll("[\\[\\]]", "").split(", ")));
            }
            attendu.put(blocs.group(1), roles);
        }
        return attendu;
    }

    private static List<String> sql(String requete) {
        return bean(JdbcClient.class).sql(requete).query(String.class).list();
    }

    private static void ecrire(String nom, Set<String> cles) throws SQLException {
        try (var connexion = base.proprietaire().ouvrir();
                var requete = connexion.prepareStatement("""
                        insert into acces.objet_d_essai values (?, ?)
                        on conflict (nom) do update set visible_par = excluded.visible_par
                        """)) {
            requete.setString(1, nom);
            requete.setArray(2, connexion.createArrayOf("text", cles.toArray()));
            requete.executeUpdate();
        }
    }

    private static <T> T bean(Class<T> type) {
        return contexte.getBean(type);
    }
}
