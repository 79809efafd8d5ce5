package fr.halle.pilotage.conventions;

import fr.halle.pilotage.Etendue;
import fr.halle.platform.acteur.Acteur;
import fr.halle.platform.acteur.ActeurCourant;
import fr.halle.territoire.Normalisation;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Les conventions d'un périmètre, en SQL : « situation », une ligne par lauréat du programme et par convention ; « suivie », celles du
 * périmètre que le filtre garde, avec leur échéance et leur enjeu ; « liste », une ligne par convention.
 */
public final class RequeteDesConventions {

    /** Ce qui est ouvert : à signer, ou signée et quelque chose encore attendu. */
    private static final String SUIVIES = """
            with dedans as materialized (
                select distinct d.laureat from unnest(:laureats) as d (laureat)
            ), situation as materialized (
                select coalesce(s.convention::text, s.laureat || s.type) as cle, s.*
                  from {situations} s
                 where {permises}
            ), choisie as (
                select s.*
                  from situation s
                  join dedans d on d.laureat = s.laureat
                 where (:sorte = '' or s.type = :sorte) and (:etat = '' or s.etat = :etat)
            ), horloge as materialized (
                -- Le délai qui attend une convention pas encore signée : celui qu'a ouvert une autre convention du même lauréat.
                select distinct on (o.laureat, e.attendue) o.laureat, e.attendue, o.regle, o.delai_du, o.delai_au, o.prorogation
                  from situation o
                  join convention.v_public_type_echeance e on e.programme = :programme and e.code = o.regle
                 where o.etat = 'signee' and o.tenue_le is null and o.delai_au is not null
                 order by o.laureat, e.attendue, o.delai_au
            ), datee as (
                select c.cle, c.laureat, c.convention, c.version, c.reference, c.type, c.intitule, c.etat, c.signee_du, c.signee_le, c.precision_date,
                       c.source, c.depuis, c.fin_le, c.vigueur, case when c.etat = 'signee' then c.tenue_le end as tenue_le,
                       coalesce(c.regle, h.regle) as regle,
                       case when c.regle is null then h.delai_du else c.delai_du end as delai_du,
                       coalesce(c.delai_au, h.delai_au) as delai_au, coalesce(c.prorogation, h.prorogation) as prorogation,
                       c.etat in ('brouillon', 'en_concertation', 'en_avis', 'a_signer')
                       or c.etat = 'signee' and c.delai_au is not null and c.tenue_le is null as ouverte
                  from choisie c
                  left join horloge h on h.laureat = c.laureat and h.attendue = c.type
                   and c.etat in ('brouillon', 'en_concertation', 'en_avis', 'a_signer')
            ), argent as materialized (
                select n.laureat, n.centimes
                  from pilotage.v_public_non_verse(:programme, :tousLaureats, :toutesCommunes, :au, :connu, :millesime) n
            ), suivie as materialized (
                select d.*, case when d.ouverte then a.centimes end as centimes
                  from datee d left join argent a on a.laureat = d.laureat
            )
            """;

    /** De plusieurs lauréats, celui que l'on attend le plus tôt donne l'échéance et la vigueur. */
    private static final String LISTE = """
            , premiere as materialized (
                select distinct on (s.cle) s.*, (sum(s.centimes) over par_cle)::bigint as enjeu, (count(s.centimes) over par_cle)::int as renseignes,
                       (count(*) over par_cle)::int as dedans
                  from suivie s
                window par_cle as (partition by s.cle)
                 order by s.cle, s.ouverte desc, s.vigueur = 'en_depassement' desc nulls last, s.delai_au nulls last, s.laureat
            ), couverte as materialized (
                select x.cle, array_agg(l.reference order by l.nom collate "fr-x-icu", l.reference) as laureats,
                       array_agg(l.nom order by l.nom collate "fr-x-icu", l.reference) as noms,
                       string_agg(translate(lower(unaccent(l.nom)), '-''', '  '), ' ') as recherche
                  from (-- Une convention signée couvre aussi des lauréats d'ailleurs ; celle que seule une liste atteste n'a que le sien.
                        select p.cle, m.laureat from premiere p join {lien} m on m.version = p.version
                        union
                        select p.cle, p.laureat from premiere p where p.version is null) x
                  join programme.v_public_laureat l on l.id = x.laureat
                 group by x.cle
            ), liste as (
                select p.*, t.libelle as libelle_type, t.rang as rang_type, c.laureats, c.noms,
                       c.noms[1] as nom, e.libelle as libelle_echeance, e.attend, r.titre as titre_source
                  from premiere p
                  join couverte c on c.cle = p.cle
                  join convention.v_public_type t on t.programme = :programme and t.code = p.type
                  left join convention.v_public_type_echeance e on e.programme = :programme and e.code = p.regle
                  left join source.v_public_source r on r.code = p.source
                 where (:vigueur = '' or p.vigueur = :vigueur)
                   and (:q = '' or c.recherche like '%' || :q || '%'
                        or translate(lower(unaccent(p.intitule)), '-''', '  ') like '%' || :q || '%'
                        or translate(lower(p.reference), '-', ' ') like '%' || :q || '%')
            )
            """;

    private RequeteDesConventions() {}

    /**
     * Ce qui précède la requête d'une liste : {@code with … suivie as (…), liste as (…)}, où « suivie » a une ligne par lauréat et par
     * convention. Avant sa signature, une convention que l'on ne fait que constater n'est pas un brouillon : elle n'existe pas encore.
     * Devenue publique, une convention ne l'est pas à une date où elle se préparait.
     */
    static String liste(Etendue etendue, boolean publiques) {
        return (SUIVIES + LISTE)
                .replace("{situations}", situations(etendue, publiques))
                .replace(
                        "{permises}",
                        publiques
                                ? "s.etat in ('signee', 'resiliee')"
                                : "not (s.nature = 'constatee' and s.etat = 'brouillon')")
                .replace(
                        "{lien}",
                        publiques ? "convention.v_public_convention_laureat" : "convention.v_convention_laureat");
    }

    /** Les lauréats d'une petite étendue se cherchent un à un ; ceux d'une grande se lisent d'un bloc, avec tous les autres. */
    public static String situations(Etendue etendue, boolean publiques) {
        return "convention.%ssituations(:programme, %s:au, :connu)"
                .formatted(publiques ? "v_public_" : "v_", etendue.grande() ? "" : ":laureats, ");
    }

    /** Vrai sauf pour une personne connectée, qui lit aussi ce que ses droits lui ouvrent. */
    static boolean pourLePublic() {
        return !(ActeurCourant.lire() instanceof Acteur.Personne);
    }

    static JdbcClient.StatementSpec preparer(
            JdbcClient sql, String texte, Etendue etendue, FiltreDeConventions filtre) {
        return etendue.requete(sql, texte)
                .param("sorte", filtre.type())
                .param("etat", filtre.etat())
                .param("vigueur", filtre.vigueur())
                .param("q", Normalisation.normaliser(filtre.q()));
    }
}
