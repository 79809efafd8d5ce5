package fr.halle.convention.dossier;

import fr.halle.acces.Agent;
import fr.halle.acces.Droits;
import fr.halle.acces.Habilitation;
import fr.halle.convention.Acte;
import fr.halle.convention.Convention;
import fr.halle.convention.Partie;
import java.sql.Types;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ce qui s'écrit d'une convention : une version de son dossier, un acte, l'annulation d'un acte. Rien n'y juge rien. */
@Component
public class EcritureDesConventions {

    private final JdbcClient sql;
    private final Agent agent;
    private final Droits droits;

    EcritureDesConventions(JdbcClient sql, Agent agent, Droits droits) {
        this.sql = sql;
        this.agent = agent;
        this.droits = droits;
    }

    /** Un seul acte à la fois sur une convention : le suivant attend, puis lit ce que celui-ci a écrit. */
    public void verrouiller(String reference) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended('convention:' || :cle, 0))::text")
                .param("cle", reference)
                .query(String.class)
                .single();
    }

    /** @return l'identifiant de la version */
    public UUID version(VersionEcrite v) {
        var id = sql.sql("""
                        insert into convention.convention (racine, corrige_id, reference, programme, type, nature, intitule, objet, organisation,
                            portee_par, prend_effet_le, fin_le, document, source, citation, deduction, import, visible_par, saisi_par, qualite)
                        values (:racine, :corrige, :reference, :programme, :type, :nature, :intitule, :objet, :organisation, :porteePar,
                            :prendEffetLe, :finLe, :document, :source, :citation, :deduction, :import, :visible::text[], :personne, :qualite)
                        returning id
                        """)
                .param("racine", v.racine(), Types.OTHER)
                .param("corrige", v.corrige(), Types.OTHER)
                .param("reference", v.reference())
                .param("programme", v.programme())
                .param("type", v.type())
                .param("nature", v.constatee() ? "constatee" : "prise")
                .param("intitule", v.intitule())
                .param("objet", v.objet(), Types.VARCHAR)
                .param("organisation", v.organisation(), Types.OTHER)
                .param("porteePar", v.porteePar(), Types.OTHER)
                .param("prendEffetLe", v.prendEffetLe(), Types.DATE)
                .param("finLe", v.finLe(), Types.DATE)
                .param("document", v.provenance().document(), Types.VARCHAR)
                .param("source", v.provenance().source(), Types.VARCHAR)
                .param("citation", v.provenance().citation(), Types.VARCHAR)
                .param("deduction", v.provenance().deduction(), Types.VARCHAR)
                .param("import", v.provenance().imports(), Types.OTHER)
                .param("visible", v.visiblePar().toArray(String[]::new))
                .param("personne", agent.personne(), Types.OTHER)
                .param("qualite", agent.qualite())
                .query(UUID.class)
                .single();
        sql.sql("""
                        insert into convention.convention_laureat (version, laureat, rang)
                        select :version, l.laureat, l.rang from unnest(:laureats::uuid[]) with ordinality as l (laureat, rang)
                        """)
                .param("version", id)
                .param("laureats", v.laureats().stream().map(UUID::toString).toArray(String[]::new))
                .update();
        for (var rang = 0; rang < v.parties().size(); rang++) {
            partie(id, rang, v.parties().get(rang));
        }
        return id;
    }

    private void partie(UUID version, int rang, Partie p) {
        var territoire = p.territoire() == null ? null : p.territoire().split(":", 2);
        sql.sql("""
                        insert into convention.convention_partie (version, cle, rang, code, nom, nature, organisation, territoire_type,
                                                                  territoire_code, obligatoire, qualite, delibere)
                        values (:version, :cle, :rang, :code, :nom, :nature, :organisation, :type, :territoire, :obligatoire, :qualite, :delibere)
                        """)
                .param("version", version)
                .param("cle", p.cle())
                .param("rang", rang)
                .param("code", p.code(), Types.VARCHAR)
                .param("nom", p.nom())
                .param("nature", p.nature())
                .param("organisation", p.organisation(), Types.OTHER)
                .param("type", territoire == null ? null : territoire[0], Types.VARCHAR)
                .param("territoire", territoire == null ? null : territoire[1], Types.VARCHAR)
                .param("obligatoire", p.obligatoire())
                .param("qualite", p.signataire() ? "signataire" : "presence")
                .param("delibere", p.delibere())
                .update();
    }

    /** Une convention que plus rien ne porte, et qui n'avait encore rien fait d'elle-même. */
    void retirer(Convention c) {
        sql.sql("""
                        insert into convention.convention (racine, corrige_id, reference, programme, type, nature, intitule, objet, organisation,
                            portee_par, prend_effet_le, fin_le, document, source, visible_par, saisi_par, qualite, annule)
                        select coalesce(c.racine, c.id), c.id, c.reference, c.programme, c.type, c.nature, c.intitule, c.objet, c.organisation,
                               c.portee_par, c.prend_effet_le, c.fin_le, c.document, c.source, c.visible_par, :personne, :qualite, true
                          from convention.convention c where c.id = :version
                        """)
                .param("personne", agent.personne(), Types.OTHER)
                .param("qualite", agent.qualite())
                .param("version", c.version())
                .update();
    }

    /** Si le même acte avait été annulé, celui-ci en prend la suite. */
    public UUID acte(UUID convention, ActeEcrit a, Set<String> visible) {
        return sql.sql("""
                        insert into convention.acte (convention, genre, nature, effet, precision_date, partie, etape, sens, rendu_par, numero,
                            transmis_le, publie_le, signataire, signataire_qualite, mandat, fin_le, note, motif, acte_reference, source, import,
                            constatations, organisation, visible_par, saisi_par, qualite, corrige_id)
                        values (:convention, :genre, :nature, :effet, :precision, :partie, :etape, :sens, :renduPar, :numero,
                            :transmisLe, :publieLe, :signataire, :signataireQualite, :mandat, :finLe, :note, :motif, :acteReference, :source, :import,
                            :constatations::text[], :organisation, :visible::text[], :personne, :qualite,
                            case when :repetable then null else
                            (select x.id from convention.acte x
                              where x.convention = :convention and x.genre = :genre and x.partie is not distinct from :partie
                                and x.etape is not distinct from :etape and x.annule
                                and not exists (select from convention.acte c where c.corrige_id = x.id)) end)
                        returning id
                        """)
                .param("convention", convention)
                .param("genre", a.genre().code())
                .param("repetable", a.genre().repetable())
                .param("nature", a.constate() ? "constate" : "pris")
                .param("effet", a.effet().jour())
                .param("precision", a.effet().precision().code())
                .param("partie", a.partie(), Types.VARCHAR)
                .param("etape", a.etape(), Types.VARCHAR)
                .param("sens", a.sens(), Types.VARCHAR)
                .param("renduPar", a.renduPar(), Types.VARCHAR)
                .param("numero", a.numero(), Types.VARCHAR)
                .param("transmisLe", a.transmisLe(), Types.DATE)
                .param("publieLe", a.publieLe(), Types.DATE)
                .param("signataire", a.signataire(), Types.VARCHAR)
                .param("signataireQualite", a.signataireQualite(), Types.VARCHAR)
                .param("mandat", a.mandat(), Types.OTHER)
                .param("finLe", a.finLe(), Types.DATE)
                .param("note", a.note(), Types.VARCHAR)
                .param("motif", a.motif(), Types.VARCHAR)
                .param("acteReference", a.acteReference(), Types.VARCHAR)
                .param("source", a.source(), Types.VARCHAR)
                .param("import", a.imports(), Types.OTHER)
                .param("constatations", a.constatations().toArray(String[]::new))
                .param(
                        "organisation",
                        droits.chapeau().map(Habilitation::organisation).orElse(null),
                        Types.OTHER)
                .param("visible", visible.toArray(String[]::new))
                .param("personne", agent.personne(), Types.OTHER)
                .param("qualite", agent.qualite())
                .query(UUID.class)
                .single();
    }

    /** Annuler, c'est ajouter une ligne qui corrige l'acte : l'histoire garde les deux. */
    public void annuler(Acte acte, String motif) {
        sql.sql("""
                        insert into convention.acte (convention, genre, nature, effet, precision_date, partie, etape, sens, rendu_par, numero,
                            transmis_le, publie_le, signataire, signataire_qualite, mandat, fin_le, motif, acte_reference, source, organisation,
                            visible_par, saisi_par, qualite, corrige_id, annule)
                        select a.convention, a.genre, a.nature, a.effet, a.precision_date, a.partie, a.etape, a.sens, a.rendu_par, a.numero,
                               a.transmis_le, a.publie_le, a.signataire, a.signataire_qualite, a.mandat, a.fin_le, :motif, a.acte_reference, a.source,
                               a.organisation, a.visible_par, :personne, :qualite, a.id, true
                          from convention.acte a where a.id = :acte
                        """)
                .param("motif", motif)
                .param("personne", agent.personne(), Types.OTHER)
                .param("qualite", agent.qualite())
                .param("acte", acte.id())
                .update();
    }
}
