-- Les concours se comptent par millions : leurs totaux se lisent dans des cumuls, leurs listes suivent un index.

drop index financement.concours_par_mots;
create index concours_par_mots on financement.ligne
    using gin (financement.mots(coalesce(operation, '') || ' ' || coalesce(beneficiaire, ''))) where rattachement = 'territoire';

drop index financement.ligne_par_territoire;
create index concours_par_territoire on financement.ligne
    (coalesce(territoire_type, 'commune'), coalesce(territoire_code, commune), coalesce(racine, id)) where rattachement = 'territoire';
create index concours_par_racine on financement.ligne (coalesce(racine, id)) where rattachement = 'territoire';
create index concours_par_exercice on financement.ligne (coalesce(exercice, 0), coalesce(racine, id)) where rattachement = 'territoire';
create index concours_par_cout on financement.ligne (cout_centimes, coalesce(racine, id)) where rattachement = 'territoire';
create index concours_par_cout_decroissant on financement.ligne (cout_centimes desc nulls last, coalesce(racine, id) desc)
    where rattachement = 'territoire';
create index concours_par_dispositif on financement.ligne (dispositif) where rattachement = 'territoire';
create index concours_par_categorie on financement.ligne (categorie) where rattachement = 'territoire';
create index concours_par_reference on financement.ligne (reference) where rattachement = 'territoire';
create index concours_par_source on financement.ligne (source) where rattachement = 'territoire';
create index montant_accorde on financement.montant (centimes, ligne) where stade = 'accorde' and not annule;
create index montant_arrondi on financement.montant (ligne) where texte is not null;

/* Ce que chaque instant ajoute au nombre et à la somme des concours d'un territoire : la somme des lignes où vrai_du <= au et
   connu_du <= connu est exacte à tout couple. Une correction retranche l'ancien et ajoute le nouveau, rien ne se modifie. */
create table financement.cumul_concours (
    territoire_type text not null,
    territoire_code text not null,
    exercice smallint,
    dispositif text not null,
    nature text not null,
    beneficiaire_echelon text,
    categorie text,
    source text not null,
    depassement boolean not null,
    arrondi boolean not null,
    vrai_du date not null,
    connu_du timestamptz not null,
    nombre integer not null,
    centimes bigint not null
);
comment on column financement.cumul_concours.depassement is 'La subvention dépasse le coût de l''opération';
comment on column financement.cumul_concours.arrondi is 'Le fichier porte plus que des centimes';
create index cumul_par_territoire on financement.cumul_concours (territoire_type, territoire_code);
create index cumul_des_depassements on financement.cumul_concours (territoire_type, territoire_code) where depassement;

/* Les mêmes, tous territoires réunis. */
create table financement.cumul_concours_national (like financement.cumul_concours including constraints including comments);
alter table financement.cumul_concours_national drop column territoire_code;

/* Les territoires qu'un concours nomme, connus ou non du Code officiel géographique. */
create table financement.territoire_des_concours (
    type text not null,
    code text not null,
    primary key (type, code)
);

/* Après chaque instruction qui ajoute des lignes ou des montants : l'état d'après moins l'état d'avant des concours touchés. */
create function financement.cumuler_les_concours() returns trigger
    language plpgsql
as $corps$
begin
    execute format(
        $sql$
        with touchee as materialized (%1$s), delta as materialized (
            select coalesce(l.territoire_type, 'commune') as territoire_type, coalesce(l.territoire_code, l.commune) as territoire_code,
                   l.exercice, l.dispositif, l.nature, l.beneficiaire_echelon, l.categorie, l.source,
                   coalesce(m.centimes > l.cout_centimes, false) as depassement, m.texte is not null as arrondi,
                   source.au_plus_tard(m.effet, m.precision_date) as vrai_du, pas.connu_du,
                   sum(pas.signe) as nombre, sum(pas.signe * m.centimes) as centimes
              from touchee t
              join financement.ligne l on coalesce(l.racine, l.id) = t.id and l.rattachement = 'territoire' and not l.annule
              join financement.montant m on m.ligne = t.id and m.stade = 'accorde' and not m.annule
              left join financement.ligne lc on lc.corrige_id = l.id
              left join financement.montant mc on mc.corrige_id = m.id
              left join nouvelles n on n.id = %2$s.id
              left join nouvelles nc on nc.id = %2$sc.id
              cross join lateral (values
                  (1, least(coalesce(lc.saisi_le, 'infinity'), coalesce(mc.saisi_le, 'infinity'))),
                  (-1, least(coalesce(%3$sc.saisi_le, 'infinity'),
                             case when nc.id is null then coalesce(%2$sc.saisi_le, 'infinity') else 'infinity' end)))
                  as etat (signe, jusqu)
              cross join lateral (values
                  (greatest(l.saisi_le, m.saisi_le), etat.signe), (etat.jusqu, -etat.signe)) as pas (connu_du, signe)
             where (etat.signe = 1 or n.id is null)
               and greatest(l.saisi_le, m.saisi_le) < etat.jusqu and pas.connu_du < 'infinity'
             group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12
            having sum(pas.signe) <> 0 or sum(pas.signe * m.centimes) <> 0
        ), detail as (
            insert into financement.cumul_concours (territoire_type, territoire_code, exercice, dispositif, nature, beneficiaire_echelon,
                categorie, source, depassement, arrondi, vrai_du, connu_du, nombre, centimes)
            select * from delta
        ), territoires as (
            insert into financement.territoire_des_concours
            select distinct territoire_type, territoire_code from delta on conflict do nothing
        )
        insert into financement.cumul_concours_national (territoire_type, exercice, dispositif, nature, beneficiaire_echelon,
            categorie, source, depassement, arrondi, vrai_du, connu_du, nombre, centimes)
        select territoire_type, exercice, dispositif, nature, beneficiaire_echelon, categorie, source, depassement, arrondi,
               vrai_du, connu_du, sum(nombre), sum(centimes)
          from delta
         group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
        having sum(nombre) <> 0 or sum(centimes) <> 0
        $sql$,
        case tg_table_name
            when 'ligne' then 'select distinct coalesce(racine, id) as id from nouvelles where rattachement = ''territoire'' or corrige_id is not null'
            else 'select distinct ligne as id from nouvelles where stade = ''accorde''' end,
        case tg_table_name when 'ligne' then 'l' else 'm' end,
        case tg_table_name when 'ligne' then 'm' else 'l' end);
    return null;
end
$corps$;

create trigger cumuler_les_lignes after insert on financement.ligne
    referencing new table as nouvelles for each statement execute function financement.cumuler_les_concours();
create trigger cumuler_les_montants after insert on financement.montant
    referencing new table as nouvelles for each statement execute function financement.cumuler_les_concours();

/* Une base déjà remplie : les mêmes cumuls, de ce qu'elle contient. */
with delta as materialized (
    select coalesce(l.territoire_type, 'commune') as territoire_type, coalesce(l.territoire_code, l.commune) as territoire_code,
           l.exercice, l.dispositif, l.nature, l.beneficiaire_echelon, l.categorie, l.source,
           coalesce(m.centimes > l.cout_centimes, false) as depassement, m.texte is not null as arrondi,
           source.au_plus_tard(m.effet, m.precision_date) as vrai_du, pas.connu_du,
           sum(pas.signe) as nombre, sum(pas.signe * m.centimes) as centimes
      from financement.ligne l
      join financement.montant m on m.ligne = coalesce(l.racine, l.id) and m.stade = 'accorde' and not m.annule
      left join financement.ligne lc on lc.corrige_id = l.id
      left join financement.montant mc on mc.corrige_id = m.id
      cross join lateral (values
          (greatest(l.saisi_le, m.saisi_le), 1),
          (least(coalesce(lc.saisi_le, 'infinity'), coalesce(mc.saisi_le, 'infinity')), -1)) as pas (connu_du, signe)
     where l.rattachement = 'territoire' and not l.annule and pas.connu_du < 'infinity'
       and greatest(l.saisi_le, m.saisi_le) < least(coalesce(lc.saisi_le, 'infinity'), coalesce(mc.saisi_le, 'infinity'))
     group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12
    having sum(pas.signe) <> 0 or sum(pas.signe * m.centimes) <> 0
), detail as (
    insert into financement.cumul_concours select * from delta
), territoires as (
    insert into financement.territoire_des_concours
    select distinct territoire_type, territoire_code from delta
)
insert into financement.cumul_concours_national (territoire_type, exercice, dispositif, nature, beneficiaire_echelon, categorie,
    source, depassement, arrondi, vrai_du, connu_du, nombre, centimes)
select territoire_type, exercice, dispositif, nature, beneficiaire_echelon, categorie, source, depassement, arrondi,
       vrai_du, connu_du, sum(nombre), sum(centimes)
  from delta
 group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
having sum(nombre) <> 0 or sum(centimes) <> 0;
