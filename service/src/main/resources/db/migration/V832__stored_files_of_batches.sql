-- V831 named the referred files anew and left out those of batches: the sweep of the storage must not take them for leftovers.
do $$
begin
    execute 'create or replace view stored_file as '
        || rtrim(pg_get_viewdef('stored_file'::regclass), ';')
        || ' union all select storage_key from batch where storage_key is not null';
end $$;
