-- Waiting requests are encrypted with a key of their own, which is destroyed with the answer.
do $$
begin
    if exists (select from waiting_request where state = 'WAITING') then
        raise exception 'requests still wait for the registry: let the earlier version finish them, then start this one';
    end if;
end $$;
comment on column waiting_request.requests is 'checked requests, encrypted with the key of document_key under the request''s id';
