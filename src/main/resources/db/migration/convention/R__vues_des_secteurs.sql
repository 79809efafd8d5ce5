-- Contrat de lecture des périmètres et des secteurs. Ceux d'une convention ouverte à tous sont publics, sans le nom de qui les a saisis.

create or replace view convention.v_public_type_secteur as
    select programme, type, code, rang, libelle, centre_ville from convention.type_secteur;
create or replace view convention.v_public_type_effet as
    select e.programme, e.type, e.code, e.rang, e.secteurs, o.libelle, o.detail, o.source
      from convention.type_effet e
      join convention.type_ouvre o on o.programme = e.programme and o.type = e.type and o.rang = e.rang;

create or replace view convention.v_perimetre with (security_invoker = true) as
    select p.id, p.convention, p.depuis, p.acte, p.communes, p.document, p.source, p.motif, p.corrige_id is not null as corrige,
           p.saisi_par, p.qualite, p.saisi_le as connu_du, coalesce(c.saisi_le, 'infinity') as connu_jusqu
      from convention.perimetre p left join convention.perimetre c on c.corrige_id = p.id
     where not p.annule;
create or replace view convention.v_secteur with (security_invoker = true) as
    select coalesce(s.racine, s.id) as id, s.id as version, s.reference, s.convention, s.nom, s.type, s.communes, s.trace, s.surface_m2,
           s.ouvert_le, s.ferme_le, s.acte, s.document, s.source, s.motif, s.corrige_id is not null as corrige,
           s.saisi_par, s.qualite, s.saisi_le as connu_du, coalesce(c.saisi_le, 'infinity') as connu_jusqu
      from convention.secteur s left join convention.secteur c on c.corrige_id = s.id
     where not s.annule;
create or replace view convention.v_secteur_effet with (security_invoker = true) as
    select e.id, e.secteur, e.effet, e.ouvert, e.ouvert_le, e.ferme_le, e.document, e.source, e.motif, e.saisi_par, e.qualite,
           e.saisi_le as connu_du, coalesce(c.saisi_le, 'infinity') as connu_jusqu
      from convention.secteur_effet e left join convention.secteur_effet c on c.corrige_id = e.id
     where not e.annule;

create or replace view convention.v_public_perimetre as
    select p.id, p.convention, p.depuis, p.acte, p.communes, p.document, p.source, p.motif, p.corrige_id is not null as corrige,
           null::uuid as saisi_par, null::text as qualite, p.saisi_le as connu_du, coalesce(c.saisi_le, 'infinity') as connu_jusqu
      from convention.perimetre p left join convention.perimetre c on c.corrige_id = p.id
     where not p.annule and p.convention in (select x.id from convention.v_public_convention x);
create or replace view convention.v_public_secteur as
    select coalesce(s.racine, s.id) as id, s.id as version, s.reference, s.convention, s.nom, s.type, s.communes, s.trace, s.surface_m2,
           s.ouvert_le, s.ferme_le, s.acte, s.document, s.source, s.motif, s.corrige_id is not null as corrige,
           null::uuid as saisi_par, null::text as qualite, s.saisi_le as connu_du, coalesce(c.saisi_le, 'infinity') as connu_jusqu
      from convention.secteur s left join convention.secteur c on c.corrige_id = s.id
     where not s.annule and s.convention in (select x.id from convention.v_public_convention x);
create or replace view convention.v_public_secteur_effet as
    select e.id, e.secteur, e.effet, e.ouvert, e.ouvert_le, e.ferme_le, e.document, e.source, e.motif, null::uuid as saisi_par,
           null::text as qualite, e.saisi_le as connu_du, coalesce(c.saisi_le, 'infinity') as connu_jusqu
      from convention.secteur_effet e left join convention.secteur_effet c on c.corrige_id = e.id
     where not e.annule and e.secteur in (select x.id from convention.v_public_secteur x);

grant select, insert, maintain on convention.type_secteur, convention.type_effet, convention.perimetre, convention.secteur,
    convention.secteur_effet to halle_app;
grant select on convention.v_perimetre, convention.v_secteur, convention.v_secteur_effet to halle_app;
grant select on convention.v_public_type_secteur, convention.v_public_type_effet, convention.v_public_perimetre,
    convention.v_public_secteur, convention.v_public_secteur_effet to halle_app, halle_lecture;
