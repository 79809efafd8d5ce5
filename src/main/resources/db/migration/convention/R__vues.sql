-- Contrat de lecture du module convention. Les signatures publiées sont publiques ; celles seulement envisagées ne le sont pas.

create or replace view convention.v_public_signature as
    select s.id, s.jeu, s.type, s.programme, s.commune, s.effet, s.fin, s.source, s.import,
           s.saisi_le as connu_du, coalesce(c.saisi_le, 'infinity') as connu_jusqu
      from convention.signature s
      left join convention.signature c on c.corrige_id = s.id
     where not s.annule and s.etat = 'signee';

grant usage on schema convention to halle_app, halle_lecture;
grant select, insert, maintain on all tables in schema convention to halle_app;
grant select on convention.v_public_signature to halle_lecture;
