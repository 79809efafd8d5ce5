-- La liste des lignes d'un programme se lit dans l'ordre d'un index, sans les lire toutes : le même index sert, trié.
drop index financement.ligne_par_programme;
create index ligne_par_programme on financement.ligne (programme, dispositif, reference) where programme is not null;

/* La somme des cumuls de concours d'un territoire, à toutes dates : une lecture en retranche ce qui est postérieur, le plus souvent
   rien. Sans elle, un tableau de bord relirait presque autant de cumuls qu'il y a de lignes. */
create table financement.cumul_concours_territoire (
    territoire_type text not null,
    territoire_code text not null,
    exercice smallint,
    dispositif text not null,
    nature text not null,
    nombre bigint not null,
    centimes bigint not null,
    constraint une_somme_par_case unique nulls not distinct (territoire_type, territoire_code, exercice, dispositif, nature)
) with (fillfactor = 80);
comment on table financement.cumul_concours_territoire is 'Calculée : la somme des cumuls d''un territoire, à toutes dates';

/* Le rôle qui saisit n'a pas le droit de modifier : c'est le propriétaire qui cumule, et rien d'autre. */
create function financement.sommer_les_concours() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $corps$
begin
    insert into financement.cumul_concours_territoire as k (territoire_type, territoire_code, exercice, dispositif, nature, nombre, centimes)
    select territoire_type, territoire_code, exercice, dispositif, nature, sum(nombre), sum(centimes)
      from nouveaux group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
    on conflict on constraint une_somme_par_case do update
       set nombre = k.nombre + excluded.nombre, centimes = k.centimes + excluded.centimes;
    return null;
end
$corps$;

create trigger sommer after insert on financement.cumul_concours
    referencing new table as nouveaux for each statement execute function financement.sommer_les_concours();

insert into financement.cumul_concours_territoire
select territoire_type, territoire_code, exercice, dispositif, nature, sum(nombre), sum(centimes)
  from financement.cumul_concours group by 1, 2, 3, 4, 5;
