-- Lire l'API sans navigateur. Un jeton est la session d'un programme : il tient d'une personne, ne porte qu'un de ses chapeaux, ne fait
-- que lire, et finit à une date dite d'avance.

create table acces.jeton_d_api (
    id uuid primary key,
    empreinte bytea not null unique constraint empreinte_sha256 check (octet_length(empreinte) = 32),
    utilisateur uuid not null references acces.utilisateur,
    habilitation uuid not null references acces.habilitation,
    nom text not null constraint nom_rempli check (btrim(nom) <> '' and length(nom) <= 80),
    cree_le timestamptz not null default clock_timestamp(),
    expire_le timestamptz not null,
    utilise_le timestamptz,
    revoque_le timestamptz,
    motif_fin text,
    constraint un_an_au_plus check (expire_le > cree_le and expire_le <= cree_le + interval '366 days'),
    constraint revoque_pour_un_motif check ((revoque_le is null) = (motif_fin is null))
);
comment on table acces.jeton_d_api is 'Réservée, éphémère : les jetons d''API ; le jeton n''y est pas, seulement son empreinte';
comment on column acces.jeton_d_api.id is 'Ce que la base connaît comme session : le révoquer la ferme';
comment on column acces.jeton_d_api.utilise_le is 'À une minute près';
create index jeton_d_api_par_utilisateur on acces.jeton_d_api (utilisateur, expire_le);

/* Révoquer un jeton le fait refuser par la base dès la transaction suivante, comme une session fermée. */
create function acces.revoquer_jeton() returns trigger
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $corps$
begin
    insert into platform.session_revoquee (session) values (new.id) on conflict do nothing;
    return null;
end
$corps$;
create trigger revocation after update of revoque_le on acces.jeton_d_api
    for each row when (old.revoque_le is null and new.revoque_le is not null) execute function acces.revoquer_jeton();

alter table acces.jeton_d_api enable row level security;
create policy service on acces.jeton_d_api using ((select platform.est_service()));
grant select, insert, delete, update (utilise_le, revoque_le, motif_fin) on acces.jeton_d_api to halle_app;

/* D'où chacun s'est déjà connecté. Les essais faits d'ailleurs ne l'y font pas attendre : qui se trompe exprès sur le compte d'un autre
   ne le lui ferme pas. */
create table acces.adresse_connue (
    empreinte bytea primary key constraint empreinte_sha256 check (octet_length(empreinte) = 32),
    vue_le timestamptz not null default clock_timestamp()
);
comment on table acces.adresse_connue is 'Réservée, éphémère : trente jours durant, l''empreinte d''un compte et de l''adresse d''où il s''est connecté';

alter table acces.adresse_connue enable row level security;
create policy service on acces.adresse_connue using ((select platform.est_service()));
grant select, insert, delete, update (vue_le) on acces.adresse_connue to halle_app;
