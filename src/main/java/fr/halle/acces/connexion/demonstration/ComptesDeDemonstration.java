package fr.halle.acces.connexion.demonstration;

import fr.halle.acces.Cible.Lieu;
import fr.halle.acces.connexion.local.ComptesLocaux;
import fr.halle.acces.mandat.Comptes;
import fr.halle.acces.mandat.Habilitations;
import fr.halle.acces.mandat.Habilitations.Octroi;
import fr.halle.acces.mandat.Mandats;
import fr.halle.acces.mandat.Mandats.Designation;
import fr.halle.acces.mandat.NatureOrganisation;
import fr.halle.acces.mandat.Organisation;
import fr.halle.acces.mandat.Organisations;
import fr.halle.acces.matrice.Matrice;
import fr.halle.acces.session.AuNomDeHalle;
import fr.halle.acces.session.AvecComptes;
import fr.halle.platform.AuDemarrage;
import fr.halle.platform.NatureBase;
import fr.halle.platform.NatureDeLaBase;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.faits.FichiersDeFaits;
import fr.halle.territoire.TypeTerritoire;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Un compte par genre d'utilisateur, dans une base de démonstration seulement. Leurs mots de passe changent à chaque démarrage, ne sont
 * écrits nulle part, et le serveur ne répond alors qu'à son propre ordinateur.
 */
@Component
@AvecComptes
public class ComptesDeDemonstration implements AuDemarrage, InitializingBean {

    private static final String SIGNES = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final LocalDate DEBUT = LocalDate.of(2020, 5, 28);
    private static final String SOURCE = "Comptes d'essai du projet";

    private final NatureDeLaBase nature;
    private final FichiersDeFaits fichiers;
    private final Organisations organisations;
    private final Comptes comptes;
    private final Mandats mandats;
    private final Habilitations habilitations;
    private final ComptesLocaux locaux;
    private final Matrice matrice;
    private final AuNomDeHalle halle;
    private final JdbcClient sql;
    private final String adresse;
    private final SecureRandom hasard = new SecureRandom();

    ComptesDeDemonstration(
            NatureDeLaBase nature,
            FichiersDeFaits fichiers,
            Organisations organisations,
            Comptes comptes,
            Mandats mandats,
            Habilitations habilitations,
            ComptesLocaux locaux,
            Matrice matrice,
            AuNomDeHalle halle,
            JdbcClient sql,
            @Value("${server.address:}") String adresse) {
        this.nature = nature;
        this.fichiers = fichiers;
        this.organisations = organisations;
        this.comptes = comptes;
        this.mandats = mandats;
        this.habilitations = habilitations;
        this.locaux = locaux;
        this.matrice = matrice;
        this.halle = halle;
        this.sql = sql;
        this.adresse = adresse;
    }

    private record LigneDOrganisation(String code, String nature, String nom, String territoire) {}

    private record LigneDeCompte(
            String nom,
            String courriel,
            String organisation,
            String fonction,
            String role,
            String territoire,
            @Nullable LocalDate jusqu) {}

    /** Avant que le serveur n'écoute : une fois ouvert au réseau, il serait trop tard. */
    @Override
    public void afterPropertiesSet() {
        if (!adresse.isEmpty() && nature.nature() == NatureBase.DEMONSTRATION && !surCetOrdinateur()) {
            throw new OperationRefusee(
                    ("Une base de démonstration a des comptes d'essai : elle ne se sert que sur cet ordinateur, et non sur %s. Retirez "
                                    + "--adresse, ou servez une base réelle (--donnees NOUVEAU-DOSSIER --sans-temoins).")
                            .formatted(adresse));
        }
    }

    @Override
    public List<String> preparer() {
        if (nature.nature() != NatureBase.DEMONSTRATION) {
            return List.of();
        }
        var lignes = fichiers.lire("demonstration", "comptes", LigneDeCompte.class);
        var ids = halle.faire(() -> completer(lignes));
        var phrases = new ArrayList<String>();
        phrases.add("Comptes d'essai (mots de passe neufs à chaque démarrage, sur cet ordinateur seulement) :");
        for (var ligne : lignes) {
            var motDePasse = tirer();
            locaux.poser(Objects.requireNonNull(ids.get(ligne.courriel)), motDePasse);
            phrases.add("  %-32s %s   %s"
                    .formatted(
                            ligne.courriel, motDePasse, matrice.role(ligne.role).libelle()));
        }
        return phrases;
    }

    private Map<String, UUID> completer(List<LigneDeCompte> lignes) {
        // Deux serveurs sur la même base ne créent pas chacun les leurs.
        sql.sql("select pg_advisory_xact_lock(hashtext('halle.demonstration'))")
                .query()
                .listOfRows();
        Map<String, Organisation> parCode = new LinkedHashMap<>();
        for (var ligne : fichiers.lire("demonstration", "organisations", LigneDOrganisation.class)) {
            var lieu = lieu(ligne.territoire);
            var genre = NatureOrganisation.deCode(ligne.nature).orElseThrow();
            parCode.put(
                    ligne.code,
                    organisations
                            .trouver(genre, lieu)
                            .orElseGet(() -> organisations.creer(genre, ligne.nom, null, lieu, SOURCE)));
        }
        Map<String, UUID> ids = new LinkedHashMap<>();
        for (var ligne : lignes) {
            ids.put(
                    ligne.courriel,
                    comptes.trouver(ligne.courriel)
                            .orElseGet(() -> ouvrir(
                                    ligne, Objects.requireNonNull(parCode.get(ligne.organisation)), ids.size())));
        }
        return ids;
    }

    private UUID ouvrir(LigneDeCompte ligne, Organisation organisation, int rang) {
        var id = comptes.ouvrir("Compte d’essai,", ligne.nom, ligne.courriel);
        sql.sql("insert into acces.compte_de_demonstration (utilisateur, rang) values (:id, :rang)")
                .param("id", id)
                .param("rang", rang)
                .update();
        var mandat = mandats.designer(
                new Designation(id, organisation.id(), ligne.fonction, DEBUT, ligne.jusqu, "Compte d'essai", SOURCE));
        habilitations.accorder(new Octroi(
                mandat, null, ligne.role, lieu(ligne.territoire), null, DEBUT, ligne.jusqu, "Compte d'essai"));
        return id;
    }

    private static Lieu lieu(String texte) {
        var parts = texte.split(":", 2);
        return new Lieu(TypeTerritoire.deCode(parts[0]).orElseThrow(), parts[1]);
    }

    private boolean surCetOrdinateur() {
        try {
            return InetAddress.getByName(adresse).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Soixante-dix bits, sans signe qui se confonde avec un autre : il se recopie d'un terminal. */
    private String tirer() {
        var mot = new StringBuilder();
        for (var i = 0; i < 16; i++) {
            mot.append(i > 0 && i % 4 == 0 ? "-" : "").append(SIGNES.charAt(hasard.nextInt(SIGNES.length())));
        }
        return mot.toString();
    }
}
