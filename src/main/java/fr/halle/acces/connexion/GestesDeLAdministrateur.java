package fr.halle.acces.connexion;

import fr.halle.acces.Cible.Lieu;
import fr.halle.acces.connexion.local.ComptesLocaux;
import fr.halle.acces.connexion.local.LiensDeMotDePasse;
import fr.halle.acces.mandat.Comptes;
import fr.halle.acces.mandat.Habilitations;
import fr.halle.acces.mandat.Habilitations.Octroi;
import fr.halle.acces.mandat.Mandats;
import fr.halle.acces.mandat.Mandats.Designation;
import fr.halle.acces.mandat.NatureOrganisation;
import fr.halle.acces.mandat.Organisations;
import fr.halle.acces.session.AuNomDeHalle;
import fr.halle.acces.session.Sessions;
import fr.halle.platform.GestesSurLesComptes;
import fr.halle.platform.Introuvable;
import fr.halle.territoire.TypeTerritoire;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ce que fait des comptes celui qui tient la machine. Le premier administrateur vient de là : personne d'autre ne peut l'inviter. */
@Component
class GestesDeLAdministrateur implements GestesSurLesComptes {

    private static final Lieu NATION = new Lieu(TypeTerritoire.NATION, "france");
    private static final String MOTIF = "Premier accès, ouvert depuis la machine";

    private final AuNomDeHalle halle;
    private final Comptes comptes;
    private final Organisations organisations;
    private final Mandats mandats;
    private final Habilitations habilitations;
    private final LiensDeMotDePasse liens;
    private final ComptesLocaux locaux;
    private final Sessions sessions;
    private final JdbcClient sql;
    private final Clock horloge;

    GestesDeLAdministrateur(
            AuNomDeHalle halle,
            Comptes comptes,
            Organisations organisations,
            Mandats mandats,
            Habilitations habilitations,
            LiensDeMotDePasse liens,
            ComptesLocaux locaux,
            Sessions sessions,
            JdbcClient sql,
            Clock horloge) {
        this.halle = halle;
        this.comptes = comptes;
        this.organisations = organisations;
        this.mandats = mandats;
        this.habilitations = habilitations;
        this.liens = liens;
        this.locaux = locaux;
        this.sessions = sessions;
        this.sql = sql;
        this.horloge = horloge;
    }

    private record Ligne(String courriel, String nom, boolean motDePasse, boolean code, long chapeaux, long sessions) {

        private String phrase() {
            return "%s, %s : %s%s ; chapeaux en cours : %d ; sessions ouvertes : %d"
                    .formatted(
                            courriel,
                            nom,
                            motDePasse ? "mot de passe" : "sans mot de passe",
                            code ? " et second facteur" : "",
                            chapeaux,
                            sessions);
        }
    }

    @Override
    public List<String> lister() {
        var lignes = halle.faire(() ->
                sql.sql("""
                        select i.courriel, i.prenom || ' ' || i.nom as nom, m.utilisateur is not null as mot_de_passe,
                               c.utilisateur is not null as code,
                               (select count(*) from acces.v_habilitation h
                                 where h.utilisateur = i.utilisateur and h.du <= :jour and (h.jusqu is null or :jour < h.jusqu)) as chapeaux,
                               (select count(*) from acces.session s
                                 where s.utilisateur = i.utilisateur and s.fermee_le is null and s.expire_le > clock_timestamp()) as sessions
                          from acces.identite i
                          left join acces.mot_de_passe m on m.utilisateur = i.utilisateur
                          left join acces.code_unique c on c.utilisateur = i.utilisateur
                         where i.efface_le is null
                         order by lower(i.courriel)
                        """).param("jour", aujourdHui()).query(Ligne.class).list());
        return lignes.isEmpty()
                ? List.of(
                        "Aucun compte. Pour ouvrir celui de l'administrateur : ./halle comptes creer COURRIEL --prenom P --nom N")
                : lignes.stream().map(Ligne::phrase).toList();
    }

    @Override
    public List<String> creer(String courriel, String prenom, String nom, String racine) {
        return halle.faire(() -> {
            var id = comptes.ouvrir(prenom, nom, courriel);
            var instance = organisations
                    .trouver(NatureOrganisation.AUTRE, NATION)
                    .orElseGet(() -> organisations.creer(
                            NatureOrganisation.AUTRE, "Administration de l'instance", null, NATION, MOTIF));
            var du = aujourdHui();
            var mandat = mandats.designer(
                    new Designation(id, instance.id(), "Administrateur", du, null, MOTIF, "Ligne de commande"));
            habilitations.accorder(new Octroi(mandat, null, "administrateur", NATION, null, du, null, MOTIF));
            return List.of(
                    "Compte ouvert : %s %s, administrateur de l'instance.".formatted(prenom, nom),
                    "Pour choisir le mot de passe, dans les trois jours et une seule fois : "
                            + liens.inviter(id, racine));
        });
    }

    @Override
    public List<String> reinitialiser(String courriel, String racine) {
        return List.of("Pour choisir un nouveau mot de passe, dans les trente minutes et une seule fois : "
                + liens.reinitialiser(charger(courriel), racine));
    }

    @Override
    public List<String> oublierLeCode(String courriel) {
        return List.of(
                locaux.oublierLeSecondFacteur(charger(courriel))
                        ? "Le second facteur de %s est oublié.".formatted(courriel)
                        : "%s n'avait pas de second facteur.".formatted(courriel));
    }

    @Override
    public List<String> fermerLesSessions(String courriel) {
        return List.of(
                "Sessions fermées : %d.".formatted(sessions.fermerToutes(charger(courriel), null, "administrateur")));
    }

    private UUID charger(String courriel) {
        return halle.faire(() -> comptes.trouver(courriel))
                .orElseThrow(() -> new Introuvable(
                        null, "Aucun compte n'a l'adresse « %s » : ./halle comptes les montre.".formatted(courriel)));
    }

    private LocalDate aujourdHui() {
        return LocalDate.now(horloge.withZone(ZoneId.of("Europe/Paris")));
    }
}
