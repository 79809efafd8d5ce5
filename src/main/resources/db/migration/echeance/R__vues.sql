-- Contrat de lecture du module echeance.

create or replace view echeance.v_public_decision as
    select d.id, d.reference, d.programme, d.regle, d.libelle, d.acte_reference, d.effet, d.mois, d.nouvelle_date,
           d.territoire_type, d.territoire_code, d.qualite, d.saisi_le as connu_du, coalesce(c.saisi_le, 'infinity') as connu_jusqu
      from echeance.decision d left join echeance.decision c on c.corrige_id = d.id
     where not d.annule;

create or replace view echeance.v_public_prorogation as
    select d.id as decision, d.reference, d.programme, d.regle, d.acte_reference, d.effet as vrai_du, p.objet, p.jusqu_au,
           d.connu_du, d.connu_jusqu
      from echeance.prorogation p join echeance.v_public_decision d on d.id = p.decision;

/* Pourquoi, et quand, une décision a été défaite. */
create or replace view echeance.v_public_annulation as
    select d.corrige_id as decision, d.motif, d.saisi_le as connu_du from echeance.decision d where d.annule;

create or replace view echeance.v_motif with (security_invoker = true) as
    select m.id, m.programme, m.regle, m.objet, m.texte, m.prevue_le, m.effet, m.qualite, m.saisi_par, m.visible_par,
           m.saisi_le as connu_du, coalesce(c.saisi_le, 'infinity') as connu_jusqu
      from echeance.motif m left join echeance.motif c on c.corrige_id = m.id
     where not m.annule;

grant usage on schema echeance to halle_app, halle_lecture;
grant select, insert, maintain on all tables in schema echeance to halle_app;
grant select on echeance.v_public_decision, echeance.v_public_prorogation, echeance.v_public_annulation to halle_lecture;
