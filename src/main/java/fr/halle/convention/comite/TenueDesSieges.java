package fr.halle.convention.comite;

import fr.halle.acces.Droits;
import fr.halle.acces.Permission;
import fr.halle.acces.Visibilite;
import fr.halle.document.SuiteDesPieces;
import fr.halle.platform.Introuvable;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.SaisieRefusee;
import fr.halle.platform.web.Typographie;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Donner un siège dans un comité, ou y mettre fin. */
@Component
public class TenueDesSieges {

    private final JdbcClient sql;
    private final Comites comites;
    private final EcritureDesComites ecriture;
    private final TraceDesComites trace;
    private final SuiteDesPieces pieces;
    private final Droits droits;

    TenueDesSieges(
            JdbcClient sql,
            Comites comites,
            EcritureDesComites ecriture,
            TraceDesComites trace,
            SuiteDesPieces pieces,
            Droits droits) {
        this.pieces = pieces;
        this.sql = sql;
        this.comites = comites;
        this.ecriture = ecriture;
        this.trace = trace;
        this.droits = droits;
    }

    /**
     * Donne un siège à qui tient ce mandat.
     *
     * @param du le premier jour où il siège ; le mandat vaut ce jour-là
     * @param jusqu le premier jour où il ne siégera plus ; vide : jusqu'à la fin du mandat
     * @throws SaisieRefusee si l'acteur ne voit pas ce mandat, s'il ne vaut pas ce jour-là, ou s'il y siège déjà
     */
    @Transactional
    public void nommer(String reference, UUID mandat, Siege siege, @Nullable LocalDate du, @Nullable LocalDate jusqu) {
        var c = verrouille(reference);
        if (du == null) {
            throw new SaisieRefusee("du", "Écrivez le premier jour où il siège, par exemple 2023-05-09.");
        }
        if (jusqu != null && !du.isBefore(jusqu)) {
            throw new SaisieRefusee("jusqu", "Le siège finirait avant de commencer : vérifiez les deux dates.");
        }
        var tenu = mandat(mandat);
        if (du.isBefore(tenu.du()) || tenu.jusqu() != null && !du.isBefore(tenu.jusqu())) {
            throw new SaisieRefusee(
                    "mandat",
                    "%s : ce mandat ne valait pas le %s. Choisissez qui le tenait ce jour-là, ou changez la date."
                            .formatted(tenu.libelle(), Typographie.date(du)));
        }
        if (c.membres().stream()
                .filter(m -> m.mandat().equals(mandat))
                .anyMatch(m ->
                        (m.jusqu() == null || du.isBefore(m.jusqu())) && (jusqu == null || m.du().isBefore(jusqu)))) {
            throw new SaisieRefusee("mandat", "%s siège déjà à cette date.".formatted(tenu.libelle()));
        }
        ecriture.siege(c.id(), null, mandat, tenu.organisation(), tenu.libelle(), siege, du, jusqu);
        var apres = comites.charger(reference);
        var visible = new HashSet<>(apres.visiblePar());
        visible.addAll(droits.visiblePar(Visibilite.PARTENAIRES, apres.cible()));
        if (!visible.equals(apres.visiblePar())) {
            ecriture.version(apres, apres.lisiblePar(visible));
            ouvrirLesPieces(apres);
        }
        trace.nommer(comites.charger(reference), tenu.libelle(), siege, du, jusqu);
    }

    /**
     * Met fin à un siège.
     *
     * @param jusqu le premier jour où il ne siège plus
     * @throws OperationRefusee s'il finit déjà plus tôt, ou s'il est noté à une réunion de ce jour-là ou d'après
     */
    @Transactional
    public void finir(String reference, UUID membre, @Nullable LocalDate jusqu) {
        var c = verrouille(reference);
        var vise = c.membres().stream()
                .filter(m -> m.id().equals(membre))
                .findFirst()
                .orElseThrow(() -> new Introuvable("membre", "Ce siège n'est pas de ce comité : rechargez sa page."));
        if (jusqu == null || jusqu.isBefore(vise.du())) {
            throw new SaisieRefusee(
                    "jusqu",
                    "Écrivez le premier jour où il ne siège plus : au plus tôt le %s."
                            .formatted(Typographie.date(vise.du())));
        }
        if (vise.jusqu() != null && !jusqu.isBefore(vise.jusqu())) {
            throw new OperationRefusee(
                    "Ce siège finit déjà le %s : rien n'est à changer.".formatted(Typographie.date(vise.jusqu())));
        }
        comites.reunions(c, comites.maintenant()).stream()
                .filter(r -> !r.tenueLe().isBefore(jusqu) && r.presence(membre).isPresent())
                .findFirst()
                .ifPresent(r -> {
                    throw new OperationRefusee("%s est noté à la réunion du %s : son siège ne peut pas finir avant."
                            .formatted(vise.libelle(), Typographie.date(r.tenueLe())));
                });
        ecriture.siege(
                c.id(), vise, vise.mandat(), vise.organisation(), vise.libelle(), vise.siege(), vise.du(), jusqu);
        trace.finir(c, vise, jusqu);
    }

    /** Qui siège lit aussi les pièces des réunions. */
    private void ouvrirLesPieces(Comite c) {
        comites.reunions(c, comites.maintenant()).forEach(r -> pieces.ouvrir(TraceDesComites.REUNION, r.id()));
    }

    private Comite verrouille(String reference) {
        ecriture.verrouiller(comites.charger(reference).id());
        var c = comites.charger(reference);
        droits.exiger(Permission.TENIR_COMITE, c.cible());
        return c;
    }

    private record Mandat(
            UUID organisation,
            String libelle,
            LocalDate du,
            @Nullable LocalDate jusqu) {}

    private Mandat mandat(UUID id) {
        return sql.sql("""
                        select m.organisation, m.fonction || ', ' || o.nom as libelle, m.du, m.jusqu
                          from acces.v_mandat m join acces.v_organisation o on o.id = m.organisation where m.id = :id
                        """)
                .param("id", id)
                .query(Mandat.class)
                .optional()
                .orElseThrow(() -> new SaisieRefusee(
                        "mandat",
                        "Choisissez dans la liste qui siège : c'est un mandat de l'annuaire que vous voyez."));
    }
}
