-- PostgreSQL 18 a uuidv7() ; les versions d'avant, non. Là où elle manque, la voici, pour que le même schéma s'y crée.
-- RFC 9562, paragraphe 5.7, méthode 3 du paragraphe 6.2 : 48 bits de millisecondes, 12 bits de fraction de milliseconde
-- qui gardent l'ordre des tirages d'une même connexion, le reste au hasard.
do $$
begin
    if to_regprocedure('pg_catalog.uuidv7()') is null and to_regprocedure('public.uuidv7()') is null
       and not exists (select from pg_proc where proname = 'uuidv7' and pronamespace = 'pg_catalog'::regnamespace) then
        execute $fonction$
            create function public.uuidv7() returns uuid
                language plpgsql volatile parallel safe
            as $corps$
            declare
                micros bigint := (extract(epoch from clock_timestamp()) * 1000000)::bigint;
                tire bytea := uuid_send(gen_random_uuid());
                fraction integer := ((micros % 1000) * 4096 / 1000)::integer;
            begin
                tire := overlay(tire placing substring(int8send(micros / 1000) from 3) from 1 for 6);
                tire := set_byte(tire, 6, 112 | (fraction >> 8));
                tire := set_byte(tire, 7, fraction & 255);
                return encode(tire, 'hex')::uuid;
            end
            $corps$
        $fonction$;
        comment on function public.uuidv7() is 'Identifiant UUID version 7, là où PostgreSQL ne le donne pas';
    end if;
end
$$;
