package fr.halle.convention.acte;

import static fr.halle.convention.acte.ActeDEssai.le;
import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.commun.Precision;
import fr.halle.convention.Convention;
import fr.halle.convention.Conventions;
import fr.halle.convention.GenreActe;
import fr.halle.convention.SceneDeConvention;
import fr.halle.convention.acte.TroupeDEssai.Place;
import fr.halle.convention.dossier.DossierSaisi;
import fr.halle.convention.dossier.DossierSaisi.Choisie;
import fr.halle.convention.dossier.TenueDuDossier;
import fr.halle.convention.echeancier.MotifsDeDepassement;
import fr.halle.convention.prorogation.Concernee;
import fr.halle.convention.prorogation.ProrogationDesEcheances;
import fr.halle.convention.prorogation.ProrogationSaisie;
import fr.halle.convention.trace.TraceDesConventions;
import fr.halle.document.Depots;
import fr.halle.essai.BaseChargee;
import fr.halle.platform.AccesRefuse;
import fr.halle.platform.Introuvable;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.acteur.ActeurCourant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Chaque acte d'une convention, pour chaque rôle : à sa place, ailleurs, et sous un mandat fini. Dans un état où l'acte est par ailleurs
 * possible, il est pris par ceux que cette page nomme ; tout autre est refusé d'une phrase et rien ne s'écrit. Les noms sont écrits ici
 * d'après la matrice et les étapes de chaque type, sans rien demander au code qui juge.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DroitsDesConventionsTest {

    private static final LocalDate AVRIL = LocalDate.of(2023, 4, 3);
    private static final LocalDate MAI = LocalDate.of(2023, 5, 9);
    private static final String COMMUNE = "commune:13105";
    private static final String EPCI = "epci:200054807";
    private static final String ETAT = "etat:13";
    private static final String REGLE = "cadre_apres_adhesion";

    private static final Set<String> PREPARENT = Set.of(
            "maire",
            "elu_referent",
            "president_epci",
            "secretaire",
            "chef_de_projet",
            "agent_ddt",
            "sous_prefet",
            "prefet");
    private static final Set<String> CONSTATENT =
            Set.of("agent_ddt", "sous_prefet", "prefet", "sgar", "prefet_region", "pilote");
    private static final Set<String> PROROGENT = Set.of("prefet", "prefet_region", "pilote");

    /** Ceux de la mairie : un brouillon qu'elle tient n'est lu que d'elle. */
    private static final Set<String> MAIRIE = Set.of("maire", "elu_referent", "secretaire", "chef_de_projet");

    /** Les organisations que nomme la convention-cadre : la commune, l'EPCI, la préfecture, le financeur. */
    private static final Set<String> SIGNENT = Set.of("maire", "president_epci", "sous_prefet", "prefet", "financeur");

    private Connection proprietaire;
    private PreparedStatement comptage;
    private ConfigurableApplicationContext halle;
    private SceneDeConvention scene;
    private TroupeDEssai troupe;
    private ActesDesConventions instruction;
    private TenueDuDossier redaction;
    private Conventions conventions;
    private final List<String> erreurs = new ArrayList<>();
    private int cases;

    /** Ce que fait la personne au nom de qui il est joué. */
    @FunctionalInterface
    private interface Geste {
        void faire();
    }

    @BeforeAll
    void ouvrir() throws SQLException {
        var base = BaseChargee.copie();
        halle = BaseChargee.pourDesActeurs(base);
        scene = new SceneDeConvention(halle);
        troupe = new TroupeDEssai(halle);
        instruction = halle.getBean(ActesDesConventions.class);
        redaction = halle.getBean(TenueDuDossier.class);
        conventions = halle.getBean(Conventions.class);
        proprietaire = base.proprietaire().ouvrir();
        comptage = proprietaire.prepareStatement("""
                select concat_ws(' ', (select count(*) from convention.acte), (select count(*) from convention.convention),
                                 (select count(*) from convention.convention_partie), (select count(*) from convention.convention_laureat),
                                 (select count(*) from echeance.motif), (select count(*) from echeance.decision),
                                 (select count(*) from echeance.prorogation), (select count(*) from document.piece))
                """);
    }

    @AfterAll
    void fermer() throws SQLException {
        proprietaire.close();
        halle.close();
    }

    @Test
    void les_noms_ecrits_ici_sont_ceux_de_la_matrice() throws IOException {
        assertThat(TroupeDEssai.roles()).containsExactlyElementsOf(roles());
        assertThat(porteurs("peutPreparerConvention")).isEqualTo(PREPARENT);
        assertThat(porteurs("peutConstaterConvention")).isEqualTo(CONSTATENT);
        assertThat(porteurs("peutProrogerEcheances")).isEqualTo(PROROGENT);
        assertThat(porteurs("peutDonnerAvisConvention"))
                .containsExactly("prefet", "prefet_region", "sgar", "sous_prefet");
        assertThat(porteurs("peutDeliberer")).containsExactly("elu_referent", "maire", "president_epci", "secretaire");
        assertThat(porteurs("peutSignerConvention"))
                .containsExactly(
                        "delegataire",
                        "financeur",
                        "maire",
                        "pilote",
                        "prefet",
                        "prefet_region",
                        "president_epci",
                        "sous_prefet");
        assertThat(porteurs("peutDerogerConvention")).containsExactly("prefet");
    }

    @Test
    void chaque_acte_pris() throws SQLException {
        var faits = new TreeSet<GenreActe>();
        var brouillon = cadre();
        acte(faits, brouillon, GenreActe.CONCERTATION, le(AVRIL), MAIRIE);
        acte(faits, brouillon, GenreActe.ABANDON, le(AVRIL).motive("Projet changé", ""), MAIRIE);

        var concertee = cadre();
        agir("chef", concertee, GenreActe.CONCERTATION, le(AVRIL));
        acte(
                faits,
                concertee,
                GenreActe.COMITE,
                le(AVRIL).dansLeSens("valide"),
                Set.of("maire", "president_epci", "chef_de_projet"));
        acte(faits, concertee, GenreActe.ABANDON, le(AVRIL).motive("Projet changé", ""), PREPARENT);
        acte(faits, concertee, GenreActe.DEROGATION, le(AVRIL).motive("Centralité", "Arrêté 13-1"), Set.of("prefet"));
        deliberation(faits, concertee, COMMUNE, Set.of("maire", "elu_referent", "secretaire"));
        deliberation(faits, concertee, EPCI, Set.of("president_epci"));
        agir("chef", concertee, GenreActe.COMITE, le(AVRIL).dansLeSens("valide"));
        acte(faits, concertee, GenreActe.SAISINE, le(AVRIL), PREPARENT);

        agir("chef", concertee, GenreActe.SAISINE, le(AVRIL));
        avis(faits, concertee, "prefet_departement", Set.of("prefet", "sous_prefet"));
        avis(faits, concertee, "comite_financeurs", Set.of("sgar", "prefet_region"));
        avis(faits, concertee, "prefet_region", Set.of("prefet_region"));

        var prete = cadre();
        preparer(prete);
        acte(faits, prete, GenreActe.MISE_EN_SIGNATURE, le(MAI), PREPARENT);
        agir("chef", prete, GenreActe.MISE_EN_SIGNATURE, le(MAI));
        signature(faits, prete, COMMUNE, Set.of("maire"));
        signature(faits, prete, EPCI, Set.of("president_epci"));
        signature(faits, prete, ETAT, Set.of("prefet", "sous_prefet"));
        signature(faits, prete, partenaire(prete), Set.of("financeur"));

        var signee = signee();
        acte(faits, signee, GenreActe.PUBLICATION, le(MAI).motive("", "Recueil 13-2023"), PREPARENT);
        acte(faits, signee, GenreActe.AVENANT, le(MAI.plusDays(30)).note("Une action de plus"), SIGNENT);
        acte(faits, signee, GenreActe.RESILIATION, le(MAI.plusDays(30)).motive("D'un commun accord", ""), SIGNENT);

        assertThat(faits).containsExactly(GenreActe.values());
        rendreCompte("Actes pris");
    }

    @Test
    void chaque_acte_constate() throws SQLException {
        var papier = scene.sous("ddt", () -> redaction.constater("pvd", "cadre", dossier(), "Carton 12"));
        for (var genre : GenreActe.values()) {
            jouer("constater " + genre, CONSTATENT, () -> instruction.agir(papier, genre, constat(genre)));
        }
        rendreCompte("Actes constatés");
    }

    @Test
    void chaque_annulation() throws SQLException {
        var concertee = cadre();
        agir("chef", concertee, GenreActe.CONCERTATION, le(AVRIL));
        agir("chef", concertee, GenreActe.COMITE, le(AVRIL).dansLeSens("valide"));
        agir("prefet", concertee, GenreActe.DEROGATION, le(AVRIL).motive("Centralité", "Arrêté 13-1"));
        deliberer("maire", concertee, COMMUNE);
        deliberer("presidente", concertee, EPCI);
        agir("chef", concertee, GenreActe.SAISINE, le(AVRIL));
        rendre("prefet", concertee, "prefet_departement");
        rendre("sgar", concertee, "comite_financeurs");
        rendre("region", concertee, "prefet_region");
        annulation(concertee, GenreActe.CONCERTATION, "", PREPARENT);
        annulation(concertee, GenreActe.COMITE, "", Set.of("maire", "president_epci", "chef_de_projet"));
        annulation(concertee, GenreActe.DEROGATION, "", Set.of("prefet"));
        annulation(concertee, GenreActe.SAISINE, "", PREPARENT);
        annulation(concertee, GenreActe.DELIBERATION, COMMUNE, Set.of("maire", "elu_referent", "secretaire"));
        annulation(concertee, GenreActe.DELIBERATION, EPCI, Set.of("president_epci"));
        annulation(concertee, GenreActe.AVIS, "prefet_departement", Set.of("prefet", "sous_prefet"));
        annulation(concertee, GenreActe.AVIS, "comite_financeurs", Set.of("sgar", "prefet_region"));
        annulation(concertee, GenreActe.AVIS, "prefet_region", Set.of("prefet_region"));

        var mise = cadre();
        preparer(mise);
        agir("chef", mise, GenreActe.MISE_EN_SIGNATURE, le(MAI));
        annulation(mise, GenreActe.MISE_EN_SIGNATURE, "", PREPARENT);

        var signee = signee();
        annulation(signee, GenreActe.SIGNATURE, COMMUNE, Set.of("maire"));
        annulation(signee, GenreActe.SIGNATURE, EPCI, Set.of("president_epci"));
        annulation(signee, GenreActe.SIGNATURE, ETAT, Set.of("prefet", "sous_prefet"));
        annulation(signee, GenreActe.SIGNATURE, partenaire(signee), Set.of("financeur"));
        agir("chef", signee, GenreActe.PUBLICATION, le(MAI).motive("", "Recueil 13-2023"));
        annulation(signee, GenreActe.PUBLICATION, "", PREPARENT);
        agir("prefet", signee, GenreActe.AVENANT, le(MAI.plusDays(30)).note("Une action de plus"));
        annulation(signee, GenreActe.AVENANT, "", SIGNENT);
        agir("prefet", signee, GenreActe.RESILIATION, le(MAI.plusDays(40)).motive("D'un commun accord", ""));
        annulation(signee, GenreActe.RESILIATION, "", SIGNENT);

        var abandonnee = cadre();
        agir("chef", abandonnee, GenreActe.CONCERTATION, le(AVRIL));
        agir("chef", abandonnee, GenreActe.ABANDON, le(AVRIL).motive("Projet changé", ""));
        annulation(abandonnee, GenreActe.ABANDON, "", PREPARENT);

        var papier = scene.sous("ddt", () -> redaction.constater("pvd", "cadre", dossier(), "Carton 12"));
        scene.sous("ddt", () -> instruction.agir(papier, GenreActe.SIGNATURE, constat(GenreActe.SIGNATURE)));
        annulation(papier, GenreActe.SIGNATURE, "", CONSTATENT);
        rendreCompte("Annulations");
    }

    @Test
    void chaque_dossier() throws SQLException {
        jouer("préparer", PREPARENT, () -> redaction.creer("pvd", "adhesion", dossier()));
        jouer("constater", CONSTATENT, () -> redaction.constater("pvd", "adhesion", dossier(), "Carton 12"));

        var brouillon = cadre();
        jouer("modifier un brouillon", MAIRIE, () -> modifier(brouillon));
        var concertee = cadre();
        agir("chef", concertee, GenreActe.CONCERTATION, le(AVRIL));
        jouer("modifier un dossier en concertation", PREPARENT, () -> modifier(concertee));
        var papier = scene.sous("ddt", () -> redaction.constater("pvd", "cadre", dossier(), "Carton 12"));
        jouer("modifier un constat", CONSTATENT, () -> modifier(papier));

        piece("joindre une pièce à un brouillon", brouillon, MAIRIE);
        piece("joindre une pièce en concertation", concertee, union(PREPARENT, CONSTATENT));
        piece("joindre une pièce à un constat", papier, union(PREPARENT, CONSTATENT));
        rendreCompte("Dossiers et pièces");
    }

    @Test
    void chaque_motif_et_chaque_prorogation() throws SQLException {
        var ouverte = scene.sous("ddt", () -> redaction.constater("pvd", "adhesion", dossier(), "Carton 12"));
        scene.sous(
                "ddt",
                () -> instruction.agir(
                        ouverte,
                        GenreActe.SIGNATURE,
                        ActeSaisi.constate(LocalDate.of(2021, 7, 27), "Convention signée")));
        jouer(
                "dire pourquoi un délai est dépassé",
                PREPARENT,
                () -> halle.getBean(MotifsDeDepassement.class)
                        .ecrire(ouverte, SceneDeConvention.SENAS, "Il manque un avis.", null));

        var prorogation = halle.getBean(ProrogationDesEcheances.class);
        var saisie = scene.sous("prefet", () -> toutes(prorogation));
        jouer("proroger", PROROGENT, () -> prorogation.appliquer(saisie));
        var decision = scene.sous("prefet", () -> prorogation.appliquer(saisie));
        jouer("annuler une prorogation", PROROGENT, () -> prorogation.annuler(decision, "Saisie à tort"));
        rendreCompte("Motifs et prorogations");
    }

    private void acte(Set<GenreActe> faits, String c, GenreActe genre, ActeDEssai acte, Set<String> attendus)
            throws SQLException {
        faits.add(genre);
        jouer(
                genre + " " + acte.saisi().partie() + acte.saisi().etape(),
                attendus,
                () -> instruction.agir(c, genre, acte.saisi()));
    }

    private void deliberation(Set<GenreActe> faits, String c, String partie, Set<String> attendus) throws SQLException {
        acte(faits, c, GenreActe.DELIBERATION, le(AVRIL).de(partie).delibere("2023-04-12", AVRIL, AVRIL), attendus);
    }

    private void avis(Set<GenreActe> faits, String c, String etape, Set<String> attendus) throws SQLException {
        acte(faits, c, GenreActe.AVIS, le(AVRIL).pourLEtape(etape).dansLeSens("favorable"), attendus);
    }

    private void signature(Set<GenreActe> faits, String c, String partie, Set<String> attendus) throws SQLException {
        acte(faits, c, GenreActe.SIGNATURE, le(MAI).de(partie), attendus);
    }

    private void annulation(String c, GenreActe genre, String deQui, Set<String> attendus) throws SQLException {
        var vise = scene.sous("prefet", () -> conventions.actes(conventions.charger(c))).stream()
                .filter(a -> a.genre() == genre)
                .filter(a -> deQui.isEmpty() || deQui.equals(a.partie()) || deQui.equals(a.etape()))
                .findFirst()
                .orElseThrow()
                .id();
        jouer("annuler " + genre + " " + deQui, attendus, () -> instruction.annuler(c, vise, "Saisi à tort"));
    }

    private void piece(String quoi, String reference, Set<String> attendus) throws SQLException {
        var objet = scene.sous("chef", () -> conventions.charger(reference)).id();
        for (var role : TroupeDEssai.roles()) {
            for (var place : Place.values()) {
                cases++;
                var voulu = place == Place.DEDANS && attendus.contains(role);
                var refus = tenter(
                        role,
                        place,
                        () -> halle.getBean(Depots.class)
                                .exigerLeDroit(TraceDesConventions.CONVENTION, objet, "convention"));
                juger(quoi, role, place, voulu, refus);
            }
        }
    }

    /** Joue un geste pour chaque rôle et chaque place : accepté, il écrit et l'on y revient ; refusé, la base ne bouge pas. */
    private void jouer(String quoi, Set<String> attendus, Geste geste) throws SQLException {
        for (var role : TroupeDEssai.roles()) {
            for (var place : Place.values()) {
                cases++;
                var voulu = place == Place.DEDANS && attendus.contains(role);
                var avant = lignes();
                var refus = tenter(role, place, voulu ? () -> puisRevenir(geste) : geste);
                juger(quoi, role, place, voulu, refus);
                if (!lignes().equals(avant)) {
                    erreurs.add("%s, %s %s : la base a changé".formatted(quoi, role, place));
                }
            }
        }
    }

    private void juger(String quoi, String role, Place place, boolean voulu, String refus) {
        if (voulu != refus.isEmpty()) {
            erreurs.add("%s, %s %s : %s".formatted(quoi, role, place, refus.isEmpty() ? "accepté" : refus));
        }
    }

    /** La phrase du refus ; vide si rien ne s'y est opposé. Toute autre panne est une erreur de l'essai. */
    private String tenter(String role, Place place, Geste geste) {
        try {
            ActeurCourant.agir(troupe.acteur(role, place), () -> {
                geste.faire();
                return true;
            });
            return "";
        } catch (AccesRefuse | OperationRefusee | Introuvable e) {
            var phrase = String.valueOf(e.getMessage());
            if (!phrase.matches("(?s)[\\p{Lu}«].{20,}\\.")) {
                erreurs.add("Ce refus n'est pas une phrase : " + phrase);
            }
            return phrase;
        }
    }

    /** Dans une transaction que l'on défait : le même dossier sert à chaque rôle. */
    private void puisRevenir(Geste geste) {
        new TransactionTemplate(halle.getBean(PlatformTransactionManager.class)).executeWithoutResult(etat -> {
            var avant = vues();
            geste.faire();
            if (vues() <= avant) {
                erreurs.add("Un acte accepté n'a rien écrit");
            }
            etat.setRollbackOnly();
        });
    }

    private long vues() {
        return halle.getBean(JdbcClient.class).sql("""
                        select (select count(*) from convention.acte) + (select count(*) from convention.convention)
                             + (select count(*) from echeance.motif) + (select count(*) from echeance.decision)
                        """).query(Long.class).single();
    }

    /** Combien de lignes en tout, pour qui les voit toutes. */
    private String lignes() throws SQLException {
        try (var compte = comptage.executeQuery()) {
            compte.next();
            return compte.getString(1);
        }
    }

    private void rendreCompte(String titre) {
        System.out.println("Droits des conventions, " + titre + " : " + cases + " cases jouées");
        var vues = List.copyOf(erreurs);
        erreurs.clear();
        assertThat(cases).isGreaterThan(0);
        cases = 0;
        assertThat(vues).as(titre).isEmpty();
    }

    private static Set<String> union(Set<String> unes, Set<String> autres) {
        var toutes = new TreeSet<>(unes);
        toutes.addAll(autres);
        return toutes;
    }

    private String cadre() {
        return scene.sous(
                "chef",
                () -> redaction.creer(
                        "pvd", "cadre", dossier(new Choisie("partenaire", troupe.organisation("financeur")))));
    }

    private void preparer(String c) {
        agir("chef", c, GenreActe.CONCERTATION, le(AVRIL));
        agir("chef", c, GenreActe.COMITE, le(AVRIL).dansLeSens("valide"));
        agir("chef", c, GenreActe.SAISINE, le(AVRIL));
        rendre("prefet", c, "prefet_departement");
        rendre("sgar", c, "comite_financeurs");
        rendre("region", c, "prefet_region");
        deliberer("maire", c, COMMUNE);
        deliberer("presidente", c, EPCI);
    }

    private String signee() {
        var c = cadre();
        preparer(c);
        agir("chef", c, GenreActe.MISE_EN_SIGNATURE, le(MAI));
        agir("maire", c, GenreActe.SIGNATURE, le(MAI).de(COMMUNE));
        agir("presidente", c, GenreActe.SIGNATURE, le(MAI).de(EPCI));
        agir("prefet", c, GenreActe.SIGNATURE, le(MAI).de(ETAT));
        ActeurCourant.agir(
                troupe.acteur("financeur", Place.DEDANS),
                () -> instruction.agir(
                        c, GenreActe.SIGNATURE, le(MAI).de(partenaire(c)).saisi()));
        return c;
    }

    private String partenaire(String c) {
        return scene.sous("chef", () -> conventions.charger(c)).parties().stream()
                .filter(p -> p.code().equals("partenaire"))
                .findFirst()
                .orElseThrow()
                .cle();
    }

    private void modifier(String reference) {
        var c = conventions.charger(reference);
        redaction.modifier(reference, c.version(), renomme(c));
    }

    private static DossierSaisi renomme(Convention c) {
        var d = DossierSaisi.de(c, false);
        return new DossierSaisi(
                "Renommée", d.objet(), d.laureats(), d.choisies(), d.vaut(), d.prendEffetLe(), d.finLe());
    }

    private static DossierSaisi dossier(Choisie... choisies) {
        return new DossierSaisi(
                "Convention de Sénas", "", List.of(SceneDeConvention.SENAS), List.of(choisies), false, null, null);
    }

    private void deliberer(String qui, String c, String partie) {
        agir(qui, c, GenreActe.DELIBERATION, le(AVRIL).de(partie).delibere("2023-04-12", AVRIL, AVRIL));
    }

    private void rendre(String qui, String c, String etape) {
        agir(qui, c, GenreActe.AVIS, le(AVRIL).pourLEtape(etape).dansLeSens("favorable"));
    }

    private void agir(String qui, String c, GenreActe genre, ActeDEssai acte) {
        scene.sous(qui, () -> instruction.agir(c, genre, acte.saisi()));
    }

    private static ActeSaisi constat(GenreActe genre) {
        return new ActeSaisi(
                true,
                MAI,
                Precision.JOUR,
                genre == GenreActe.DELIBERATION ? COMMUNE : "",
                genre == GenreActe.AVIS ? "prefet_region" : "",
                switch (genre) {
                    case AVIS -> "favorable";
                    case COMITE -> "valide";
                    case DELIBERATION -> "autorise";
                    default -> "";
                },
                genre == GenreActe.DELIBERATION ? "2023-04-12" : "",
                null,
                null,
                "",
                "",
                null,
                "Note",
                "Motif",
                "Carton 12");
    }

    private static ProrogationSaisie toutes(ProrogationDesEcheances prorogation) {
        var vide = prorogation(List.of());
        return prorogation(prorogation.apercu(vide).stream().map(Concernee::cle).toList());
    }

    private static ProrogationSaisie prorogation(List<String> choisies) {
        return new ProrogationSaisie(
                "pvd",
                REGLE,
                "Six mois de plus",
                "Arrêté 13-2022-118",
                LocalDate.of(2022, 12, 1),
                "6",
                null,
                "departement:13",
                choisies);
    }

    private static List<String> roles() throws IOException {
        var trouve = Pattern.compile("(?m)^  - code: (?!peut)(\\w+)$").matcher(matrice());
        var roles = new ArrayList<String>();
        while (trouve.find()) {
            roles.add(trouve.group(1));
        }
        return roles;
    }

    /** Le fichier, relu mot à mot. */
    private static Set<String> porteurs(String permission) throws IOException {
        var trouve = Pattern.compile("- code: " + permission + "\\n.*\\n    roles: \\{(.*)}")
                .matcher(matrice());
        assertThat(trouve.find()).isTrue();
        return Arrays.stream(trouve.group(1).split(", "))
                .map(c -> c.split(":")[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String matrice() throws IOException {
        return Files.readString(Path.of("src/main/resources/droits/matrice.yaml"));
    }
}
