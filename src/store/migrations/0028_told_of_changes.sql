-- Processes keep for moments what every request stands on: its session, its membership, the packs and the calendar of its city, who is named as a reader. The database
-- tells them what has changed: a city or an account, never what. Telling takes a lock of the whole server when it commits, so nothing that happens at every
-- request or with every record does.

create function tell_changed() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  perform pg_notify('lingxian_changed', tg_argv[0] || ':' || (to_jsonb(case when tg_op = 'DELETE' then old else new end) ->> tg_argv[1]));
  return null;
end $$;

create trigger told_of_city after update or delete on tenant for each row execute function tell_changed('city', 'id');
create trigger told_of_membership after insert or update or delete on membership for each row execute function tell_changed('city', 'tenant');
create trigger told_of_readers after insert or update or delete on internal_subject for each row execute function tell_changed('city', 'tenant');
create trigger told_of_security after insert or update or delete on security_setting for each row execute function tell_changed('city', 'tenant');
create trigger told_of_ground after insert or update on subject for each row
  when (new.type in ('pack', 'calendar', 'post', 'seat', 'unit')) execute function tell_changed('city', 'tenant');
create trigger told_of_ground_gone after delete on subject for each row
  when (old.type in ('pack', 'calendar', 'post', 'seat', 'unit')) execute function tell_changed('city', 'tenant');

-- When a session or an account was last used is written often, and nobody keeps it for an answer.
create trigger told_of_session after update on identity.session for each row
  when (to_jsonb(new) - '{lastSeenAt,updatedAt}'::text[] is distinct from to_jsonb(old) - '{lastSeenAt,updatedAt}'::text[]) execute function tell_changed('account', 'userId');
create trigger told_of_session_gone after delete on identity.session for each row execute function tell_changed('account', 'userId');
create trigger told_of_account after update on identity."user" for each row
  when (to_jsonb(new) - '{lastSignInAt,updatedAt}'::text[] is distinct from to_jsonb(old) - '{lastSignInAt,updatedAt}'::text[]) execute function tell_changed('account', 'id');
create trigger told_of_account_gone after delete on identity."user" for each row execute function tell_changed('account', 'id');
create trigger told_of_token after update on identity.api_token for each row
  when (to_jsonb(new) - 'used_on' is distinct from to_jsonb(old) - 'used_on') execute function tell_changed('account', 'account');
create trigger told_of_token_gone after delete on identity.api_token for each row execute function tell_changed('account', 'account');

revoke execute on function tell_changed from public;
