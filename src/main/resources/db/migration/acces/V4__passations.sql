-- Ce qui a changé de main : chaque module y lit à qui l'on a confié ce qu'il fait attendre.

create view acces.v_passation with (security_invoker = true) as
    select o.genre, o.objet, p.de, p.a, p.saisi_le
      from acces.passation p
      join acces.passation_objet o on o.passation = p.id;
grant select on acces.v_passation to halle_app;

create index passation_objet_par_objet on acces.passation_objet (genre, objet);
