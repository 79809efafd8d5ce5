package fr.halle.convention.comite;

import fr.halle.acces.Agent;
import fr.halle.acces.Droits;
import fr.halle.acces.Permission;
import fr.halle.acces.Visibilite;
import fr.halle.commun.Reference;
import fr.halle.convention.LaureatCouvert;
import fr.halle.convention.ObjetDeDecision;
import fr.halle.document.SuiteDesPieces;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.SaisieRefusee;
import fr.halle.platform.web.Typographie;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Créer un comité, ou le modifier. */
@Component
public class TenueDesComites {

    private static final int NOM = 200;
    private static final int QUORUM = 500;

    private final JdbcClient sql;
    private final Comites comites;
    private final EcritureDesComites ecriture;
    private final TraceDesComites trace;
    private final SuiteDesPieces pieces;
    private final Droits droits;
    private final Agent agent;

    TenueDesComites(
            JdbcClient sql,
            Comites comites,
            EcritureDesComites ecriture,
            TraceDesComites trace,
            SuiteDesPieces pieces,
            Droits droits,
            Agent agent) {
        this.sql = sql;
        this.comites = comites;
        this.ecriture = ecriture;
        this.trace = trace;
        this.pieces = pieces;
        this.droits = droits;
        this.agent = agent;
    }

    /** Vrai si l'acteur tient ce comité. */
    public boolean tient(Comite c) {
        return droits.peut(Permission.TENIR_COMITE, c.cible());
    }

    /** @throws fr.halle.platform.AccesRefuse s'il ne le tient pas */
    public void exiger(Comite c) {
        droits.exiger(Permission.TENIR_COMITE, c.cible());
    }

    /**
     * Crée un comité, que lisent aussitôt ses collectivités et les services de l'État.
     *
     * @return sa référence
     * @throws SaisieRefusee qui dit chaque case à corriger
     */
    @Transactional
    public String creer(ComiteSaisi saisi) {
        var reference = Reference.nouvelle('G').valeur();
        var neuf = lire(saisi, reference, null);
        droits.exiger(Permission.TENIR_COMITE, neuf.cible());
        ecriture.version(null, neuf);
        trace.dossier(null, comites.charger(reference));
        return reference;
    }

    /**
     * Change son nom, ce qu'il suit, sa date ou son quorum. Sa nature reste la même.
     *
     * @throws OperationRefusee si une réunion a eu lieu avant la date où il existerait
     */
    @Transactional
    public void modifier(String reference, ComiteSaisi saisi) {
        var avant = verrouille(reference);
        var apres = lire(saisi, reference, avant);
        droits.exiger(Permission.TENIR_COMITE, apres.cible());
        comites.reunions(avant, comites.maintenant()).stream()
                .map(Reunion::tenueLe)
                .filter(jour -> jour.isBefore(apres.creeLe()))
                .findFirst()
                .ifPresent(jour -> {
                    throw new SaisieRefusee(
                            "creeLe",
                            "Le comité s'est réuni le %s : il existe au plus tard ce jour-là."
                                    .formatted(Typographie.date(jour)));
                });
        ecriture.version(avant, apres);
        if (!apres.visiblePar().equals(avant.visiblePar())) {
            comites.reunions(avant, comites.maintenant()).forEach(r -> pieces.ouvrir(TraceDesComites.REUNION, r.id()));
        }
        trace.dossier(avant, comites.charger(reference));
    }

    private Comite verrouille(String reference) {
        ecriture.verrouiller(comites.charger(reference).id());
        var c = comites.charger(reference);
        droits.exiger(Permission.TENIR_COMITE, c.cible());
        return c;
    }

    private Comite lire(ComiteSaisi s, String reference, @Nullable Comite avant) {
        var erreurs = new LinkedHashMap<String, String>();
        var nature = avant != null
                ? avant.nature()
                : ObjetDeDecision.Comite.deCode(s.nature()).orElse(ObjetDeDecision.Comite.PROJET);
        if (avant == null && ObjetDeDecision.Comite.deCode(s.nature()).isEmpty()) {
            erreurs.put("nature", "Choisissez de quel comité il s'agit.");
        }
        if (s.nom().isBlank() || s.nom().strip().length() > NOM) {
            erreurs.put(
                    "nom",
                    "Donnez-lui un nom de deux cents signes au plus, par exemple « Comité de projet de Sénas ».");
        }
        var creeLe = s.creeLe();
        if (creeLe == null) {
            erreurs.put("creeLe", "Écrivez le premier jour où il existe, par exemple 2021-05-09.");
        } else if (creeLe.isAfter(agent.aujourdHui())) {
            erreurs.put("creeLe", "Cette date est dans le futur : écrivez au plus tard la date d'aujourd'hui.");
        }
        var programme = rempli(s.programme());
        if (programme != null
                && !existe("select exists (select from programme.v_public_programme where code = :cle)", programme)) {
            erreurs.put("programme", "Ce programme n'existe pas : choisissez-le dans la liste.");
        }
        var region = rempli(s.region());
        if (region != null
                && !existe(
                        "select exists (select from territoire.v_public_territoire where type = 'region' and code = :cle and jusqu = 9999)",
                        region)) {
            erreurs.put("region", "Cette région n'existe pas : choisissez-la dans la liste.");
        }
        var laureats = region == null ? laureats(s, erreurs) : List.<LaureatCouvert>of();
        if (region != null && !s.laureats().isEmpty()) {
            erreurs.put("region", "Un comité suit des lauréats ou toute une région : gardez l'un des deux.");
        }
        var quorum = quorum(s, erreurs);
        if (!erreurs.isEmpty()) {
            throw new SaisieRefusee(erreurs);
        }
        var organisation = avant == null ? agent.organisation() : avant.organisation();
        var c = new Comite(
                avant == null ? new UUID(0, 0) : avant.id(),
                avant == null ? new UUID(0, 0) : avant.version(),
                reference,
                nature,
                s.nom().strip(),
                programme,
                region,
                organisation,
                Objects.requireNonNull(creeLe),
                quorum,
                rempli(s.quorumTexte()),
                laureats,
                avant == null ? List.of() : avant.membres(),
                Set.of());
        var visible = new HashSet<>(droits.visiblePar(Visibilite.PARTENAIRES, c.cible()));
        if (avant != null) {
            visible.addAll(avant.visiblePar());
        }
        return c.lisiblePar(visible);
    }

    private List<LaureatCouvert> laureats(ComiteSaisi s, Map<String, String> erreurs) {
        var lus = ecriture.laureats(s.programme().strip(), s.laureats());
        if (lus.isEmpty() || lus.size() != Set.copyOf(s.laureats()).size()) {
            erreurs.put("laureats", "Choisissez dans la liste au moins un lauréat, ou une région.");
        }
        return lus;
    }

    private static @Nullable Integer quorum(ComiteSaisi s, Map<String, String> erreurs) {
        var texte = s.quorumTexte().strip();
        if (s.quorum().isBlank() && texte.isEmpty()) {
            return null;
        }
        if (texte.isEmpty() || texte.length() > QUORUM) {
            erreurs.put(
                    "quorumTexte",
                    "Un quorum ne se compte que si un texte le fixe : écrivez sa référence, en cinq cents signes au plus.");
        }
        if (!s.quorum().strip().matches("[1-9][0-9]{0,2}")) {
            erreurs.put("quorum", "Écrivez combien de présents ou représentés il faut, de 1 à 999.");
            return null;
        }
        return Integer.valueOf(s.quorum().strip());
    }

    private boolean existe(String requete, String cle) {
        return sql.sql(requete).param("cle", cle).query(Boolean.class).single();
    }

    private static @Nullable String rempli(String texte) {
        return texte.isBlank() ? null : texte.strip();
    }
}
