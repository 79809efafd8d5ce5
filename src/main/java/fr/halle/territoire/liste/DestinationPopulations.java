package fr.halle.territoire.liste;

import fr.halle.platform.entree.Defaisable;
import fr.halle.platform.entree.Destination;
import fr.halle.platform.entree.Lot;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Une série de populations par fichier : deux séries ne se mélangent jamais. Réglage : {@code couverture_principale}, la part des communes, en
 * pour cent, à partir de laquelle la série peut être montrée la première.
 */
@Component
class DestinationPopulations implements Destination, Defaisable {

    @Override
    public String nom() {
        return "populations";
    }

    @Override
    public void controler(Lot lot) {
        lot.requete("""
                        insert into refus
                        select rang, 'commune ' || commune || ' : aucun millésime du Code officiel géographique ne la connaît', false
                          from lot l
                         where not exists (select from territoire.correspondance s where s.code = l.commune)
                        union all
                        select rang, 'population ' || habitants || ' : un nombre d''habitants va de 0 à 20 millions', false
                          from lot where habitants not between 0 and 20000000
                        union all
                        select rang, 'année ' || annee || ' : le fichier en porte plusieurs, séparez-les en un fichier par année', false
                          from lot where annee <> (select min(annee) from lot)
                        """).update();
        if (lot.complet()) {
            lot.absentes(lot.requete("""
                            select count(*) from territoire.v_public_population p
                             where p.serie = :source and not exists (select from lot l where l.commune = p.commune)
                            """).query(Long.class).single());
        }
    }

    @Override
    public void appliquer(Lot lot) {
        lot.requete("""
                        insert into territoire.serie_population (code, source, version_paquet, champ, annee, note, millesime, principale, import)
                        select :source, s.titre, 'fichier importé', 'habitants', (select min(annee) from lot), s.note, :millesime,
                               (select count(*) from lot) * 100
                                   >= :couverture * (select count(*) from territoire.commune where type = 'actuelle' and jusqu = 9999),
                               :import
                          from source.v_public_source s where s.code = :source
                        on conflict (code) do nothing
                        """)
                .param("millesime", lot.date().jour().getYear())
                .param("couverture", Integer.valueOf(lot.reglage("couverture_principale")))
                .update();
        lot.requete("""
                        with connue as (
                            select p.id, p.commune, p.habitants, p.annule from territoire.population p
                             where p.serie = :source and not exists (select from territoire.population c where c.corrige_id = p.id)
                        ), change as (
                            select l.rang, l.commune, l.habitants, k.id, k.id is null or k.annule as neuve
                              from lot l left join connue k on k.commune = l.commune
                             where k.id is null or k.annule or k.habitants <> l.habitants
                        ), ecrit as (
                            insert into territoire.population (commune, serie, habitants, import, corrige_id, saisi_le)
                            select commune, :source, habitants, :import, id, :instant from change
                        )
                        insert into effet select rang, case when neuve then 'creee' else 'modifiee' end from change
                        """).update();
    }

    @Override
    public List<TableDeFaits> tables() {
        return List.of(new TableDeFaits("territoire.population", "commune", "serie", "habitants"));
    }
}
