package fr.halle.convention.temoin;

import fr.halle.commun.DateApprochee;
import fr.halle.commun.Precision;
import fr.halle.convention.GenreActe;
import fr.halle.convention.Partie;
import fr.halle.convention.TypesDeConvention;
import fr.halle.convention.dossier.ActeEcrit;
import fr.halle.convention.dossier.EcritureDesConventions;
import fr.halle.convention.dossier.NomsDesTerritoires;
import fr.halle.convention.dossier.VersionEcrite;
import fr.halle.convention.dossier.VersionEcrite.Provenance;
import fr.halle.platform.Chargement;
import fr.halle.platform.acteur.Acteur;
import fr.halle.platform.acteur.ActeurCourant;
import fr.halle.platform.faits.FichiersDeFaits;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Verse les conventions que les sources des cas témoins attestent : des constats, publics. */
@Component
@Order(55)
class ChargementConventions implements Chargement {

    private final FichiersDeFaits fichiers;
    private final JdbcClient sql;
    private final TypesDeConvention types;
    private final EcritureDesConventions ecriture;
    private final NomsDesTerritoires noms;

    ChargementConventions(
            FichiersDeFaits fichiers,
            JdbcClient sql,
            TypesDeConvention types,
            EcritureDesConventions ecriture,
            NomsDesTerritoires noms) {
        this.fichiers = fichiers;
        this.sql = sql;
        this.types = types;
        this.ecriture = ecriture;
        this.noms = noms;
    }

    @Override
    public String libelle() {
        return "Cas témoins : conventions";
    }

    @Override
    public boolean temoin() {
        return true;
    }

    @Override
    public void charger() {
        ActeurCourant.agir(new Acteur.Service("cas témoins"), () -> {
            fichiers.lire("temoins", "conventions", Constat.class).forEach(this::charger);
            return true;
        });
    }

    private void charger(Constat c) {
        var type = types.charger(c.programme, c.type);
        var publique = Set.of("public");
        var convention = ecriture.version(new VersionEcrite(
                null,
                null,
                c.reference,
                c.programme,
                c.type,
                true,
                c.intitule,
                null,
                null,
                null,
                null,
                c.finLe,
                new Provenance(null, c.source, c.citation, c.deduction, null),
                c.laureats.stream().map(this::laureat).toList(),
                c.parties.stream()
                        .map(p -> partie(p, type.partie(p.code).orElseThrow()))
                        .toList(),
                publique));
        for (var acte : c.actes) {
            ecriture.acte(
                    convention,
                    ActeEcrit.constate(
                                    GenreActe.deCode(acte.genre).orElseThrow(),
                                    new DateApprochee(
                                            acte.effet,
                                            acte.precision == null ? Precision.JOUR : Precision.deCode(acte.precision)),
                                    acte.partie,
                                    c.source)
                            .par(acte.signataire, acte.signataireQualite),
                    publique);
        }
    }

    private Partie partie(PartieEcrite ecrite, fr.halle.convention.TypeDeConvention.PartieDuType type) {
        var territoire = noms.territoire(ecrite.cle, type);
        return new Partie(
                ecrite.cle,
                ecrite.code,
                ecrite.nom == null ? noms.nom(ecrite.cle, type) : ecrite.nom,
                type.nature(),
                null,
                territoire,
                type.obligatoire(),
                type.signataire(),
                type.delibere());
    }

    private UUID laureat(String reference) {
        return sql.sql("select id from programme.v_public_laureat where reference = :reference")
                .param("reference", reference)
                .query(UUID.class)
                .single();
    }

    record Constat(
            String reference,
            String programme,
            String type,
            String intitule,
            List<String> laureats,
            String source,
            @Nullable String citation,
            @Nullable String deduction,
            @Nullable LocalDate finLe,
            List<PartieEcrite> parties,
            List<ActeDuConstat> actes) {}

    record PartieEcrite(String cle, String code, @Nullable String nom) {}

    record ActeDuConstat(
            String genre,
            @Nullable String partie,
            LocalDate effet,
            @Nullable String precision,
            @Nullable String signataire,
            @Nullable String signataireQualite) {}
}
