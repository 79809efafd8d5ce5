package fr.halle.acces.renouvellement;

import fr.halle.acces.Cible;
import fr.halle.acces.Cible.Lieu;
import fr.halle.acces.Droits;
import fr.halle.acces.Permission;
import fr.halle.acces.Signature;
import fr.halle.acces.Visibilite;
import fr.halle.commun.Reference;
import fr.halle.platform.Introuvable;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.acteur.Acteur;
import fr.halle.platform.acteur.ActeurCourant;
import fr.halle.platform.tableur.Tableaux;
import fr.halle.territoire.TypeTerritoire;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Préparer un renouvellement : retenir les communes et les élus que l'on donne. Rien d'autre ne change. */
@Component
public class Preparation {

    private static final String COLONNES = """
            select id, reference, jour, motif, fichier, lues, hors_territoire, qualite, saisi_le, prononce_le, prononce_par, defait_le,
                   defait_par, etat
              from acces.v_renouvellement
            """;

    private static final Lieu NATION = new Lieu(TypeTerritoire.NATION, "france");

    private final JdbcClient sql;
    private final Droits droits;
    private final TraceDesRenouvellements trace;

    Preparation(JdbcClient sql, Droits droits, TraceDesRenouvellements trace) {
        this.sql = sql;
        this.droits = droits;
        this.trace = trace;
    }

    /**
     * D'après une liste de codes.
     *
     * @param jour le premier jour où les mandats ne valent plus
     * @return sa référence
     */
    @Transactional
    public String preparer(LocalDate jour, String motif, String codes) {
        return ecrire(jour, motif, FichierDesElus.lister(codes), null, null);
    }

    /** D'après un fichier du Répertoire national des élus. */
    @Transactional
    public String preparer(LocalDate jour, String motif, Path fichier, String nom) {
        return ecrire(
                jour,
                motif,
                FichierDesElus.lire(fichier),
                nom,
                Tableaux.empreinte(fichier).toString());
    }

    /** @throws Introuvable si ce renouvellement n'existe pas, ou n'est pas de ceux que l'acteur voit */
    public Renouvellement charger(String reference) {
        return sql.sql(COLONNES + " where reference = :reference")
                .param("reference", reference)
                .query(Renouvellement.class)
                .optional()
                .orElseThrow(
                        () -> new Introuvable("reference", "Ce renouvellement n'existe pas : repartez de leur liste."));
    }

    /** Ceux que l'acteur voit, du plus récent au plus ancien. */
    public List<Renouvellement> lister() {
        return sql.sql(COLONNES + " order by saisi_le desc, id")
                .query(Renouvellement.class)
                .list();
    }

    /** Le territoire où l'acteur peut finir des mandats : tout celui de son chapeau, ou rien. */
    private Lieu territoire() {
        var sien = ActeurCourant.lire() instanceof Acteur.Service
                ? NATION
                : droits.chapeau()
                        .map(chapeau -> chapeau.territoire())
                        .orElseThrow(() -> droits.refus(Permission.FINIR_MANDATS));
        droits.exiger(Permission.FINIR_MANDATS, new Cible(null, Set.of(sien), Set.of(), Set.of()));
        return sien;
    }

    private String ecrire(
            LocalDate jour, String motif, FichierDesElus.Lu lu, @Nullable String fichier, @Nullable String sha256) {
        if (motif.isBlank()) {
            throw new OperationRefusee(
                    "Il manque le motif : « Élections municipales des 15 et 22 mars 2026 », par exemple.");
        }
        var territoire = territoire();
        var retenus = retenir(lu.elus(), territoire);
        if (retenus.isEmpty()) {
            throw new OperationRefusee(
                    "Aucune de ces collectivités n'est de votre territoire : vérifiez leurs codes, ou le chapeau sous lequel vous agissez.");
        }
        var signature = Signature.courante();
        var visible = droits.visiblePar(Visibilite.ETAT, new Cible(null, Set.of(territoire), Set.of(), Set.of()));
        var id = UUID.randomUUID();
        var reference = Reference.nouvelle('R').valeur();
        sql.sql("""
                        insert into acces.renouvellement (id, reference, jour, motif, fichier, sha256, lues, hors_territoire, visible_par,
                                                          auteur, qualite)
                        values (:id, :reference, :jour, :motif, :fichier, :sha256, :lues, :hors, :visible, :auteur, :qualite)
                        """)
                .param("id", id)
                .param("reference", reference)
                .param("jour", jour)
                .param("motif", motif.strip())
                .param("fichier", fichier)
                .param("sha256", sha256)
                .param("lues", lu.lues())
                .param("hors", lu.elus().size() - retenus.size())
                .param("visible", visible.toArray(String[]::new))
                .param("auteur", signature.utilisateur())
                .param("qualite", signature.qualite())
                .update();
        ecrireLesLignes(id, retenus);
        trace.preparer(reference, jour, motif, retenus.size(), visible);
        return reference;
    }

    /** Les collectivités qui existent aujourd'hui et sont tout entières dans ce territoire. */
    private List<Elu> retenir(List<Elu> elus, Lieu territoire) {
        var dedans = new HashSet<>(sql.sql("""
                        select a.commune from territoire.v_public_appartenance a
                         where a.type = :type and a.code = :code and a.jusqu = 9999 and a.code_source = a.commune
                        """)
                .param("type", territoire.type().code())
                .param("code", territoire.code())
                .query(String.class)
                .list());
        return elus.stream()
                .filter(elu -> elu.territoire().type() == TypeTerritoire.COMMUNE
                        ? dedans.contains(elu.territoire().code())
                        : droits.peut(
                                Permission.FINIR_MANDATS,
                                new Cible(null, Set.of(elu.territoire()), Set.of(), Set.of())))
                .toList();
    }

    private void ecrireLesLignes(UUID id, List<Elu> elus) {
        sql.sql("""
                        insert into acces.renouvellement_ligne (renouvellement, territoire_type, territoire_code, prenom, nom, fonction,
                                                                mandat_du, fonction_du)
                        select :id, e.type, e.code, nullif(e.prenom, ''), nullif(e.nom, ''), nullif(e.fonction, ''), e.mandat_du,
                               e.fonction_du
                          from unnest(:types::text[], :codes::text[], :prenoms::text[], :noms::text[], :fonctions::text[],
                                      :mandats::date[], :fonctions_du::date[])
                               as e (type, code, prenom, nom, fonction, mandat_du, fonction_du)
                        """)
                .param("id", id)
                .param(
                        "types",
                        elus.stream().map(e -> e.territoire().type().code()).toArray(String[]::new))
                .param("codes", elus.stream().map(e -> e.territoire().code()).toArray(String[]::new))
                .param("prenoms", elus.stream().map(e -> texte(e.prenom())).toArray(String[]::new))
                .param("noms", elus.stream().map(e -> texte(e.nom())).toArray(String[]::new))
                .param("fonctions", elus.stream().map(e -> texte(e.fonction())).toArray(String[]::new))
                .param(
                        "mandats",
                        elus.stream()
                                .map(e -> texte(e.mandatDu()))
                                .map(Preparation::ouNul)
                                .toArray(String[]::new))
                .param(
                        "fonctions_du",
                        elus.stream()
                                .map(e -> texte(e.fonctionDu()))
                                .map(Preparation::ouNul)
                                .toArray(String[]::new))
                .update();
    }

    private static String texte(@Nullable Object valeur) {
        return valeur == null ? "" : valeur.toString();
    }

    private static @Nullable String ouNul(String texte) {
        return texte.isEmpty() ? null : texte;
    }
}
