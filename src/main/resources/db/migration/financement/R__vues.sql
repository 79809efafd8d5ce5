-- Contrat de lecture du module financement. Le public lit l'accordé, l'engagé et le versé ; le pressenti et le demandé
-- sont à l'équipe et n'y paraissent pas.

create or replace view financement.v_public_ligne as
    select coalesce(l.racine, l.id) as id, l.reference, l.programme, l.laureat, l.commune, l.dispositif, l.nature, l.origine,
           l.beneficiaire, l.operation, l.rattachement, l.source, l.citation, l.saisi_le as connu_du,
           coalesce(c.saisi_le, 'infinity') as connu_jusqu, l.territoire_type, l.territoire_code, l.exercice,
           l.beneficiaire_echelon, l.categorie, l.cout_centimes, l.identifiant, l.import
      from financement.ligne l
      left join financement.ligne c on c.corrige_id = l.id and c.corrige_id is not null
     where not l.annule
       and exists (select from financement.montant m
                    where m.ligne = coalesce(l.racine, l.id) and m.stade in ('accorde', 'engage', 'verse') and not m.annule);

create or replace view financement.v_public_montant as
    select m.id, m.ligne, m.stade, m.degre, m.centimes, m.effet, m.precision_date, m.source, m.citation, m.deduction,
           source.au_plus_tard(m.effet, m.precision_date) as vrai_du,
           m.saisi_le as connu_du, coalesce(c.saisi_le, 'infinity') as connu_jusqu, m.texte, m.import
      from financement.montant m
      left join financement.montant c on c.corrige_id = m.id and c.corrige_id is not null
     where not m.annule and m.stade in ('accorde', 'engage', 'verse');

/* Chaque montant public avec ce que dit sa ligne : une lecture qui part des montants n'a pas à chercher deux fois la ligne. */
create or replace view financement.v_public_montant_de_ligne as
    select m.id, m.ligne, m.stade, m.degre, m.centimes, m.effet, m.precision_date, coalesce(m.citation, l.citation) as citation,
           m.deduction, source.au_plus_tard(m.effet, m.precision_date) as vrai_du,
           greatest(m.saisi_le, l.saisi_le) as connu_du,
           least(coalesce(c.saisi_le, 'infinity'), coalesce(lc.saisi_le, 'infinity')) as connu_jusqu, l.reference, l.programme, l.laureat, l.commune, l.dispositif, l.nature, l.origine, l.operation, l.rattachement,
           l.source
      from financement.montant m
      join financement.ligne l on coalesce(l.racine, l.id) = m.ligne and not l.annule
      left join financement.ligne lc on lc.corrige_id = l.id and lc.corrige_id is not null
      left join financement.montant c on c.corrige_id = m.id and c.corrige_id is not null
     where not m.annule and m.stade in ('accorde', 'engage', 'verse');

create or replace view financement.v_public_total as
    select t.id, t.reference, t.programme, t.territoire_type, t.territoire_code, t.dispositif, t.nature, t.origine, t.stade,
           t.degre, t.centimes, t.rattachement, t.effet, t.precision_date, t.source, t.citation,
           source.au_plus_tard(t.effet, t.precision_date) as vrai_du,
           t.saisi_le as connu_du, coalesce(c.saisi_le, 'infinity') as connu_jusqu
      from financement.total_publie t
      left join financement.total_publie c on c.corrige_id = t.id and c.corrige_id is not null
     where not t.annule and t.stade in ('accorde', 'engage', 'verse');

create or replace view financement.v_public_rapprochement as
    select r.id, r.ligne, r.statut, r.total_publie, r.motif, r.source,
           r.saisi_le as connu_du, coalesce(c.saisi_le, 'infinity') as connu_jusqu
      from financement.rapprochement r
      left join financement.rapprochement c on c.corrige_id = r.id and c.corrige_id is not null
     where not r.annule;

/* Les concours : les lignes attachées à un territoire, avec leur montant accordé. Une ligne par écriture et par montant connus
   ensemble. */
create or replace view financement.v_public_concours as
    select coalesce(l.racine, l.id) as id, l.reference, coalesce(l.territoire_type, 'commune') as territoire_type,
           coalesce(l.territoire_code, l.commune) as territoire_code, l.exercice, l.dispositif, l.nature,
           l.beneficiaire, l.beneficiaire_echelon, l.categorie, l.operation, l.cout_centimes, l.identifiant, l.source, l.import,
           m.centimes, m.texte, m.degre, m.effet, m.precision_date,
           source.au_plus_tard(m.effet, m.precision_date) as vrai_du,
           greatest(l.saisi_le, m.saisi_le) as connu_du,
           least(coalesce(lc.saisi_le, 'infinity'), coalesce(mc.saisi_le, 'infinity')) as connu_jusqu,
           coalesce(l.exercice, 0) as rang_exercice,
           coalesce(m.centimes > l.cout_centimes, false) as depassement,
           financement.mots(coalesce(l.operation, '') || ' ' || coalesce(l.beneficiaire, '')) as mots,
           l.cout_texte, l.citation, m.citation as citation_montant, m.deduction, m.import as import_montant
      from financement.ligne l
      join financement.montant m on m.ligne = coalesce(l.racine, l.id) and m.stade = 'accorde' and not m.annule
      left join financement.ligne lc on lc.corrige_id = l.id and lc.corrige_id is not null
      left join financement.montant mc on mc.corrige_id = m.id and mc.corrige_id is not null
     where l.rattachement = 'territoire' and not l.annule
       and l.saisi_le < coalesce(mc.saisi_le, 'infinity') and m.saisi_le < coalesce(lc.saisi_le, 'infinity');

/* Leurs cumuls : la somme des lignes où vrai_du <= au et connu_du <= connu. */
create or replace view financement.v_public_cumul_concours as
    select territoire_type, territoire_code, exercice, dispositif, nature, beneficiaire_echelon, categorie, source, depassement, arrondi,
           vrai_du, connu_du, nombre, centimes
      from financement.cumul_concours;

create or replace view financement.v_public_cumul_concours_national as
    select territoire_type, exercice, dispositif, nature, beneficiaire_echelon, categorie, source, depassement, arrondi,
           vrai_du, connu_du, nombre, centimes
      from financement.cumul_concours_national;

/* La même somme d'un territoire, à toutes dates : il reste à retrancher ce qui est postérieur à (au, connu). */
create or replace view financement.v_public_cumul_concours_territoire as
    select territoire_type, territoire_code, exercice, dispositif, nature, nombre, centimes
      from financement.cumul_concours_territoire;

create or replace view financement.v_public_territoire_des_concours as
    select type, code from financement.territoire_des_concours;

/* Ce qu'une personne cherche, écrit comme les mots des concours ; vide si aucun mot ne compte. */
create or replace function financement.v_public_mots_cherches(texte text) returns tsquery
    language sql stable parallel safe
    return websearch_to_tsquery('financement.francais'::regconfig, texte);

/* Les cumuls (ADR 0014). Une lecture à (au, connu) est la somme des différences où vrai_du <= au et connu_du <= connu ; les deux
   autres vues en donnent des sommes toutes faites, dont il reste à retrancher ce qui est postérieur. Le stade « ligne » compte les
   lignes que l'on lit ; une commune ou une origine non dite s'écrit ''. */
create or replace view financement.v_public_difference as
    select programme, laureat, commune, dispositif, nature, origine, stade, vrai_du, connu_du, lignes, centimes
      from financement.difference;

create or replace view financement.v_public_cumul_laureat as
    select programme, laureat, commune, dispositif, nature, origine, stade, lignes, centimes
      from financement.cumul_laureat;

create or replace view financement.v_public_cumul_programme as
    select programme, dispositif, nature, origine, stade, vrai_annee, connu_annee, lignes, centimes
      from financement.cumul_programme;

grant usage on schema financement to halle_app, halle_lecture;
grant select, insert, maintain on all tables in schema financement to halle_app;
-- Ce que les déclencheurs calculent, personne ne le saisit.
revoke insert on financement.difference, financement.cumul_laureat, financement.cumul_programme,
    financement.cumul_concours_territoire, financement.suspendu from halle_app;
revoke execute on function financement.sommer_les_concours(), financement.cumuler_montants(), financement.cumuler_lignes(), financement.differences_calculees(),
    financement.texte_des_differences(text), financement.texte_des_touchees(text, text, text, text), financement.texte_de_toutes(),
    financement.texte_des_cumuls(text), financement.texte_des_cumuls_de_concours(), financement.ouvrir_un_versement(),
    financement.clore_un_versement() from public;
grant execute on function financement.ouvrir_un_versement(), financement.clore_un_versement() to halle_app;
grant execute on function financement.differences_calculees(), financement.texte_des_differences(text), financement.texte_de_toutes()
    to halle_app;
grant select on financement.v_public_ligne, financement.v_public_montant, financement.v_public_montant_de_ligne,
    financement.v_public_total, financement.v_public_rapprochement, financement.v_public_concours,
    financement.v_public_cumul_concours, financement.v_public_cumul_concours_national,
    financement.v_public_cumul_concours_territoire, financement.v_public_territoire_des_concours, financement.v_public_difference, financement.v_public_cumul_laureat,
    financement.v_public_cumul_programme to halle_lecture;
grant execute on function financement.mots(text), financement.v_public_mots_cherches(text) to halle_app, halle_lecture;
