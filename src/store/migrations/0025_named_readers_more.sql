-- What hangs on something internal (限定知悉) and came after 0021, or was forgotten there: what is left of an erased payload, and rows of an import that were found to be a
-- matter that is there. A row that is about no matter yet is everyone's who imports.
create policy named_readers_by_id on fact_redaction as restrictive for select to lingxian_app using (id not in (select hidden_facts()));
create policy named_readers_by_matter on exchange_row as restrictive for select to lingxian_app using (matter is null or matter not in (select hidden_ids('matter')));
