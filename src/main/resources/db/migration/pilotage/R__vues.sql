-- Le module pilotage ne garde aucun fait : il lit les vues des autres.

/* Les lauréats d'un périmètre et leurs communes qui y sont. */
create or replace function pilotage.v_public_perimetre(
        le_programme text, le_type text, le_code text, au date, connu timestamptz, millesime integer)
    returns table (laureat uuid, commune text)
    language sql stable parallel safe
    begin atomic
        select c.laureat, c.commune
          from programme.v_public_communes_au(le_programme, au, connu, millesime) c
          join programme.v_public_laureats_au(le_programme, au, connu) l on l.laureat = c.laureat
         where le_type = 'nation'
            or (le_type = 'laureat' and l.reference = le_code)
            or (le_type <> 'laureat'
                and c.commune in (select a.commune from territoire.v_public_appartenance a
                                   where a.type = le_type and a.code = le_code
                                     and millesime >= a.du and millesime < a.jusqu));
    end;

/* Vrai si toutes les communes du second territoire sont dans le premier, à ce millésime. */
create or replace function pilotage.v_public_contient(
        type_large text, code_large text, type_etroit text, code_etroit text, millesime integer)
    returns boolean
    language sql stable parallel safe
    begin atomic
        select type_large = 'nation'
            or (type_large = type_etroit and code_large = code_etroit)
            or (type_etroit <> 'nation'
                and not exists (select from territoire.v_public_appartenance e
                                 where e.type = type_etroit and e.code = code_etroit
                                   and millesime >= e.du and millesime < e.jusqu
                                   and e.commune not in (select l.commune from territoire.v_public_appartenance l
                                                          where l.type = type_large and l.code = code_large
                                                            and millesime >= l.du and millesime < l.jusqu)));
    end;

grant usage on schema pilotage to halle_app, halle_lecture;
revoke execute on all functions in schema pilotage from public;
grant execute on all functions in schema pilotage to halle_app, halle_lecture;
