package fr.halle.financement.concours;

import fr.halle.platform.entree.Lot;

/** Rapproche les lignes d'un fichier de celles que la base connaît, puis écrit celles qui manquent ou qui ont changé. */
final class EcritureDesConcours {

    /** Le type de territoire d'une ligne du lot : dit par l'échelon, sinon par la longueur du code. */
    static final String TYPE = """
            coalesce(:echelons::jsonb ->> lower(l.echelon),
                     case length(l.territoire) when 9 then 'epci' when 5 then 'commune' when 4 then 'commune' else 'departement' end)""";

    /** Le code du territoire, avec le zéro qu'un tableur a mangé. */
    static final String CODE = """
            case when l.territoire ~ '^[0-9]{4}$' then '0' || l.territoire
                 when l.territoire ~ '^[0-9]$' then '0' || l.territoire else l.territoire end""";

    void rapprocher(Lot lot, String dispositifs, String echelons) {
        lot.requete("drop table if exists concours_lu").update();
        lot.requete("""
                        create temp table concours_lu on commit drop as
                        with lu as (
                            select l.rang, 'F-' || l.neuve as reference, l.exercice::smallint as exercice, l.beneficiaire,
                                   lower(l.echelon) as echelon, l.categorie, l.operation, l.cout, l.cout_texte, l.montant, l.montant_texte,
                                   d.code as dispositif, d.nature,
                                   %2$s as type, %3$s as code, l.identifiant as donne
                              from lot l join (%1$s) d on d.dispositif = l.dispositif and d.code is not null
                        ), designe as (
                            -- Sans numéro, une ligne se reconnaît à ce qu'elle dit.
                            select b.*, coalesce(b.donne, md5(b.dit) || '-' || row_number() over (
                                                      partition by b.donne, b.dit order by b.beneficiaire, b.echelon, b.categorie, b.rang))
                                       as identifiant
                              from (select n.*, case when n.donne is null
                                                  then row(n.type, n.code, n.dispositif, n.exercice, n.operation, n.cout, n.montant)::text end as dit
                                      from lu n) b
                        ), connue as (
                            select distinct on (k.exercice, k.identifiant) k.*, coalesce(k.racine, k.id) as premiere
                              from financement.ligne k
                             where k.jeu = :jeu and not exists (select from financement.ligne c where c.corrige_id = k.id)
                             order by k.exercice, k.identifiant, k.saisi_le desc
                        )
                        select n.rang, coalesce(k.premiere, uuidv7()) as premiere, coalesce(k.reference, n.reference) as reference, n.exercice,
                               n.beneficiaire, n.echelon, n.categorie, n.operation, n.cout, n.cout_texte, n.montant, n.montant_texte,
                               n.dispositif, n.nature, n.type, n.code, n.identifiant, k.id as connue, coalesce(k.annule, false) as effacee,
                               k.id is null or k.annule
                                 or (n.type, n.code, n.dispositif, n.nature, n.beneficiaire, n.echelon, n.categorie, n.operation, n.cout)
                                    is distinct from (k.territoire_type, k.territoire_code, k.dispositif, k.nature, k.beneficiaire,
                                                      k.beneficiaire_echelon, k.categorie, k.operation, k.cout_centimes) as ligne_change,
                               m.id as montant_connu,
                               m.id is null or m.annule or n.montant <> m.centimes as montant_change
                          from designe n
                          left join connue k on k.exercice = n.exercice and k.identifiant = n.identifiant
                          left join lateral (
                                select x.id, x.centimes, x.annule from financement.montant x
                                 where x.ligne = k.premiere and x.stade = :stade
                                   and not exists (select from financement.montant c where c.corrige_id = x.id)
                                 order by x.saisi_le desc limit 1) m on true
                        """.formatted(dispositifs, TYPE, CODE))
                .param("echelons", echelons)
                .param("stade", lot.reglage("stade"))
                .update();
    }

    /** Toutes les lignes ont l'instant de l'import : leurs cumuls tiennent en peu de rangs. */
    void ecrire(Lot lot) {
        lot.requete("""
                        insert into financement.ligne (id, racine, reference, dispositif, nature, beneficiaire, operation, rattachement, source,
                            territoire_type, territoire_code, exercice, beneficiaire_echelon, categorie, cout_centimes, cout_texte, jeu,
                            identifiant, import, corrige_id, saisi_le)
                        select case when connue is null then premiere else uuidv7() end, case when connue is not null then premiere end,
                               reference, dispositif, nature, beneficiaire, operation, 'territoire', :source, type, code, exercice, echelon,
                               categorie, cout, cout_texte, :jeu, identifiant, :import, connue, :instant
                          from concours_lu where ligne_change
                        """).update();
        lot.requete("""
                        insert into financement.montant (ligne, stade, degre, centimes, effet, precision_date, source, texte, import, corrige_id,
                            saisi_le)
                        select premiere, :stade, :degre, montant, make_date(exercice, 1, 1), 'annee', :source, montant_texte, :import,
                               montant_connu, :instant
                          from concours_lu where montant_change
                        """)
                .param("stade", lot.reglage("stade"))
                .param("degre", lot.reglage("degre"))
                .update();
        lot.requete("""
                        insert into effet
                        select rang, case when connue is null or effacee then 'creee' else 'modifiee' end
                          from concours_lu where ligne_change or montant_change
                        """).update();
        if (lot.complet()) {
            lot.absentes(lot.requete("""
                            select count(*) from financement.ligne k
                             where k.jeu = :jeu and k.exercice in (select distinct exercice from concours_lu) and not k.annule
                               and not exists (select from financement.ligne c where c.corrige_id = k.id)
                               and not exists (select from concours_lu n where n.exercice = k.exercice and n.identifiant = k.identifiant)
                            """).query(Long.class).single());
        }
    }

    /** Ce qu'une personne doit savoir de ces lignes, toutes gardées. */
    void dire(Lot lot) {
        lot.requete("""
                        select count(*) filter (where montant_texte is not null) as arrondis,
                               count(*) filter (where montant > cout) as depassements,
                               count(*) filter (where type = 'commune' and s.actuelle <> n.code) as suivies,
                               count(*) filter (where type = 'commune' and s.actuelle is null
                                                   or type <> 'commune' and not exists (
                                                        select from territoire.v_public_territoire t where t.type = n.type and t.code = n.code))
                                   as inconnues
                          from concours_lu n
                          left join territoire.v_public_correspondance s on n.type = 'commune' and s.code = n.code and s.jusqu = 9999
                        """).query(ligne -> {
            lot.remarquer(
                    ligne.getLong("arrondis"),
                    "Un montant porte plus que des centimes : arrondi au centime le plus proche, son écriture est gardée.",
                    "montants portent plus que des centimes : arrondis au centime le plus proche, leur écriture est gardée.");
            lot.remarquer(
                    ligne.getLong("depassements"),
                    "Une subvention dépasse le coût de son projet : la ligne est gardée, l'anomalie est montrée.",
                    "subventions dépassent le coût de leur projet : les lignes sont gardées, les anomalies montrées.");
            lot.remarquer(
                    ligne.getLong("suivies"),
                    "Une ligne nomme une commune qui a changé de code : elle est suivie jusqu'à celle qui la continue.",
                    "lignes nomment une commune qui a changé de code : elles sont suivies jusqu'à celle qui la continue.");
            lot.remarquer(
                    ligne.getLong("inconnues"),
                    "Une ligne nomme un territoire qu'aucun millésime ne connaît : elle est gardée, et comptée nulle part ailleurs.",
                    "lignes nomment un territoire qu'aucun millésime ne connaît : elles sont gardées, et comptées nulle part ailleurs.");
        });
    }
}
