package fr.halle.convention.importation;

import fr.halle.platform.entree.Defaisable;
import fr.halle.platform.entree.Destination;
import fr.halle.platform.entree.Lot;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Les conventions signées d'un programme, chacune d'un lauréat. Réglage : {@code programme}. Une ligne crée un constat, ou corrige la
 * signature de celui qu'un import avait créé. Ce qu'une personne a écrit ne se corrige que sur sa fiche.
 */
@Component
class DestinationConventions implements Destination, Defaisable {

    private final LectureDesConventions lecture = new LectureDesConventions();

    @Override
    public String nom() {
        return "conventions";
    }

    @Override
    public void controler(Lot lot) {
        lecture.lire(lot);
        lecture.refuser(lot);
    }

    @Override
    public void appliquer(Lot lot) {
        lecture.garder(lot);
        lot.references('C', "exists (select from convention.convention c where c.reference = %s)");
        corriger(lot);
        creer(lot);
    }

    private static void corriger(Lot lot) {
        lot.requete("""
                        with change as (
                            select l.rang, l.effet, l.precision, coalesce(l.document, a.acte_reference) as document, a.id as acte
                              from convention_lue l
                              join convention.acte a on a.convention = l.convention and a.genre = 'signature' and a.partie is null and not a.annule
                               and not exists (select from convention.acte s where s.corrige_id = a.id)
                             where (l.effet, l.precision, coalesce(l.document, a.acte_reference))
                                   is distinct from (a.effet, a.precision_date, a.acte_reference)
                        ), ecrit as (
                            insert into convention.acte (convention, genre, nature, effet, precision_date, acte_reference, source, import, visible_par,
                                                         qualite, saisi_le, corrige_id)
                            select a.convention, a.genre, a.nature, c.effet, c.precision, c.document, :source, :import, a.visible_par,
                                   a.qualite, :instant, a.id
                              from change c join convention.acte a on a.id = c.acte
                        )
                        insert into effet select rang, 'modifiee' from change
                        """).update();
    }

    private static void creer(Lot lot) {
        lot.requete("drop table if exists convention_neuve").update();
        lot.requeteNue("""
                        create temp table convention_neuve on commit drop as
                        select c.*, uuidv7() as id, 'C-' || l.neuve as numero from convention_lue c join lot l on l.rang = c.rang
                         where c.convention is null
                        """).update();
        lot.requete("""
                        insert into convention.convention (id, reference, programme, type, nature, intitule, fin_le, document, source, import,
                                                           visible_par, qualite, saisi_le)
                        select n.id, n.numero, n.programme, n.type, 'constatee', coalesce(n.intitule, t.libelle || ' de ' || l.nom), n.fin, n.document,
                               :source, :import, '{public}', 'Import', :instant
                          from convention_neuve n
                          join convention.type t on t.programme = n.programme and t.code = n.type
                          join programme.v_public_laureat l on l.id = n.laureat
                        """).update();
        lot.requete("""
                        insert into convention.convention_laureat (version, laureat, rang) select id, laureat, 1 from convention_neuve
                        """).update();
        lot.requete("""
                        with appelee as (
                            select distinct n.id, p.code, p.rang, p.libelle, p.nature, p.par, p.obligatoire, p.qualite, p.delibere, a.code as territoire
                              from convention_neuve n
                              join convention.type_partie p on p.programme = n.programme and p.type = n.type and p.par <> 'choix'
                              join programme.v_public_composition m on m.laureat = n.laureat and m.type = 'commune' and m.connu_jusqu = 'infinity'
                              join territoire.v_public_appartenance a on a.code_source = m.code and a.type = p.par and a.jusqu = 9999
                        )
                        insert into convention.convention_partie (version, cle, rang, code, nom, nature, territoire_type, territoire_code, obligatoire,
                                                                  qualite, delibere)
                        select p.id, p.code || ':' || p.territoire, row_number() over (partition by p.id order by p.rang, p.territoire) - 1, p.code,
                               case when p.par in ('commune', 'epci') then coalesce(t.nom, p.libelle)
                                    else p.libelle || coalesce(' (' || t.nom || ')', '') end,
                               p.nature, p.par, p.territoire, p.obligatoire, p.qualite, p.delibere
                          from appelee p
                          left join territoire.v_public_territoire t on t.type = p.par and t.code = p.territoire and t.jusqu = 9999
                        """).update();
        lot.requete("""
                        insert into convention.acte (convention, genre, nature, effet, precision_date, acte_reference, source, import, visible_par,
                                                     qualite, saisi_le)
                        select id, 'signature', 'constate', effet, precision, document, :source, :import, '{public}', 'Import', :instant
                          from convention_neuve
                        """).update();
        lot.requete("insert into effet select rang, 'creee' from convention_neuve")
                .update();
    }

    @Override
    public List<TableDeFaits> tables() {
        return List.of(
                new TableDeFaits(
                        "convention.acte",
                        "convention",
                        "genre",
                        "nature",
                        "effet",
                        "precision_date",
                        "acte_reference",
                        "source",
                        "visible_par",
                        "qualite"),
                // Un import ne corrige jamais un dossier : le défaire n'a que des dossiers à annuler, jamais de version
                // à rétablir.
                new TableDeFaits(
                        "convention.convention",
                        List.of(
                                "racine",
                                "reference",
                                "programme",
                                "type",
                                "nature",
                                "intitule",
                                "fin_le",
                                "document",
                                "source",
                                "visible_par",
                                "qualite"),
                        Map.of("racine", "coalesce(%s.racine, %s.id)")));
    }
}
