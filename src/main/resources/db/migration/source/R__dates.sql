/* Même règle qu'à sa création, écrite sans passer par un fuseau horaire : « date_trunc » d'une date seule en dépend, ce qui
   interdisait à PostgreSQL d'inscrire cette fonction dans les requêtes, et la lui faisait appeler à chaque ligne. */
create or replace function source.au_plus_tard(effet date, precision_date text) returns date
    language sql immutable parallel safe
    return case precision_date
        when 'mois' then (date_trunc('month', effet::timestamp) + interval '1 month - 1 day')::date
        when 'trimestre' then (date_trunc('quarter', effet::timestamp) + interval '3 months - 1 day')::date
        when 'annee' then (date_trunc('year', effet::timestamp) + interval '1 year - 1 day')::date
        else effet
    end;
