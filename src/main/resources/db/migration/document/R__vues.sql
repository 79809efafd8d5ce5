-- Contrat de lecture du module document. Une ligne est en place à l'instant « connu » quand connu_du <= connu < connu_jusqu.

/* Les pièces que l'acteur a le droit de lire, ligne par ligne. */
create or replace view document.v_piece with (security_invoker = true) as
    select coalesce(p.racine, p.id) as id, p.id as ligne, p.reference, p.objet_genre, p.objet, p.code, p.libelle, p.version, p.nom,
           p.type, p.empreinte, c.octets, p.fige, p.annule, p.motif, p.depose_le, p.depose_par, p.visible_par, p.saisi_par, p.qualite,
           p.saisi_le as connu_du, coalesce(s.saisi_le, 'infinity') as connu_jusqu
      from document.piece p
      join document.contenu c on c.empreinte = p.empreinte
      left join document.piece s on s.corrige_id = p.id;

/* Celles que chacun lit, sans le nom de personne. */
create or replace view document.v_public_piece as
    select coalesce(p.racine, p.id) as id, p.id as ligne, p.reference, p.objet_genre, p.objet, p.code, p.libelle, p.version, p.nom,
           p.type, p.empreinte, c.octets, p.fige, p.annule, p.depose_le,
           p.saisi_le as connu_du, coalesce(s.saisi_le, 'infinity') as connu_jusqu
      from document.piece p
      join document.contenu c on c.empreinte = p.empreinte
      left join document.piece s on s.corrige_id = p.id
     where p.visible_par @> array['public'];

create or replace view document.v_public_morceau as
    select m.empreinte, m.rang, m.octets from document.morceau m
     where exists (select from document.piece p where p.empreinte = m.empreinte and p.visible_par @> array['public']);

grant usage on schema document to halle_app, halle_lecture;
grant select, insert, maintain on all tables in schema document to halle_app;
revoke execute on all functions in schema document from public;
grant execute on function document.figer(text, uuid, text) to halle_app;
grant select on document.v_public_piece, document.v_public_morceau to halle_lecture;
