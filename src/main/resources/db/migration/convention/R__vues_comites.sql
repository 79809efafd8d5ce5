-- Contrat de lecture des comités. Rien n'en est public : chaque vue lit au nom de l'acteur.

create or replace view convention.v_comite with (security_invoker = true) as
    select coalesce(c.racine, c.id) as id, c.id as version, c.reference, c.nature, c.nom, c.programme, c.region, c.organisation, c.cree_le,
           c.quorum, c.quorum_texte, c.visible_par, c.saisi_par, c.qualite, c.saisi_le as connu_du, coalesce(s.saisi_le, 'infinity') as connu_jusqu
      from convention.comite c left join convention.comite s on s.corrige_id = c.id
     where not c.annule;
create or replace view convention.v_comite_laureat with (security_invoker = true) as
    select l.version, l.laureat, l.rang from convention.comite_laureat l;
/* Un siège vaut du plus tardif des deux débuts à la plus proche des deux fins : la sienne, ou celle du mandat. */
create or replace view convention.v_comite_membre with (security_invoker = true) as
    select coalesce(m.racine, m.id) as id, m.id as version, m.comite, m.mandat, m.libelle, m.organisation, m.siege,
           greatest(m.du, p.du) as vrai_du, coalesce(least(m.jusqu, p.jusqu), 'infinity') as vrai_jusqu, m.jusqu as dite_jusqu,
           m.saisi_par, m.qualite, m.saisi_le as connu_du, coalesce(s.saisi_le, 'infinity') as connu_jusqu
      from convention.comite_membre m
      join lateral convention.periode_du_siege(m.mandat) p on true
      left join convention.comite_membre s on s.corrige_id = m.id
     where not m.annule;
/* Une réunion annulée se lit encore, avec son motif. */
create or replace view convention.v_reunion with (security_invoker = true) as
    select coalesce(r.racine, r.id) as id, r.id as version, r.reference, r.comite, r.convoquee_le, r.tenue_le, r.heure, r.lieu, r.ordre_du_jour,
           r.releve, r.arrete_le, r.motif, r.annule, r.saisi_par, r.qualite, r.saisi_le as connu_du,
           coalesce(s.saisi_le, 'infinity') as connu_jusqu
      from convention.reunion r left join convention.reunion s on s.corrige_id = r.id;
create or replace view convention.v_presence with (security_invoker = true) as
    select p.id, p.reunion, p.membre, p.etat, p.represente_par, p.motif, p.qualite, p.saisi_le as connu_du,
           coalesce(s.saisi_le, 'infinity') as connu_jusqu
      from convention.presence p left join convention.presence s on s.corrige_id = p.id
     where not p.annule;
create or replace view convention.v_decision with (security_invoker = true) as
    select d.id, d.reunion, d.point, d.sens, d.texte, d.objet_genre, d.objet, d.objet_libelle, d.motif, d.saisi_par, d.qualite,
           d.saisi_le as connu_du, coalesce(s.saisi_le, 'infinity') as connu_jusqu
      from convention.decision d left join convention.decision s on s.corrige_id = d.id
     where not d.annule;

grant select, insert, maintain on convention.comite, convention.comite_laureat, convention.comite_membre, convention.reunion,
    convention.presence, convention.decision to halle_app;
grant select on convention.v_comite, convention.v_comite_laureat, convention.v_comite_membre, convention.v_reunion, convention.v_presence,
    convention.v_decision to halle_app;
