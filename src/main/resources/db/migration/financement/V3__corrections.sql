-- Peu de faits en corrigent un autre : les retrouver ne doit pas parcourir tous les autres.
create index rapprochement_correction on financement.rapprochement (corrige_id) include (saisi_le)
    where corrige_id is not null;
