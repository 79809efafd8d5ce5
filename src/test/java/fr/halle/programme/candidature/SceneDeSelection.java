package fr.halle.programme.candidature;

import fr.halle.acces.Cible.Lieu;
import fr.halle.acces.mandat.Comptes;
import fr.halle.acces.mandat.Habilitations;
import fr.halle.acces.mandat.Habilitations.Octroi;
import fr.halle.acces.mandat.Mandats;
import fr.halle.acces.mandat.Mandats.Designation;
import fr.halle.acces.mandat.NatureOrganisation;
import fr.halle.acces.mandat.Organisation;
import fr.halle.acces.mandat.Organisations;
import fr.halle.essai.BaseChargee;
import fr.halle.essai.BaseDEssai;
import fr.halle.platform.Chargement;
import fr.halle.platform.acteur.Acteur;
import fr.halle.platform.acteur.ActeurCourant;
import fr.halle.platform.base.Connexions;
import fr.halle.territoire.TypeTerritoire;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Une base avec les territoires et les programmes, sans aucun lauréat, et les personnes d'une sélection en Provence-Alpes-Côte d'Azur. */
public final class SceneDeSelection {

    /** Les dix-neuf communes que nomme l'article de novembre 2020, par département. */
    public static final Map<String, List<String>> NOMMEES = Map.of(
            "04", List.of("Sisteron", "Forcalquier", "Château-Arnoux-Saint-Auban"),
            "05", List.of("Veynes", "Chorges", "Tallard", "Embrun"),
            "06", List.of("Sospel", "Tende"),
            "13", List.of("Lambesc", "La Roque-d'Anthéron", "Saint-Rémy-de-Provence", "Saint-Martin-de-Crau"),
            "83", List.of("Barjols", "Aups"),
            "84", List.of("Mirabeau (84)", "Monteux", "Sault (84)", "L'Isle-sur-la-Sorgues"));

    public static final LocalDate CIR = LocalDate.of(2020, 11, 14);

    private static final AtomicInteger NUMERO = new AtomicInteger();
    private static @org.jspecify.annotations.Nullable Connexions modele;

    private final ApplicationContext contexte;
    private final Map<String, Acteur.Personne> acteurs = new LinkedHashMap<>();
    private final Map<String, Organisation> organisations = new LinkedHashMap<>();

    public SceneDeSelection(ApplicationContext contexte) {
        this.contexte = contexte;
        ActeurCourant.agir(new Acteur.Service("essai"), () -> {
            for (var departement : NOMMEES.keySet()) {
                var prefecture = organisation(
                        "prefecture-" + departement,
                        NatureOrganisation.PREFECTURE,
                        "Préfecture " + departement,
                        new Lieu(TypeTerritoire.DEPARTEMENT, departement));
                var ddt = organisation(
                        "ddt-" + departement,
                        NatureOrganisation.DDT,
                        "DDT " + departement,
                        new Lieu(TypeTerritoire.DEPARTEMENT, departement));
                personne(
                        "prefet-" + departement,
                        prefecture,
                        "Préfet",
                        "prefet",
                        new Lieu(TypeTerritoire.DEPARTEMENT, departement));
                personne(
                        "ddt-" + departement,
                        ddt,
                        "Agent",
                        "agent_ddt",
                        new Lieu(TypeTerritoire.DEPARTEMENT, departement));
            }
            var region = new Lieu(TypeTerritoire.REGION, "93");
            personne(
                    "region",
                    organisation("region", NatureOrganisation.PREFECTURE_REGION, "Préfecture de région Sud", region),
                    "Préfet de région",
                    "prefet_region",
                    region);
            personne(
                    "pilote",
                    organisation(
                            "pilote",
                            NatureOrganisation.OPERATEUR,
                            "Pilote national",
                            new Lieu(TypeTerritoire.NATION, "france")),
                    "Pilote",
                    "pilote",
                    new Lieu(TypeTerritoire.NATION, "france"));
            var sospel = new Lieu(TypeTerritoire.COMMUNE, "06136");
            var mairie = organisation("sospel", NatureOrganisation.COMMUNE, "Sospel", sospel);
            personne("maire", mairie, "Maire", "maire", sospel);
            personne("chef", mairie, "Cheffe de projet", "chef_de_projet", sospel);
            personne(
                    "controle",
                    organisation("controle", NatureOrganisation.CONTROLE, "Chambre régionale des comptes", region),
                    "Magistrat",
                    "controle",
                    region);
            personne(
                    "administrateur",
                    organisation(
                            "admin", NatureOrganisation.AUTRE, "Exploitant", new Lieu(TypeTerritoire.NATION, "france")),
                    "Administrateur",
                    "administrateur",
                    new Lieu(TypeTerritoire.NATION, "france"));
            var tende = new Lieu(TypeTerritoire.COMMUNE, "06163");
            personne(
                    "voisin",
                    organisation("tende", NatureOrganisation.COMMUNE, "Tende", tende),
                    "Maire",
                    "maire",
                    tende);
            var alpes = new Lieu(TypeTerritoire.DEPARTEMENT, "06");
            personne(
                    "departement",
                    organisation(
                            "departement-06", NatureOrganisation.DEPARTEMENT, "Département des Alpes-Maritimes", alpes),
                    "Instructrice",
                    "financeur",
                    alpes);
            return null;
        });
    }

    /** Territoires, programmes et sources ; des cas témoins, les seuls chiffres publiés de la région. */
    public static synchronized Connexions base() {
        var base = modele;
        if (base == null) {
            base = BaseDEssai.neuve();
            try (var contexte = BaseChargee.pourEcrire(base)) {
                new TransactionTemplate(contexte.getBean(PlatformTransactionManager.class)).executeWithoutResult(_ -> {
                    var sql = contexte.getBean(JdbcClient.class);
                    sql.sql("insert into platform.instance (nature, version) values ('demonstration', 'essai')")
                            .update();
                    contexte.getBeanProvider(Chargement.class)
                            .orderedStream()
                            .filter(c -> !c.temoin())
                            .forEach(Chargement::charger);
                    sql.sql("""
                                    insert into programme.fait_publie (programme, fait, valeur, unite, territoire_type, territoire_code, effet,
                                                                       precision_date, source)
                                    values ('pvd', 'laureats_annonces', 53, 'lauréats', 'region', '93', '2020-11-14', 'jour', 'region-sud-2020-11'),
                                           ('pvd', 'communes_annoncees', 60, 'communes', 'region', '93', '2020-11-14', 'jour', 'region-sud-2020-11')
                                    """).update();
                    sql.sql("analyze").update();
                });
            }
            modele = base;
        }
        return BaseDEssai.copie(base);
    }

    public Acteur.Personne acteur(String nom) {
        return Objects.requireNonNull(acteurs.get(nom), nom);
    }

    public UUID organisation(String nom) {
        return Objects.requireNonNull(organisations.get(nom), nom).id();
    }

    public <T, X extends Throwable> T sous(String nom, ScopedValue.CallableOp<? extends T, X> travail) throws X {
        return ActeurCourant.agir(acteur(nom), travail);
    }

    /** Donne à une personne un second chapeau, et le lui met. */
    public Acteur.Personne coiffer(String nom, String autre) {
        var personne = acteur(nom);
        return Objects.requireNonNull(ActeurCourant.agir(new Acteur.Service("essai"), () -> {
            var modele = acteur(autre);
            var place = bean(JdbcClient.class)
                    .sql(
                            "select organisation::text, role, territoire_type, territoire_code from acces.v_habilitation where id = :id")
                    .param("id", modele.habilitation())
                    .query((ligne, _) ->
                            List.of(ligne.getString(1), ligne.getString(2), ligne.getString(3), ligne.getString(4)))
                    .single();
            var habilitation = habiliter(
                    personne.utilisateur(),
                    UUID.fromString(place.get(0)),
                    modele.qualite(),
                    place.get(1),
                    new Lieu(TypeTerritoire.deCode(place.get(2)).orElseThrow(), place.get(3)));
            return new Acteur.Personne(
                    UUID.randomUUID(), personne.utilisateur(), habilitation, personne.nom(), modele.qualite());
        }));
    }

    private Organisation organisation(String cle, NatureOrganisation nature, String nom, Lieu lieu) {
        return organisations.computeIfAbsent(
                cle, _ -> bean(Organisations.class).creer(nature, nom, null, lieu, "essai"));
    }

    private void personne(String cle, Organisation organisation, String fonction, String role, Lieu lieu) {
        var numero = NUMERO.incrementAndGet();
        var utilisateur = bean(Comptes.class).ouvrir("Dominique", "Essai " + numero, "scene-" + numero + "@essai.fr");
        var habilitation = habiliter(utilisateur, organisation.id(), fonction, role, lieu);
        acteurs.put(
                cle,
                new Acteur.Personne(
                        UUID.randomUUID(),
                        utilisateur,
                        habilitation,
                        "Dominique Essai " + numero,
                        fonction + ", " + organisation.nom()));
    }

    private UUID habiliter(UUID utilisateur, UUID organisation, String fonction, String role, Lieu lieu) {
        var du = LocalDate.of(2020, 7, 1);
        var mandat = bean(Mandats.class)
                .designer(new Designation(utilisateur, organisation, fonction, du, null, "Arrêté", "essai"));
        return bean(Habilitations.class)
                .accorder(new Octroi(
                        mandat,
                        null,
                        role,
                        lieu,
                        "pvd",
                        du,
                        role.equals("controle") ? LocalDate.of(2099, 1, 1) : null,
                        "essai"));
    }

    private <T> T bean(Class<T> type) {
        return contexte.getBean(type);
    }
}
