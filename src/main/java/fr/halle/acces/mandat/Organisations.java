package fr.halle.acces.mandat;

import fr.halle.acces.Cible.Lieu;
import fr.halle.acces.Droits;
import fr.halle.acces.Permission;
import fr.halle.commun.Reference;
import fr.halle.commun.Siret;
import fr.halle.platform.Introuvable;
import fr.halle.platform.OperationRefusee;
import fr.halle.territoire.Territoires;
import fr.halle.territoire.TypeTerritoire;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** L'annuaire des organisations. */
@Component
public class Organisations {

    private static final String LIRE =
            "select id, reference, nature, nom, siret, territoire_type, territoire_code from acces.v_organisation ";

    private static final String MODIFIEE =
            "Cette organisation vient d'être modifiée par quelqu'un d'autre : rechargez la page, puis recommencez.";

    private final JdbcClient sql;
    private final Droits droits;
    private final Territoires territoires;
    private final Clock horloge;
    private final TraceDesMandats trace;

    Organisations(JdbcClient sql, Droits droits, Territoires territoires, Clock horloge, TraceDesMandats trace) {
        this.sql = sql;
        this.droits = droits;
        this.territoires = territoires;
        this.horloge = horloge;
        this.trace = trace;
    }

    /** @throws Introuvable si aucune organisation n'a cet identifiant */
    public Organisation charger(UUID id) {
        return sql.sql(LIRE + "where id = :id")
                .param("id", id)
                .query(Organisations::organisation)
                .optional()
                .orElseThrow(() ->
                        new Introuvable("organisation", "Cette organisation n'existe pas : repartez de l'annuaire."));
    }

    /** @throws Introuvable si aucune organisation n'a cette référence */
    public Organisation charger(String reference) {
        return sql.sql(LIRE + "where reference = :reference")
                .param("reference", reference)
                .query(Organisations::organisation)
                .optional()
                .orElseThrow(() ->
                        new Introuvable("reference", "Cette organisation n'existe pas : repartez de l'annuaire."));
    }

    /** L'établissement d'un SIRET, tel que le donne un fournisseur d'identité ; il ne dit rien du territoire. */
    public Optional<Organisation> trouver(Siret siret) {
        return sql.sql(LIRE + "where siret = :siret order by id limit 1")
                .param("siret", siret.valeur())
                .query(Organisations::organisation)
                .optional();
    }

    /** La commune, l'EPCI ou la préfecture qui tient un territoire. */
    public Optional<Organisation> trouver(NatureOrganisation nature, Lieu territoire) {
        return sql.sql(
                        LIRE
                                + "where nature = :nature and territoire_type = :type and territoire_code = :code order by id limit 1")
                .param("nature", nature.code())
                .param("type", territoire.type().code())
                .param("code", territoire.code())
                .query(Organisations::organisation)
                .optional();
    }

    /**
     * Ajoute une organisation à l'annuaire.
     *
     * @param source d'où l'on tient qu'elle existe
     * @throws OperationRefusee si un établissement a déjà ce SIRET, ou si le territoire n'existe pas
     */
    @Transactional
    public Organisation creer(
            NatureOrganisation nature, String nom, @Nullable Siret siret, @Nullable Lieu territoire, String source) {
        var neuve = new Organisation(
                UUID.randomUUID(), Reference.nouvelle('O').valeur(), nature, nom.strip(), siret, territoire);
        droits.exiger(Permission.GERER_ORGANISATIONS, neuve.cible());
        if (siret != null && trouver(siret).isPresent()) {
            throw new OperationRefusee(
                    "Une organisation a déjà le SIRET %s : cherchez-la dans l'annuaire.".formatted(siret));
        }
        if (territoire != null
                && territoires
                        .trouver(territoire.type(), territoire.code(), LocalDate.now(horloge))
                        .isEmpty()) {
            throw new OperationRefusee(
                    "Le territoire « %s » n'existe pas aujourd'hui : vérifiez son code.".formatted(territoire));
        }
        sql.sql("""
                        insert into acces.organisation (id, reference, nature, nom, siret, siren, territoire_type, territoire_code, source)
                        values (:id, :reference, :nature, :nom, :siret, :siren, :type, :code, :source)
                        """)
                .param("id", neuve.id())
                .param("reference", neuve.reference())
                .param("nature", nature.code())
                .param("nom", neuve.nom())
                .param("siret", siret == null ? null : siret.valeur())
                .param("siren", siret == null ? null : siret.siren().valeur())
                .param("type", territoire == null ? null : territoire.type().code())
                .param("code", territoire == null ? null : territoire.code())
                .param("source", source)
                .update();
        trace.creer(neuve, source);
        return neuve;
    }

    /**
     * Corrige le nom ou le SIRET d'une organisation, par une ligne nouvelle ; sa nature et son territoire la font ce qu'elle est et ne
     * changent pas.
     *
     * @throws OperationRefusee si rien ne change, si un autre établissement a ce SIRET, ou si quelqu'un l'a corrigée entre-temps
     */
    @Transactional
    public void corriger(UUID id, String nom, @Nullable Siret siret, String source) {
        var connue = charger(id);
        droits.exiger(Permission.GERER_ORGANISATIONS, connue.cible());
        if (connue.nom().equals(nom.strip()) && Objects.equals(connue.siret(), siret)) {
            throw new OperationRefusee("Rien ne change : corrigez le nom ou le SIRET, ou revenez à la fiche.");
        }
        if (siret != null
                && trouver(siret).filter(autre -> !autre.id().equals(id)).isPresent()) {
            throw new OperationRefusee(
                    "Une organisation a déjà le SIRET %s : cherchez-la dans l'annuaire.".formatted(siret));
        }
        try {
            var ecrites = sql.sql("""
                            insert into acces.organisation (racine, reference, nature, nom, siret, siren, territoire_type,
                                                            territoire_code, source, corrige_id)
                            select o.id, o.reference, o.nature, :nom, :siret, coalesce(:siren, o.siren), o.territoire_type,
                                   o.territoire_code, :source, o.version
                              from acces.v_organisation o where o.id = :id
                            """)
                    .param("id", id)
                    .param("nom", nom.strip())
                    .param("siret", siret == null ? null : siret.valeur())
                    .param("siren", siret == null ? null : siret.siren().valeur())
                    .param("source", source)
                    .update();
            if (ecrites == 1) {
                trace.corriger(connue, charger(id), source);
                return;
            }
        } catch (DuplicateKeyException e) {
            throw new OperationRefusee(MODIFIEE, e);
        }
        throw new OperationRefusee(MODIFIEE);
    }

    private static Organisation organisation(ResultSet ligne, int rang) throws SQLException {
        var siret = ligne.getString("siret");
        var type = ligne.getString("territoire_type");
        return new Organisation(
                ligne.getObject("id", UUID.class),
                ligne.getString("reference"),
                NatureOrganisation.deCode(ligne.getString("nature")).orElseThrow(),
                ligne.getString("nom"),
                siret == null ? null : new Siret(siret),
                type == null
                        ? null
                        : new Lieu(TypeTerritoire.deCode(type).orElseThrow(), ligne.getString("territoire_code")));
    }
}
