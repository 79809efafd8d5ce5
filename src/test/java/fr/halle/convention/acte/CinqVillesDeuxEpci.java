package fr.halle.convention.acte;

import static fr.halle.convention.acte.ActeDEssai.le;

import fr.halle.acces.Cible.Lieu;
import fr.halle.acces.mandat.NatureOrganisation;
import fr.halle.commun.Reference;
import fr.halle.convention.Conventions;
import fr.halle.convention.GenreActe;
import fr.halle.convention.SceneDeConvention;
import fr.halle.convention.dossier.DossierSaisi;
import fr.halle.convention.dossier.TenueDuDossier;
import fr.halle.platform.acteur.Acteur;
import fr.halle.platform.acteur.ActeurCourant;
import fr.halle.programme.acte.EcritureDesFaits;
import fr.halle.territoire.TypeTerritoire;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Cinq lauréats des Landes, trois en Chalosse Tursan et deux au Pays grenadois, et les huit personnes qui signent pour eux. */
final class CinqVillesDeuxEpci {

    static final String CHALOSSE = "200069649";
    static final String GRENADOIS = "244000824";
    static final String PREFET = "etat:40";

    /** Par commune, son EPCI. */
    static final Map<String, String> VILLES = villes();

    private static final LocalDate MANDATS = LocalDate.of(2020, 7, 1);

    private final ApplicationContext halle;
    private final SceneDeConvention scene;
    private final Map<String, Laureat> laureats = new LinkedHashMap<>();

    record Laureat(UUID id, String reference, String nom) {}

    CinqVillesDeuxEpci(ApplicationContext halle) {
        this.halle = halle;
        scene = new SceneDeConvention(halle);
        laureatDEssai("40080", "Cazères-sur-l'Adour");
        VILLES.keySet().forEach(commune -> {
            laureats.put(commune, laureat(commune));
            var lieu = new Lieu(TypeTerritoire.COMMUNE, commune);
            scene.personne("commune:" + commune, NatureOrganisation.COMMUNE, lieu, "Maire", "maire", lieu, MANDATS);
        });
        for (var epci : List.of(CHALOSSE, GRENADOIS)) {
            var lieu = new Lieu(TypeTerritoire.EPCI, epci);
            scene.personne(
                    "epci:" + epci, NatureOrganisation.EPCI, lieu, "Présidente", "president_epci", lieu, MANDATS);
        }
        var aquitaine = new Lieu(TypeTerritoire.REGION, "75");
        scene.personne("sgar-75", NatureOrganisation.SGAR, aquitaine, "Chargée de mission", "sgar", aquitaine, MANDATS);
        scene.personne(
                "region-75",
                NatureOrganisation.PREFECTURE_REGION,
                aquitaine,
                "Préfète de région",
                "prefet_region",
                aquitaine,
                MANDATS);
    }

    private static Map<String, String> villes() {
        var villes = new LinkedHashMap<String, String>();
        villes.put("40110", CHALOSSE);
        villes.put("40119", CHALOSSE);
        villes.put("40282", CHALOSSE);
        villes.put("40117", GRENADOIS);
        villes.put("40080", GRENADOIS);
        return villes;
    }

    Laureat de(String commune) {
        return Objects.requireNonNull(laureats.get(commune), commune);
    }

    List<UUID> ids() {
        return laureats.values().stream().map(Laureat::id).toList();
    }

    <T, X extends Throwable> T sous(String nom, ScopedValue.CallableOp<? extends T, X> travail) throws X {
        return scene.sous(personne(nom), travail);
    }

    UUID organisation(NatureOrganisation nature, TypeTerritoire niveau, String code) {
        return scene.organisation(nature, new Lieu(niveau, code));
    }

    /** L'adhésion des cinq : une seule convention, préparée par l'un des deux EPCI et signée par huit personnes. */
    String adhesion(LocalDate communes, LocalDate etat) {
        var adhesion = creer(
                "epci:" + CHALOSSE,
                "adhesion",
                "Adhésion de cinq villes de l'Adour",
                VILLES.keySet().toArray(String[]::new));
        agir("epci:" + CHALOSSE, adhesion, GenreActe.CONCERTATION, le(communes.minusDays(60)));
        var collectivites = VILLES.keySet().stream().map(c -> "commune:" + c).toList();
        for (var partie : collectivites) {
            deliberer(adhesion, partie, communes.minusDays(30));
        }
        deliberer(adhesion, "epci:" + CHALOSSE, communes.minusDays(30));
        deliberer(adhesion, "epci:" + GRENADOIS, communes.minusDays(30));
        agir("epci:" + CHALOSSE, adhesion, GenreActe.MISE_EN_SIGNATURE, le(communes.minusDays(2)));
        for (var partie : collectivites) {
            agir(partie, adhesion, GenreActe.SIGNATURE, le(communes).de(partie));
        }
        agir("epci:" + CHALOSSE, adhesion, GenreActe.SIGNATURE, le(communes).de("epci:" + CHALOSSE));
        agir("epci:" + GRENADOIS, adhesion, GenreActe.SIGNATURE, le(communes).de("epci:" + GRENADOIS));
        agir(PREFET, adhesion, GenreActe.SIGNATURE, le(etat).de(PREFET));
        return adhesion;
    }

    /** La convention-cadre d'une ville, que la préfecture constate d'après son document. */
    String cadreConstate(String commune, LocalDate signee) {
        var cadre = sous(
                PREFET,
                () -> halle.getBean(TenueDuDossier.class)
                        .constater("pvd", "cadre", dossier("Convention-cadre", commune), "Archives de la préfecture"));
        signer(cadre, signee);
        return cadre;
    }

    void signer(String cadre, LocalDate signee) {
        sous(
                PREFET,
                () -> halle.getBean(ActesDesConventions.class)
                        .agir(cadre, GenreActe.SIGNATURE, ActeSaisi.constate(signee, "Archives de la préfecture")));
    }

    /** Annule la signature d'une convention, qui ne compte plus. */
    void annulerLaSignature(String convention, String motif) {
        sous(PREFET, () -> {
            var conventions = halle.getBean(Conventions.class);
            var signature = conventions.actes(conventions.charger(convention)).stream()
                    .filter(a -> a.genre() == GenreActe.SIGNATURE)
                    .findFirst()
                    .orElseThrow();
            halle.getBean(ActesDesConventions.class).annuler(convention, signature.id(), motif);
            return true;
        });
    }

    /** La convention-cadre d'une ville, préparée et signée dans Halle par ses trois parties, à trois dates. */
    String cadrePris(String commune, LocalDate parLaCommune, LocalDate parLEpci, LocalDate parLEtat) {
        var ville = "commune:" + commune;
        var epci = "epci:" + VILLES.get(commune);
        var avant = parLaCommune.minusDays(60);
        var cadre = creer(epci, "cadre", "Convention-cadre", commune);
        agir(epci, cadre, GenreActe.CONCERTATION, le(avant));
        agir(epci, cadre, GenreActe.COMITE, le(avant).dansLeSens("valide"));
        agir(epci, cadre, GenreActe.SAISINE, le(avant));
        avis(PREFET, cadre, "prefet_departement", avant);
        avis("sgar-75", cadre, "comite_financeurs", avant);
        avis("region-75", cadre, "prefet_region", avant);
        deliberer(cadre, ville, avant);
        deliberer(cadre, epci, avant);
        agir(epci, cadre, GenreActe.MISE_EN_SIGNATURE, le(parLaCommune.minusDays(1)));
        agir(ville, cadre, GenreActe.SIGNATURE, le(parLaCommune).de(ville));
        agir(epci, cadre, GenreActe.SIGNATURE, le(parLEpci).de(epci));
        agir(PREFET, cadre, GenreActe.SIGNATURE, le(parLEtat).de(PREFET));
        return cadre;
    }

    private String creer(String qui, String type, String intitule, String... communes) {
        return sous(qui, () -> halle.getBean(TenueDuDossier.class).creer("pvd", type, dossier(intitule, communes)));
    }

    private DossierSaisi dossier(String intitule, String... communes) {
        var references = List.of(communes).stream().map(c -> de(c).reference()).toList();
        return new DossierSaisi(intitule, "", references, List.of(), false, null, null);
    }

    private void deliberer(String convention, String partie, LocalDate jour) {
        agir(partie, convention, GenreActe.DELIBERATION, le(jour).de(partie).delibere("2021-07-01", jour, jour));
    }

    private void avis(String qui, String convention, String etape, LocalDate jour) {
        agir(qui, convention, GenreActe.AVIS, le(jour).pourLEtape(etape).dansLeSens("favorable"));
    }

    private void agir(String qui, String convention, GenreActe genre, ActeDEssai acte) {
        sous(qui, () -> halle.getBean(ActesDesConventions.class).agir(convention, genre, acte.saisi()));
    }

    /** Chacun agit au nom de la partie qu'il représente. */
    private static String personne(String partie) {
        return partie.equals(PREFET) ? "prefet-40" : partie;
    }

    private Laureat laureat(String commune) {
        return halle.getBean(JdbcClient.class)
                .sql("""
                        select distinct l.id, l.reference, l.nom from programme.v_public_laureat l
                          join programme.v_public_composition m on m.laureat = l.id and m.type = 'commune' and m.code = :commune
                          join territoire.v_public_appartenance a on a.commune = m.code and a.type = 'epci' and a.code = :epci
                         where l.programme = 'pvd'
                        """)
                .param("commune", commune)
                .param("epci", VILLES.get(commune))
                .query(Laureat.class)
                .single();
    }

    private void laureatDEssai(String commune, String nom) {
        ActeurCourant.agir(
                new Acteur.Service("essai"),
                () -> new TransactionTemplate(halle.getBean(PlatformTransactionManager.class)).execute(_ -> {
                    var faits = halle.getBean(EcritureDesFaits.class);
                    var source = faits.inscrire("essai-cinq-villes", "Lauréat d'essai", LocalDate.of(2021, 1, 4));
                    var laureat = halle.getBean(JdbcClient.class)
                            .sql(
                                    "insert into programme.laureat (programme, reference, nom) values ('pvd', :r, :n) returning id")
                            .param("r", Reference.nouvelle('L').valeur())
                            .param("n", nom)
                            .query(UUID.class)
                            .single();
                    var acte = UUID.randomUUID();
                    var instant = faits.instant();
                    faits.composer(laureat, "commune", commune, false, null, source, acte, instant);
                    faits.composer(laureat, "departement", "40", true, null, source, acte, instant);
                    faits.qualifier(laureat, "decision", null, LocalDate.of(2021, 1, 4), source, null, acte, instant);
                    return true;
                }));
    }
}
