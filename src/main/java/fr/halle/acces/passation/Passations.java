package fr.halle.acces.passation;

import fr.halle.acces.Droits;
import fr.halle.acces.EnAttente;
import fr.halle.acces.EnAttente.Attente;
import fr.halle.acces.Permission;
import fr.halle.acces.Signature;
import fr.halle.acces.Visibilite;
import fr.halle.acces.mandat.Mandats;
import fr.halle.acces.mandat.Mandats.Mandat;
import fr.halle.acces.mandat.Organisation;
import fr.halle.acces.mandat.Organisations;
import fr.halle.commun.Reference;
import fr.halle.platform.OperationRefusee;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Confier à quelqu'un d'autre, en un acte, tout ce qui attend une personne. Le mandat de celle-ci n'en est pas changé. */
@Component
public class Passations {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final JdbcClient sql;
    private final Mandats mandats;
    private final Organisations organisations;
    private final Droits droits;
    private final ObjectProvider<EnAttente> modules;
    private final Clock horloge;
    private final TraceDesPassations trace;

    Passations(
            JdbcClient sql,
            Mandats mandats,
            Organisations organisations,
            Droits droits,
            ObjectProvider<EnAttente> modules,
            Clock horloge,
            TraceDesPassations trace) {
        this.sql = sql;
        this.mandats = mandats;
        this.organisations = organisations;
        this.droits = droits;
        this.modules = modules;
        this.horloge = horloge;
        this.trace = trace;
    }

    /** Ce qui attend ce mandat, par genre. */
    public Map<String, List<Attente>> attendent(UUID mandat) {
        var parGenre = new LinkedHashMap<String, List<Attente>>();
        modules.orderedStream().forEach(module -> {
            var attentes = module.attendent(List.of(mandat));
            if (!attentes.isEmpty()) {
                parGenre.put(module.genre(), List.copyOf(attentes));
            }
        });
        return parGenre;
    }

    /**
     * Confie à {@code a} tout ce qui attend {@code de}.
     *
     * @return combien de choses ont changé de main
     * @throws OperationRefusee si {@code a} n'est pas en fonction dans la même organisation, ou si rien n'attend
     */
    @Transactional
    public int passer(UUID de, UUID a, String motif) {
        var cedant = mandats.charger(de);
        var repreneur = mandats.charger(a);
        var organisation = organisations.charger(cedant.organisation());
        droits.exiger(Permission.PASSER_LA_MAIN, organisation.cible());
        exigerPossible(cedant, repreneur, motif);
        // Deux passations du même mandat se suivent : la seconde ne trouve que ce que la première a laissé.
        sql.sql("select pg_advisory_xact_lock(hashtextextended('acces.passation:' || :mandat, 0))::text")
                .param("mandat", de.toString())
                .query(String.class)
                .single();
        var id = UUID.randomUUID();
        var signature = Signature.courante();
        sql.sql("""
                        insert into acces.passation (id, reference, de, a, motif, visible_par, auteur, qualite)
                        values (:id, :reference, :de, :a, :motif, :visible, :auteur, :qualite)
                        """)
                .param("id", id)
                .param("reference", Reference.nouvelle('P').valeur())
                .param("de", de)
                .param("a", a)
                .param("motif", motif.strip())
                .param("visible", visible(organisation).toArray(String[]::new))
                .param("auteur", signature.utilisateur())
                .param("qualite", signature.qualite())
                .update();
        var confiees = modules.orderedStream()
                .mapToInt(module -> confier(module, id, de, a))
                .sum();
        if (confiees == 0) {
            throw new OperationRefusee("Rien n'attend cette personne : il n'y a rien à confier.");
        }
        trace.passer(cedant, repreneur, organisation, confiees, motif);
        return confiees;
    }

    /** Ce qui attend au sein d'une équipe ne sort pas d'elle : l'acte s'y lit, ou, fait par l'État, là où l'État lit. */
    private Set<String> visible(Organisation organisation) {
        var equipe = droits.visiblePar(Visibilite.EQUIPE, organisation.cible());
        return droits.cles().stream().anyMatch(equipe::contains)
                ? equipe
                : droits.visiblePar(Visibilite.ETAT, organisation.cible());
    }

    private int confier(EnAttente module, UUID passation, UUID de, UUID a) {
        var attentes = module.attendent(List.of(de));
        if (attentes.isEmpty()) {
            return 0;
        }
        module.confier(de, a, attentes.stream().map(Attente::objet).toList());
        sql.sql("""
                        insert into acces.passation_objet (passation, genre, objet, libelle)
                        select :passation, :genre, o.objet, o.libelle
                          from unnest(:objets::text[], :libelles::text[]) as o (objet, libelle)
                        """)
                .param("passation", passation)
                .param("genre", module.genre())
                .param("objets", attentes.stream().map(Attente::objet).toArray(String[]::new))
                .param("libelles", attentes.stream().map(Attente::libelle).toArray(String[]::new))
                .update();
        return attentes.size();
    }

    private void exigerPossible(Mandat cedant, Mandat repreneur, String motif) {
        if (cedant.id().equals(repreneur.id())) {
            throw new OperationRefusee("C'est la même personne dans la même fonction : choisissez quelqu'un d'autre.");
        }
        var aujourdHui = LocalDate.ofInstant(horloge.instant(), PARIS);
        if (!cedant.organisation().equals(repreneur.organisation())
                || repreneur.du().isAfter(aujourdHui)
                || repreneur.jusqu() != null && !repreneur.jusqu().isAfter(aujourdHui)) {
            throw new OperationRefusee(
                    "La personne qui reprend doit être en fonction dans la même organisation : désignez-la d'abord.");
        }
        if (motif.isBlank()) {
            throw new OperationRefusee("Il manque le motif : « Départ de Mme Durand le 1er juin », par exemple.");
        }
    }
}
