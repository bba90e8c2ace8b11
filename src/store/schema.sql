create table identity.account (
  id text not null,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamp with time zone,
  "refreshTokenExpiresAt" timestamp with time zone,
  scope text,
  password text,
  "createdAt" timestamp with time zone default CURRENT_TIMESTAMP not null,
  "updatedAt" timestamp with time zone not null,
  constraint account_pkey PRIMARY KEY (id),
  constraint "account_userId_fkey" FOREIGN KEY ("userId") REFERENCES identity."user"(id) ON DELETE CASCADE
);

create table identity.api_token (
  id uuid not null,
  account text not null,
  tenant text not null,
  membership uuid not null,
  name text not null,
  scopes text[] not null,
  hash text not null,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_on text,
  ended_at timestamp with time zone,
  by_two_factors boolean default false not null,
  constraint api_token_account_fkey FOREIGN KEY (account) REFERENCES identity."user"(id) ON DELETE CASCADE,
  constraint api_token_hash_key UNIQUE (hash),
  constraint api_token_pkey PRIMARY KEY (id)
);

create table identity.asked_often (
  key text not null,
  taken bigint not null,
  heard_at timestamp with time zone not null,
  constraint asked_often_pkey PRIMARY KEY (key)
);

create table identity.former_password (
  account text not null,
  until_at timestamp with time zone not null,
  hash text not null,
  constraint former_password_account_fkey FOREIGN KEY (account) REFERENCES identity."user"(id) ON DELETE CASCADE,
  constraint former_password_pkey PRIMARY KEY (account, until_at)
);

create table identity.passkey (
  id text not null,
  account text not null,
  name text not null,
  rp text not null,
  public_key bytea not null,
  counter bigint not null,
  transports jsonb not null,
  made_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint passkey_account_fkey FOREIGN KEY (account) REFERENCES identity."user"(id) ON DELETE CASCADE,
  constraint passkey_pkey PRIMARY KEY (id)
);

create table identity.session (
  id text not null,
  "expiresAt" timestamp with time zone not null,
  token text not null,
  "createdAt" timestamp with time zone default CURRENT_TIMESTAMP not null,
  "updatedAt" timestamp with time zone not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null,
  tenant text,
  membership text,
  "onBehalfOf" text,
  "lastSeenAt" timestamp with time zone,
  "idleMinutes" integer,
  "secondFactorDue" boolean,
  "byTwoFactors" boolean,
  constraint session_pkey PRIMARY KEY (id),
  constraint session_token_key UNIQUE (token),
  constraint "session_userId_fkey" FOREIGN KEY ("userId") REFERENCES identity."user"(id) ON DELETE CASCADE
);

create table identity.setting (
  name text not null,
  value text not null,
  constraint setting_pkey PRIMARY KEY (name)
);

create table identity.sign_in_attempt (
  key text not null,
  failures integer not null,
  last_at timestamp with time zone not null,
  locked_until timestamp with time zone,
  constraint sign_in_attempt_pkey PRIMARY KEY (key)
);

create table identity.sign_in_window (
  key text not null,
  began_at timestamp with time zone not null,
  tried integer not null,
  failed integer not null,
  constraint sign_in_window_pkey PRIMARY KEY (key)
);

create table identity.tried_code (
  key text not null,
  tried_at timestamp with time zone not null,
  constraint tried_code_pkey PRIMARY KEY (key)
);

create table identity."twoFactor" (
  id text not null,
  secret text not null,
  "backupCodes" text not null,
  "userId" text not null,
  verified boolean,
  "failedVerificationCount" integer,
  "lockedUntil" timestamp with time zone,
  constraint "twoFactor_pkey" PRIMARY KEY (id),
  constraint "twoFactor_userId_fkey" FOREIGN KEY ("userId") REFERENCES identity."user"(id) ON DELETE CASCADE
);

create table identity."user" (
  id text not null,
  name text not null,
  email text not null,
  "emailVerified" boolean not null,
  image text,
  "createdAt" timestamp with time zone default CURRENT_TIMESTAMP not null,
  "updatedAt" timestamp with time zone default CURRENT_TIMESTAMP not null,
  "mustChangePassword" boolean not null,
  username text,
  "twoFactorEnabled" boolean,
  "passwordSince" timestamp with time zone,
  "homeCity" text,
  closed boolean default false not null,
  "lastSignInAt" timestamp with time zone,
  unconfirmed boolean default false not null,
  "passwordResetAt" timestamp with time zone,
  "linkedAt" timestamp with time zone,
  "secondFactorResetAt" timestamp with time zone,
  constraint user_email_key UNIQUE (email),
  constraint user_pkey PRIMARY KEY (id),
  constraint user_username_key UNIQUE (username)
);

create table identity.verification (
  id text not null,
  identifier text not null,
  value text not null,
  "expiresAt" timestamp with time zone not null,
  "createdAt" timestamp with time zone default CURRENT_TIMESTAMP not null,
  "updatedAt" timestamp with time zone default CURRENT_TIMESTAMP not null,
  constraint verification_pkey PRIMARY KEY (id)
);

create table public.activity (
  tenant text not null,
  id uuid not null,
  held_on date not null,
  unit uuid,
  post uuid,
  actor text not null,
  status text not null,
  recorded_at timestamp(3) with time zone not null,
  constraint activity_pkey PRIMARY KEY (tenant, id)
) -- row-level security;

create table public.activity_file (
  tenant text not null,
  activity uuid not null,
  sha256 text not null,
  constraint activity_file_pkey PRIMARY KEY (tenant, activity, sha256)
) -- row-level security;

create table public.activity_kind (
  tenant text not null,
  activity uuid not null,
  kind text not null,
  constraint activity_kind_pkey PRIMARY KEY (tenant, activity, kind)
) -- row-level security;

create table public.activity_matter (
  tenant text not null,
  activity uuid not null,
  matter uuid not null,
  record_on date,
  constraint activity_matter_pkey PRIMARY KEY (tenant, activity, matter)
) -- row-level security;

create table public.activity_unit (
  tenant text not null,
  activity uuid not null,
  unit uuid not null,
  constraint activity_unit_pkey PRIMARY KEY (tenant, activity, unit)
) -- row-level security;

create table public.appointment (
  tenant text not null,
  id uuid not null,
  post uuid not null,
  person uuid not null,
  from_on date not null,
  to_on date,
  acting boolean not null,
  probation_until date,
  document text,
  constraint appointment_pkey PRIMARY KEY (tenant, id)
) -- row-level security;

create table public.assessment (
  tenant text not null,
  id uuid not null,
  scheme uuid not null,
  period text not null,
  status text not null,
  cutoff date not null,
  opened_on date not null,
  until_on date,
  constraint assessment_pkey PRIMARY KEY (tenant, id)
) -- row-level security;

create table public.assessment_file (
  tenant text not null,
  assessment uuid not null,
  sha256 text not null,
  reader uuid not null,
  constraint assessment_file_pkey PRIMARY KEY (tenant, assessment, sha256, reader)
) -- row-level security;

create table public.assessment_review (
  tenant text not null,
  assessment uuid not null,
  id uuid not null,
  unit uuid not null,
  item text not null,
  requested_on date not null,
  decided_on date,
  withdrawn_on date,
  constraint assessment_review_pkey PRIMARY KEY (tenant, assessment, id)
) -- row-level security;

create table public.assessment_scorer (
  tenant text not null,
  assessment uuid not null,
  item text not null,
  post uuid not null,
  constraint assessment_scorer_pkey PRIMARY KEY (tenant, assessment, item, post)
) -- row-level security;

create table public.audit_event (
  tenant text not null,
  no bigint not null,
  at timestamp(3) with time zone not null,
  account text,
  membership uuid,
  on_behalf_of uuid,
  action text not null,
  outcome text not null,
  what text,
  address text,
  trace text,
  hash bytea not null,
  constraint audit_event_address_check CHECK ((length(address) <= 100)),
  constraint audit_event_no_check CHECK ((no > 0)),
  constraint audit_event_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'refused'::text]))),
  constraint audit_event_pkey PRIMARY KEY (tenant, no),
  constraint audit_event_trace_check CHECK ((length(trace) <= 100)),
  constraint audit_event_what_check CHECK ((length(what) <= 200))
) -- row-level security;

create table public.built_by (
  tenant text not null,
  version integer not null,
  constraint built_by_pkey PRIMARY KEY (tenant)
) -- row-level security;

create table public.calendar (
  tenant text not null,
  id text not null,
  version text not null,
  hash text not null,
  effective_on date not null,
  constraint calendar_pkey PRIMARY KEY (tenant, id, version, effective_on)
) -- row-level security;

create table public.calendar_feed (
  tenant text not null,
  person uuid not null,
  token_hash text not null,
  made_on date not null,
  constraint calendar_feed_pkey PRIMARY KEY (tenant, person)
) -- row-level security;

create table public.code_counter (
  tenant text not null,
  ledger text not null,
  year integer not null,
  last integer not null,
  constraint code_counter_pkey PRIMARY KEY (tenant, ledger, year)
) -- row-level security;

create table public.command (
  tenant text not null,
  id uuid not null,
  name text not null,
  content_hash text not null,
  actor text not null,
  result jsonb not null,
  recorded_at timestamp(3) with time zone not null,
  constraint command_pkey PRIMARY KEY (tenant, id)
) -- row-level security;

create table public.complaint (
  tenant text not null,
  id uuid not null,
  kind text not null,
  about_type text not null,
  about_id uuid,
  unit uuid,
  made_on date not null,
  answered_on date,
  taken boolean,
  constraint complaint_pkey PRIMARY KEY (tenant, id)
) -- row-level security;

create table public.counter (
  tenant text not null,
  ledger text not null,
  facet text not null,
  value text not null,
  slot integer not null,
  n integer not null,
  constraint counter_pkey PRIMARY KEY (tenant, ledger, facet, value, slot)
) -- row-level security;

create table public.delegation (
  tenant text not null,
  id uuid not null,
  post uuid not null,
  to_post uuid not null,
  from_on date not null,
  until_on date,
  scope jsonb default '[]'::jsonb not null,
  ended_on date,
  constraint delegation_pkey PRIMARY KEY (tenant, id)
) -- row-level security;

create table public.delivery (
  tenant text not null,
  channel text not null,
  person uuid not null,
  day date not null,
  waiting integer not null,
  state text not null,
  attempts integer not null,
  next_at timestamp(3) with time zone not null,
  problem text,
  problem_detail integer,
  sent_at timestamp(3) with time zone,
  constraint delivery_pkey PRIMARY KEY (tenant, channel, person, day),
  constraint delivery_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'given-up'::text])))
) -- row-level security;

create table public.directory_address (
  tenant text not null,
  person uuid not null,
  channel text not null,
  address text not null,
  refused_on date,
  constraint directory_address_pkey PRIMARY KEY (tenant, person, channel)
) -- row-level security;

create table public.directory_person (
  tenant text not null,
  person uuid not null,
  name text,
  name_key text collate "C",
  phone text,
  constraint directory_person_pkey PRIMARY KEY (tenant, person)
) -- row-level security;

create table public.document (
  tenant text not null,
  id uuid not null,
  name text not null,
  title text not null,
  number text,
  format text not null,
  sha256 text not null,
  characters integer not null,
  received_on date not null,
  parts integer not null,
  proposals integer not null,
  accepted integer not null,
  skipped integer not null,
  constraint document_pkey PRIMARY KEY (tenant, id)
) -- row-level security;

create table public.document_part (
  tenant text not null,
  document uuid not null,
  part text not null,
  title text not null,
  number text,
  fingerprint text not null,
  same_as_document uuid,
  constraint document_part_pkey PRIMARY KEY (tenant, document, part)
) -- row-level security;

create table public.duty (
  tenant text not null,
  matter uuid not null,
  id uuid not null,
  role text not null,
  holder_type text not null,
  holder uuid not null,
  territory text,
  from_on date not null,
  to_on date,
  constraint duty_pkey PRIMARY KEY (tenant, matter, id)
) -- row-level security;

create table public.edge (
  tenant text not null,
  source text not null,
  target text not null,
  constraint edge_pkey PRIMARY KEY (tenant, source, target)
) -- row-level security;

create table public.erasure (
  tenant text not null,
  id uuid not null,
  person uuid,
  words jsonb,
  ground text not null,
  account boolean not null,
  facts jsonb not null,
  files jsonb not null,
  documents jsonb not null,
  state text not null,
  requested_at timestamp(3) with time zone not null,
  requested_by uuid not null,
  decided_at timestamp(3) with time zone,
  decided_by uuid,
  reason text,
  done_at timestamp(3) with time zone,
  done_by uuid,
  done jsonb,
  constraint erasure_pkey PRIMARY KEY (tenant, id),
  constraint erasure_state_check CHECK ((state = ANY (ARRAY['requested'::text, 'approved'::text, 'declined'::text, 'done'::text])))
) -- row-level security;

create table public.exchange_import (
  tenant text not null,
  id uuid not null,
  ledger text not null,
  person uuid not null,
  file_name text not null,
  state text not null,
  fingerprint text not null,
  source jsonb not null,
  mapping jsonb not null,
  names jsonb not null,
  rows integer not null,
  compared_by uuid,
  applied_by uuid,
  created_at timestamp with time zone not null,
  constraint exchange_import_pkey PRIMARY KEY (tenant, id)
) -- row-level security;

create table public.exchange_mapping (
  tenant text not null,
  ledger text not null,
  fingerprint text not null,
  mapping jsonb not null,
  head jsonb,
  words jsonb default '{}'::jsonb not null,
  kept_at timestamp with time zone,
  constraint exchange_mapping_pkey PRIMARY KEY (tenant, ledger, fingerprint)
) -- row-level security;

create table public.exchange_out (
  tenant text not null,
  ledger text not null,
  at timestamp with time zone not null,
  constraint exchange_out_pkey PRIMARY KEY (tenant, ledger)
) -- row-level security;

create table public.exchange_row (
  tenant text not null,
  import uuid not null,
  "row" integer not null,
  cells jsonb not null,
  kind text,
  title text,
  code text,
  matter uuid,
  version integer,
  asks boolean default false not null,
  changes jsonb,
  problems jsonb,
  decision text,
  done text,
  constraint exchange_row_pkey PRIMARY KEY (tenant, import, "row"),
  constraint exchange_row_tenant_import_fkey FOREIGN KEY (tenant, import) REFERENCES exchange_import(tenant, id) ON DELETE CASCADE
) -- row-level security;

create table public.fact (
  tenant text not null,
  id uuid not null,
  seq bigint generated always as identity not null,
  tx xid8 default pg_current_xact_id() not null,
  kind text not null,
  schema_version integer not null,
  command_id uuid not null,
  subject text not null,
  subject_version integer not null,
  occurred_on date not null,
  occurred_at timestamp(3) with time zone,
  recorded_at timestamp(3) with time zone not null,
  actor text not null,
  post uuid,
  on_behalf_of uuid,
  hash_alg text not null,
  payload_hash bytea not null,
  leaf_hash bytea not null,
  constraint fact_decided_once UNIQUE (tenant, subject, subject_version),
  constraint fact_hash_alg_check CHECK ((hash_alg = ANY (ARRAY['sm3'::text, 'sha256'::text]))),
  constraint fact_pkey PRIMARY KEY (tenant, id),
  constraint fact_subject_version_check CHECK ((subject_version > 0))
) -- row-level security;

create table public.fact_payload (
  tenant text not null,
  id uuid not null,
  salt bytea not null,
  payload jsonb not null,
  constraint fact_payload_pkey PRIMARY KEY (tenant, id)
) partition by RANGE (id) -- row-level security;

create table public.fact_payload_rest (
  tenant text not null,
  id uuid not null,
  salt bytea not null,
  payload jsonb not null,
  constraint fact_payload_rest_pkey PRIMARY KEY (tenant, id)
) partition of fact_payload DEFAULT -- row-level security;

create table public.fact_redaction (
  tenant text not null,
  id uuid not null,
  by_fact uuid not null,
  payload jsonb not null,
  constraint fact_redaction_pkey PRIMARY KEY (tenant, id)
) -- row-level security;

create table public.file (
  tenant text not null,
  sha256 text not null,
  name text,
  media_type text not null,
  size bigint not null,
  constraint file_pkey PRIMARY KEY (tenant, sha256)
) -- row-level security;

create table public.file_uploader (
  tenant text not null,
  sha256 text not null,
  person uuid not null,
  constraint file_uploader_pkey PRIMARY KEY (tenant, sha256, person)
) -- row-level security;

create table public.holder_counter (
  tenant text not null,
  holder uuid not null,
  ledger text not null,
  role text not null,
  home boolean not null,
  first boolean not null,
  slot integer not null,
  overdue integer not null,
  lagging integer not null,
  due_soon integer not null,
  normal integer not null,
  suspended integer not null,
  stopped integer not null,
  done integer not null,
  constraint holder_counter_pkey PRIMARY KEY (tenant, holder, ledger, role, home, first, slot)
) -- row-level security;

create table public.indicator (
  tenant text not null,
  id uuid not null,
  name text not null,
  owner uuid not null,
  ended_on date,
  constraint indicator_pkey PRIMARY KEY (tenant, id)
) -- row-level security;

create table public.indicator_target (
  tenant text not null,
  indicator uuid not null,
  id uuid not null,
  level text not null,
  period text not null,
  place uuid,
  withdrawn boolean not null,
  constraint indicator_target_pkey PRIMARY KEY (tenant, indicator, id)
) -- row-level security;

create table public.inspection (
  tenant text not null,
  id uuid not null,
  pack text not null,
  kind text not null,
  status text not null,
  from_on date not null,
  to_on date not null,
  looks_back_at uuid,
  merged_into uuid,
  constraint inspection_pkey PRIMARY KEY (tenant, id)
) -- row-level security;

create table public.inspection_file (
  tenant text not null,
  inspection uuid not null,
  sha256 text not null,
  reader uuid not null,
  constraint inspection_file_pkey PRIMARY KEY (tenant, inspection, sha256, reader)
) -- row-level security;

create table public.inspection_opinion (
  tenant text not null,
  inspection uuid not null,
  id uuid not null,
  unit uuid not null,
  state_by date not null,
  stated_on date,
  answered_on date,
  constraint inspection_opinion_pkey PRIMARY KEY (tenant, inspection, id)
) -- row-level security;

create table public.inspection_unit (
  tenant text not null,
  inspection uuid not null,
  unit uuid not null,
  part text not null,
  constraint inspection_unit_pkey PRIMARY KEY (tenant, inspection, unit)
) -- row-level security;

create table public.internal_subject (
  tenant text not null,
  subject text not null,
  type text not null,
  readers jsonb not null,
  constraint internal_subject_pkey PRIMARY KEY (tenant, subject)
) -- row-level security;

create table public.job_run (
  name text not null,
  every_ms integer not null,
  holder uuid,
  held_until timestamp(3) with time zone,
  started_at timestamp(3) with time zone,
  ended_at timestamp(3) with time zone,
  outcome text,
  done integer default 0 not null,
  total integer,
  error text,
  failures integer default 0 not null,
  succeeded_at timestamp(3) with time zone,
  next_at timestamp(3) with time zone not null,
  constraint job_run_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'failed'::text, 'stopped'::text]))),
  constraint job_run_pkey PRIMARY KEY (name)
);

create table public.letter (
  tenant text not null,
  id uuid not null,
  pack text not null,
  kind text not null,
  status text not null,
  issuer uuid not null,
  signer uuid,
  title text not null,
  drafted_on date not null,
  issued_on date,
  listed_on date not null,
  reply_by date,
  series text,
  year integer,
  n integer,
  inspection uuid,
  meeting uuid,
  answers uuid,
  constraint letter_pkey PRIMARY KEY (tenant, id)
) -- row-level security;

create table public.letter_addressee (
  tenant text not null,
  letter uuid not null,
  holder uuid not null,
  copy boolean not null,
  constraint letter_addressee_pkey PRIMARY KEY (tenant, letter, holder)
) -- row-level security;

create table public.letter_file (
  tenant text not null,
  letter uuid not null,
  sha256 text not null,
  constraint letter_file_pkey PRIMARY KEY (tenant, letter, sha256)
) -- row-level security;

create table public.letter_matter (
  tenant text not null,
  letter uuid not null,
  matter uuid not null,
  constraint letter_matter_pkey PRIMARY KEY (tenant, letter, matter)
) -- row-level security;

create table public.log_head (
  tenant text not null,
  size bigint not null,
  root bytea not null,
  hash_alg text not null,
  signed_at timestamp(3) with time zone not null,
  key text not null,
  signature bytea not null,
  constraint log_head_hash_alg_check CHECK ((hash_alg = ANY (ARRAY['sm3'::text, 'sha256'::text]))),
  constraint log_head_pkey PRIMARY KEY (tenant, size),
  constraint log_head_size_check CHECK ((size > 0))
) -- row-level security;

create table public.log_key (
  tenant text not null,
  id text not null,
  algorithm text not null,
  public_key bytea not null,
  since timestamp(3) with time zone not null,
  constraint log_key_algorithm_check CHECK ((algorithm = ANY (ARRAY['ed25519'::text, 'sm2'::text]))),
  constraint log_key_pkey PRIMARY KEY (tenant, id)
) -- row-level security;

create table public.log_leaf (
  tenant text not null,
  "position" bigint not null,
  fact uuid not null,
  leaf_hash bytea not null,
  constraint log_leaf_once UNIQUE (tenant, fact),
  constraint log_leaf_pkey PRIMARY KEY (tenant, "position"),
  constraint log_leaf_position_check CHECK (("position" >= 0))
) -- row-level security;

create table public.log_node (
  tenant text not null,
  level integer not null,
  "position" bigint not null,
  hash bytea not null,
  constraint log_node_level_check CHECK ((level > 0)),
  constraint log_node_pkey PRIMARY KEY (tenant, level, "position"),
  constraint log_node_position_check CHECK (("position" >= 0))
) -- row-level security;

create table public.log_unsealed (
  tenant text not null,
  tx xid8 not null,
  seq bigint not null,
  fact uuid not null,
  leaf_hash bytea not null,
  constraint log_unsealed_pkey PRIMARY KEY (tenant, tx, seq)
) -- row-level security;

create table public.matter (
  tenant text not null,
  id uuid not null,
  ledger text not null,
  code text not null,
  code_key text collate "C" not null,
  title text not null,
  title_key text collate "C" not null,
  year integer not null,
  lead_unit uuid,
  lead_key text collate "C" not null,
  leads integer not null,
  due_key date not null,
  due_on date,
  opened_on date not null,
  stage text not null,
  document uuid,
  last_record_on date,
  final text,
  light text not null,
  light_rank integer not null,
  reasons jsonb not null,
  until_on date,
  next_light text,
  provisional boolean not null,
  judged_on date not null,
  judged_with text not null,
  search_text text not null,
  search_terms text not null,
  nearest_on date,
  asks_extension boolean default false not null,
  search tsvector generated always as (array_to_tsvector((('@'::text || tenant) || string_to_array(search_terms, ' '::text)))) stored,
  constraint matter_code_once UNIQUE (tenant, code),
  constraint matter_pkey PRIMARY KEY (tenant, id)
) -- row-level security;

create table public.matter_file (
  tenant text not null,
  matter uuid not null,
  sha256 text not null,
  constraint matter_file_pkey PRIMARY KEY (tenant, matter, sha256)
) -- row-level security;

create table public.matter_holder (
  tenant text not null,
  matter uuid not null,
  holder uuid not null,
  role text not null,
  ledger text not null,
  standing text not null,
  due_key date not null,
  constraint matter_holder_pkey PRIMARY KEY (tenant, matter, holder, role, ledger)
) -- row-level security;

create table public.matter_ledger (
  tenant text not null,
  matter uuid not null,
  ledger text not null,
  home boolean not null,
  constraint matter_ledger_pkey PRIMARY KEY (tenant, matter, ledger)
) -- row-level security;

create table public.matter_source (
  tenant text not null,
  matter uuid not null,
  source text not null,
  constraint matter_source_pkey PRIMARY KEY (tenant, matter)
) -- row-level security;

create table public.matter_until (
  tenant text not null,
  matter uuid not null,
  until_on date not null,
  constraint matter_until_pkey PRIMARY KEY (tenant, matter)
) -- row-level security;

create table public.meeting (
  tenant text not null,
  id uuid not null,
  body uuid not null,
  pack text not null,
  kind text not null,
  year integer not null,
  number integer,
  on_day date not null,
  status text not null,
  constraint meeting_pkey PRIMARY KEY (tenant, id)
) -- row-level security;

create table public.meeting_presenter (
  tenant text not null,
  meeting uuid not null,
  unit uuid not null,
  constraint meeting_presenter_pkey PRIMARY KEY (tenant, meeting, unit)
) -- row-level security;

create table public.membership (
  tenant text not null,
  id uuid not null,
  person uuid not null,
  account text not null,
  role text not null,
  unit uuid,
  post uuid,
  from_on date not null,
  to_on date,
  constraint membership_pkey PRIMARY KEY (tenant, id)
) -- row-level security;

create table public.membership_proposal (
  tenant text not null,
  id uuid not null,
  person uuid not null,
  account text not null,
  role text not null,
  unit uuid,
  post uuid,
  proposed_on date not null,
  proposed_by text not null,
  declined_on date,
  declined_because text,
  constraint membership_proposal_pkey PRIMARY KEY (tenant, id)
) -- row-level security;

create table public.opinion (
  tenant text not null,
  matter uuid not null,
  id uuid not null,
  holder uuid not null,
  until_on date not null,
  given_on date,
  answered_on date,
  constraint opinion_pkey PRIMARY KEY (tenant, matter, id)
) -- row-level security;

create table public.pack (
  tenant text not null,
  id text not null,
  version text not null,
  hash text not null,
  effective_on date not null,
  constraint pack_pkey PRIMARY KEY (tenant, id, version, effective_on)
) -- row-level security;

create table public.portfolio (
  tenant text not null,
  id uuid not null,
  post uuid not null,
  units jsonb not null,
  fields jsonb not null,
  from_on date not null,
  to_on date,
  constraint portfolio_pkey PRIMARY KEY (tenant, id)
) -- row-level security;

create table public.post (
  tenant text not null,
  id uuid not null,
  unit uuid not null,
  name text not null,
  order_no integer not null,
  places integer,
  leader boolean not null,
  ended_on date,
  constraint post_pkey PRIMARY KEY (tenant, id)
) -- row-level security;

create table public.proposal_decision (
  tenant text not null,
  document uuid not null,
  proposal text not null,
  decision text not null,
  matter uuid,
  decided_on date not null,
  constraint proposal_decision_pkey PRIMARY KEY (tenant, document, proposal)
) -- row-level security;

create table public.public_document (
  tenant text not null,
  document uuid not null,
  title text not null,
  summary text not null,
  published_on date not null,
  constraint public_document_pkey PRIMARY KEY (tenant, document)
) -- row-level security;

create table public.public_matter (
  tenant text not null,
  matter uuid not null,
  promise text not null,
  outcome text,
  topic text,
  published_on date not null,
  constraint public_matter_pkey PRIMARY KEY (tenant, matter)
) -- row-level security;

create table public.reading (
  tenant text not null,
  id uuid not null,
  indicator uuid not null,
  place uuid,
  period text not null,
  as_of date not null,
  status text not null,
  unit uuid,
  constraint reading_pkey PRIMARY KEY (tenant, id)
) -- row-level security;

create table public.reading_file (
  tenant text not null,
  reading uuid not null,
  sha256 text not null,
  constraint reading_file_pkey PRIMARY KEY (tenant, reading, sha256)
) -- row-level security;

create table public.reminder (
  tenant text not null,
  person uuid not null,
  key text not null,
  moment text not null,
  kind text not null,
  subject text not null,
  due_on date,
  reminded_on date not null,
  constraint reminder_pkey PRIMARY KEY (tenant, person, key, moment)
) -- row-level security;

create table public.reminder_run (
  tenant text not null,
  day date not null,
  after_person uuid,
  done boolean not null,
  constraint reminder_run_pkey PRIMARY KEY (tenant, day)
) -- row-level security;

create table public.reminder_setting (
  tenant text not null,
  person uuid not null,
  from_minute integer not null,
  to_minute integer not null,
  channels_off jsonb not null,
  calendar_titles boolean not null,
  constraint reminder_setting_pkey PRIMARY KEY (tenant, person)
) -- row-level security;

create table public.request (
  tenant text not null,
  id uuid not null,
  unit uuid not null,
  title text not null,
  sent_on date not null,
  due_on date not null,
  status text not null,
  constraint request_pkey PRIMARY KEY (tenant, id)
) -- row-level security;

create table public.request_file (
  tenant text not null,
  request uuid not null,
  sha256 text not null,
  reader uuid not null,
  constraint request_file_pkey PRIMARY KEY (tenant, request, sha256, reader)
) -- row-level security;

create table public.request_unit (
  tenant text not null,
  request uuid not null,
  unit uuid not null,
  answer text not null,
  answered_on date,
  constraint request_unit_pkey PRIMARY KEY (tenant, request, unit)
) -- row-level security;

create table public.schema_version (
  version integer not null,
  name text not null,
  hash text not null,
  applied_at timestamp with time zone default now() not null,
  constraint schema_version_pkey PRIMARY KEY (version)
);

create table public.scheme (
  tenant text not null,
  id uuid not null,
  name text not null,
  whom text not null,
  status text not null,
  from_on date,
  constraint scheme_pkey PRIMARY KEY (tenant, id)
) -- row-level security;

create table public.seat (
  tenant text not null,
  id uuid not null,
  body uuid not null,
  unit uuid not null,
  designation text not null,
  post uuid,
  ended_on date,
  person uuid,
  role text default 'member'::text not null,
  order_no integer default 1000 not null,
  clause text default 'in-post'::text not null,
  constraint seat_pkey PRIMARY KEY (tenant, id)
) -- row-level security;

create table public.security_setting (
  tenant text not null,
  settings jsonb not null,
  changed_at timestamp with time zone not null,
  constraint security_setting_pkey PRIMARY KEY (tenant)
) -- row-level security;

create table public.subject (
  tenant text not null,
  id text not null,
  type text not null,
  version integer not null,
  state jsonb,
  constraint subject_pkey PRIMARY KEY (tenant, id)
) -- row-level security;

create table public.tenant (
  id text not null,
  name text not null,
  demonstration boolean default false not null,
  fixed_today date,
  hash_alg text default 'sm3'::text not null,
  constraint tenant_hash_alg_check CHECK ((hash_alg = ANY (ARRAY['sm3'::text, 'sha256'::text]))),
  constraint tenant_pkey PRIMARY KEY (id)
) -- row-level security;

create table public.unit (
  tenant text not null,
  id uuid not null,
  name text not null,
  name_key text collate "C" not null,
  aliases jsonb not null,
  kind text not null,
  parent uuid,
  code text,
  order_no integer not null,
  assessed boolean not null,
  ended_on date,
  constraint unit_pkey PRIMARY KEY (tenant, id)
) -- row-level security;

create table public.unit_member (
  tenant text not null,
  unit uuid not null,
  group_unit uuid not null,
  from_on date not null,
  to_on date,
  constraint unit_member_pkey PRIMARY KEY (tenant, unit, group_unit, from_on)
) -- row-level security;

create table public.watched_job (
  tenant text not null,
  person uuid not null,
  command uuid not null,
  run uuid not null,
  name text not null,
  state text not null,
  done integer default 0 not null,
  total integer default 0 not null,
  unit text,
  answer jsonb,
  problem jsonb,
  alone text,
  cancel_asked boolean default false not null,
  heard_at timestamp(3) with time zone not null,
  constraint watched_job_pkey PRIMARY KEY (tenant, person, command)
) -- row-level security;


CREATE UNIQUE INDEX account_provider_subject_idx ON identity.account USING btree ("providerId", "accountId");
CREATE INDEX "account_userId_idx" ON identity.account USING btree ("userId");
CREATE INDEX api_token_by_account ON identity.api_token USING btree (account);
CREATE INDEX api_token_by_tenant ON identity.api_token USING btree (tenant, made_at);
CREATE INDEX passkey_by_account ON identity.passkey USING btree (account, made_at);
CREATE INDEX "session_userId_idx" ON identity.session USING btree ("userId");
CREATE INDEX "twoFactor_secret_idx" ON identity."twoFactor" USING btree (secret);
CREATE INDEX "twoFactor_userId_idx" ON identity."twoFactor" USING btree ("userId");
CREATE INDEX "user_homeCity_idx" ON identity."user" USING btree ("homeCity");
CREATE INDEX verification_identifier_idx ON identity.verification USING btree (identifier);
CREATE INDEX activity_by_day ON public.activity USING btree (tenant, held_on, id);
CREATE INDEX activity_by_status ON public.activity USING btree (tenant, status, held_on, id);
CREATE INDEX activity_by_unit ON public.activity USING btree (tenant, unit, held_on, id);
CREATE INDEX activity_file_by_content ON public.activity_file USING btree (tenant, sha256);
CREATE INDEX activity_kind_by_kind ON public.activity_kind USING btree (tenant, kind, activity);
CREATE INDEX activity_matter_by_matter ON public.activity_matter USING btree (tenant, matter, record_on);
CREATE INDEX activity_unit_by_unit ON public.activity_unit USING btree (tenant, unit, activity);
CREATE INDEX appointment_by_person ON public.appointment USING btree (tenant, person);
CREATE INDEX appointment_by_post ON public.appointment USING btree (tenant, post, from_on);
CREATE INDEX assessment_by_scheme ON public.assessment USING btree (tenant, scheme, period);
CREATE INDEX assessment_by_status ON public.assessment USING btree (tenant, status, opened_on);
CREATE INDEX assessment_file_by_content ON public.assessment_file USING btree (tenant, sha256, reader);
CREATE INDEX assessment_review_by_unit ON public.assessment_review USING btree (tenant, unit, assessment);
CREATE INDEX assessment_review_waiting ON public.assessment_review USING btree (tenant, requested_on) WHERE ((decided_on IS NULL) AND (withdrawn_on IS NULL));
CREATE INDEX assessment_scorer_by_post ON public.assessment_scorer USING btree (tenant, post, assessment);
CREATE INDEX audit_event_by_account ON public.audit_event USING btree (tenant, account, at DESC);
CREATE INDEX audit_event_by_instant ON public.audit_event USING btree (tenant, at DESC, no DESC);
CREATE INDEX calendar_feed_by_token ON public.calendar_feed USING btree (token_hash);
CREATE INDEX complaint_by_day ON public.complaint USING btree (tenant, made_on, id);
CREATE INDEX complaint_open ON public.complaint USING btree (tenant, made_on) WHERE (answered_on IS NULL);
CREATE INDEX delegation_by_deputy ON public.delegation USING btree (tenant, to_post);
CREATE INDEX delegation_by_post ON public.delegation USING btree (tenant, post);
CREATE INDEX delivery_by_day ON public.delivery USING btree (tenant, day);
CREATE INDEX delivery_to_send ON public.delivery USING btree (tenant, next_at) WHERE (state = 'waiting'::text);
CREATE INDEX document_by_content ON public.document USING btree (tenant, sha256);
CREATE INDEX document_by_day ON public.document USING btree (tenant, received_on DESC, id DESC);
CREATE INDEX document_part_by_fingerprint ON public.document_part USING btree (tenant, fingerprint);
CREATE INDEX duty_by_holder ON public.duty USING btree (tenant, holder, matter);
CREATE INDEX edge_by_target ON public.edge USING btree (tenant, target);
CREATE INDEX exchange_import_by_person ON public.exchange_import USING btree (tenant, person, ledger, created_at);
CREATE INDEX fact_by_command ON public.fact USING btree (tenant, command_id);
CREATE INDEX fact_by_sequence ON public.fact USING btree (tenant, seq);
CREATE INDEX holder_counter_by_ledger ON public.holder_counter USING btree (tenant, ledger, role);
CREATE INDEX indicator_by_owner ON public.indicator USING btree (tenant, owner);
CREATE INDEX indicator_target_by_place ON public.indicator_target USING btree (tenant, place, indicator);
CREATE INDEX inspection_by_day ON public.inspection USING btree (tenant, from_on, id);
CREATE INDEX inspection_by_earlier ON public.inspection USING btree (tenant, looks_back_at) WHERE (looks_back_at IS NOT NULL);
CREATE INDEX inspection_by_merger ON public.inspection USING btree (tenant, merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX inspection_file_by_content ON public.inspection_file USING btree (tenant, sha256, reader);
CREATE INDEX inspection_opinion_by_unit ON public.inspection_opinion USING btree (tenant, unit, state_by);
CREATE INDEX inspection_opinion_waiting ON public.inspection_opinion USING btree (tenant, stated_on) WHERE ((stated_on IS NOT NULL) AND (answered_on IS NULL));
CREATE INDEX inspection_unit_by_unit ON public.inspection_unit USING btree (tenant, unit, inspection);
CREATE INDEX letter_addressee_by_holder ON public.letter_addressee USING btree (tenant, holder, letter);
CREATE INDEX letter_by_day ON public.letter USING btree (tenant, listed_on DESC, id DESC);
CREATE INDEX letter_by_inspection ON public.letter USING btree (tenant, inspection) WHERE (inspection IS NOT NULL);
CREATE INDEX letter_by_issuer ON public.letter USING btree (tenant, issuer, listed_on DESC, id DESC);
CREATE INDEX letter_by_meeting ON public.letter USING btree (tenant, meeting) WHERE (meeting IS NOT NULL);
CREATE INDEX letter_file_by_content ON public.letter_file USING btree (tenant, sha256);
CREATE INDEX letter_matter_by_matter ON public.letter_matter USING btree (tenant, matter, letter);
CREATE UNIQUE INDEX letter_number_once ON public.letter USING btree (tenant, issuer, series, year, n) WHERE (n IS NOT NULL);
CREATE INDEX letter_under_way ON public.letter USING btree (tenant, status) WHERE (status <> 'issued'::text);
CREATE INDEX matter_asking_extension ON public.matter USING btree (tenant, due_key, id) WHERE asks_extension;
CREATE INDEX matter_by_code ON public.matter USING btree (tenant, code_key, id);
CREATE INDEX matter_by_due ON public.matter USING btree (tenant, due_key, id);
CREATE INDEX matter_by_lead ON public.matter USING btree (tenant, lead_key, id);
CREATE INDEX matter_by_light ON public.matter USING btree (tenant, light_rank, id);
CREATE INDEX matter_by_nearest ON public.matter USING btree (tenant, nearest_on, id) WHERE ((final IS NULL) AND (nearest_on IS NOT NULL));
CREATE INDEX matter_by_opening ON public.matter USING btree (tenant, opened_on, id);
CREATE INDEX matter_by_title ON public.matter USING btree (tenant, title_key, id);
CREATE INDEX matter_by_words ON public.matter USING gin (search);
CREATE INDEX matter_file_by_content ON public.matter_file USING btree (tenant, sha256);
CREATE INDEX matter_holder_by_due ON public.matter_holder USING btree (tenant, holder, ledger, role, standing, due_key, matter);
CREATE INDEX matter_ledger_listed ON public.matter_ledger USING btree (tenant, ledger, matter) WHERE (NOT home);
CREATE INDEX matter_of_document ON public.matter USING btree (tenant, document) WHERE (document IS NOT NULL);
CREATE INDEX matter_of_lead ON public.matter USING btree (tenant, lead_unit, due_key, id);
CREATE INDEX matter_of_light ON public.matter USING btree (tenant, light, due_key, id);
CREATE INDEX matter_of_stage ON public.matter USING btree (tenant, stage, due_key, id);
CREATE INDEX matter_source_by_source ON public.matter_source USING btree (tenant, source);
CREATE INDEX matter_until_by_day ON public.matter_until USING btree (tenant, until_on, matter);
CREATE INDEX meeting_by_body ON public.meeting USING btree (tenant, body, on_day);
CREATE INDEX meeting_by_day ON public.meeting USING btree (tenant, on_day);
CREATE INDEX meeting_presenter_by_unit ON public.meeting_presenter USING btree (tenant, unit);
CREATE INDEX membership_by_account ON public.membership USING btree (account);
CREATE INDEX membership_proposal_by_account ON public.membership_proposal USING btree (tenant, account);
CREATE INDEX membership_proposal_of_accounts ON public.membership_proposal USING btree (account);
CREATE INDEX membership_proposal_open ON public.membership_proposal USING btree (tenant, proposed_on) WHERE (declined_on IS NULL);
CREATE INDEX opinion_by_holder ON public.opinion USING btree (tenant, holder, until_on);
CREATE INDEX portfolio_by_post ON public.portfolio USING btree (tenant, post);
CREATE INDEX post_by_unit ON public.post USING btree (tenant, unit);
CREATE INDEX proposal_decision_by_matter ON public.proposal_decision USING btree (tenant, matter);
CREATE INDEX public_document_newest ON public.public_document USING btree (tenant, published_on DESC, document DESC);
CREATE INDEX reading_by_indicator ON public.reading USING btree (tenant, indicator, period);
CREATE INDEX reading_by_place ON public.reading USING btree (tenant, place, indicator);
CREATE INDEX reading_file_by_hash ON public.reading_file USING btree (tenant, sha256);
CREATE INDEX reading_waiting ON public.reading USING btree (tenant, status, as_of) WHERE (status = ANY (ARRAY['reported'::text, 'checked'::text, 'returned'::text]));
CREATE INDEX reminder_by_person ON public.reminder USING btree (tenant, person, reminded_on DESC);
CREATE INDEX request_by_day ON public.request USING btree (tenant, sent_on, id);
CREATE INDEX request_by_due ON public.request USING btree (tenant, due_on, id);
CREATE INDEX request_by_unit ON public.request USING btree (tenant, unit, sent_on);
CREATE INDEX request_file_by_content ON public.request_file USING btree (tenant, sha256, reader);
CREATE INDEX request_unit_by_unit ON public.request_unit USING btree (tenant, unit, request);
CREATE INDEX seat_by_body ON public.seat USING btree (tenant, body);
CREATE INDEX seat_by_unit ON public.seat USING btree (tenant, unit);
CREATE INDEX subject_by_type ON public.subject USING btree (tenant, type, id);
CREATE INDEX unit_by_name ON public.unit USING btree (tenant, name);
CREATE INDEX unit_ended ON public.unit USING btree (tenant, id) WHERE (ended_on IS NOT NULL);
CREATE INDEX unit_member_by_group ON public.unit_member USING btree (tenant, group_unit);
CREATE UNIQUE INDEX watched_job_alone ON public.watched_job USING btree (tenant, alone) WHERE (alone IS NOT NULL);

CREATE OR REPLACE FUNCTION public.erase_payload()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
declare
  said jsonb;
  target uuid;
begin
  select payload into said from public.fact_payload where tenant = new.tenant and id = new.id;
  while said is not null loop
    target := (said ->> 'fact')::uuid;
    if not exists (select from public.fact where tenant = new.tenant and id = target and subject = new.subject and subject_version < new.subject_version) then
      raise exception 'fact % has no earlier fact of its subject to erase', new.id using errcode = 'check_violation';
    end if;
    delete from public.fact_payload where tenant = new.tenant and id = target;
    insert into public.fact_redaction (tenant, id, by_fact, payload) values (new.tenant, target, new.id, said -> 'redacted')
      on conflict (tenant, id) do update set by_fact = excluded.by_fact, payload = excluded.payload;
    if (select kind from public.fact where tenant = new.tenant and id = target) = 'fact.erased' then
      said := said -> 'redacted';
    else
      said := null;
    end if;
  end loop;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.hidden_facts()
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 20
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  return query
    select f.id from public.fact f
    where f.tenant = current_setting('lingxian.tenant', true) and f.subject in (select public.hidden_subjects());
end $function$
;

CREATE OR REPLACE FUNCTION public.hidden_files()
 RETURNS SETOF text
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 20
 SET search_path TO 'pg_catalog', 'public'
AS $function$
declare
  city text := current_setting('lingxian.tenant', true);
begin
  return query
    with hidden as materialized (select public.hidden_subjects() as subject),
    hanging as (
      select a.sha256, 'activity:' || a.activity as subject from public.activity_file a where a.tenant = city
      union all select m.sha256, 'matter:' || m.matter from public.matter_file m where m.tenant = city
      union all select l.sha256, 'letter:' || l.letter from public.letter_file l where l.tenant = city
      union all select d.sha256, 'document:' || d.id from public.document d where d.tenant = city
    ), closed as materialized (
      select h.sha256 from hanging h where exists (select from hidden) and h.subject in (select hidden.subject from hidden)
    )
    select c.sha256 from closed c
    where not exists (select from hanging h where h.sha256 = c.sha256 and h.subject not in (select hidden.subject from hidden))
      and not exists (select from public.assessment_file o where o.tenant = city and o.sha256 = c.sha256)
      and not exists (select from public.inspection_file o where o.tenant = city and o.sha256 = c.sha256)
      and not exists (select from public.request_file o where o.tenant = city and o.sha256 = c.sha256)
      and not exists (select from public.reading_file o where o.tenant = city and o.sha256 = c.sha256);
end $function$
;

CREATE OR REPLACE FUNCTION public.hidden_ids(of_type text)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 20
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  return query select substr(h, length(of_type) + 2)::uuid from public.hidden_subjects() h where h like of_type || ':%';
end $function$
;

CREATE OR REPLACE FUNCTION public.hidden_subjects()
 RETURNS SETOF text
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 20
 SET search_path TO 'pg_catalog', 'public'
AS $function$
declare
  city text := current_setting('lingxian.tenant', true);
  reader text := coalesce(current_setting('lingxian.reader', true), '');
begin
  if reader = '*' or not exists (select from public.internal_subject i where i.tenant = city) then
    return;
  end if;
  return query
    with closed as materialized (
      select i.subject from public.internal_subject i where i.tenant = city and not (i.readers ?| string_to_array(reader, ','))
    ), matters as materialized (
      select substr(c.subject, 8)::uuid as id from closed c where c.subject like 'matter:%'
    )
    select c.subject from closed c
    union all
    select 'letter:' || l.letter from public.letter_matter l
    where l.tenant = city and l.matter in (select m.id from matters m)
      and not exists (select from public.internal_subject i where i.tenant = city and i.subject = 'letter:' || l.letter)
    union all
    select 'activity:' || a.activity from public.activity_matter a
    where a.tenant = city and a.matter in (select m.id from matters m)
      and not exists (select from public.internal_subject i where i.tenant = city and i.subject = 'activity:' || a.activity)
      and not exists (select from public.activity_matter o where o.tenant = city and o.activity = a.activity and o.matter not in (select m.id from matters m));
end $function$
;

CREATE OR REPLACE FUNCTION public.queue_for_sealing()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into log_unsealed (tenant, tx, seq, fact, leaf_hash) select a.tenant, a.tx, a.seq, a.id, a.leaf_hash from added a;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'what is recorded in % is never changed', tg_table_name using errcode = 'restrict_violation';
end $function$
;

CREATE OR REPLACE FUNCTION public.search_matter(p_tenant text, p_words tsquery, p_texts text[], p_cap integer)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
 SET enable_seqscan TO 'off'
 SET enable_indexscan TO 'off'
AS $function$
declare
  found_ids uuid[];
  candidates int;
begin
  if p_tenant is distinct from current_setting('lingxian.tenant', true) then
    raise exception 'not the tenant of this connection' using errcode = 'insufficient_privilege';
  end if;
  select array_agg(c.id) filter (where c.search_text like all (p_texts)), count(*) into found_ids, candidates
  from (
    select m.id, m.search_text from public.matter m
    where m.tenant = p_tenant and m.search @@ (array_to_tsvector(array['@' || p_tenant])::text::tsquery && p_words)
      and m.id not in (select public.hidden_ids('matter'))
    limit p_cap + 1
  ) c;
  if candidates > p_cap then
    return next null::uuid;
    return;
  end if;
  return query select unnest(found_ids);
end $function$
;

CREATE OR REPLACE FUNCTION public.tell_changed()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  perform pg_notify('lingxian_changed', tg_argv[0] || ':' || (to_jsonb(case when tg_op = 'DELETE' then old else new end) ->> tg_argv[1]));
  return null;
end $function$
;


CREATE TRIGGER told_of_token AFTER UPDATE ON identity.api_token FOR EACH ROW WHEN (((to_jsonb(new.*) - 'used_on'::text) IS DISTINCT FROM (to_jsonb(old.*) - 'used_on'::text))) EXECUTE FUNCTION tell_changed('account', 'account');
CREATE TRIGGER told_of_token_gone AFTER DELETE ON identity.api_token FOR EACH ROW EXECUTE FUNCTION tell_changed('account', 'account');
CREATE TRIGGER audit_is_for_ever BEFORE DELETE OR UPDATE ON public.audit_event FOR EACH ROW EXECUTE FUNCTION refuse_change(); -- always
CREATE TRIGGER audit_is_never_emptied BEFORE TRUNCATE ON public.audit_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change(); -- always
CREATE TRIGGER command_is_for_ever BEFORE DELETE OR UPDATE ON public.command FOR EACH ROW EXECUTE FUNCTION refuse_change(); -- always
CREATE TRIGGER command_is_never_emptied BEFORE TRUNCATE ON public.command FOR EACH STATEMENT EXECUTE FUNCTION refuse_change(); -- always
CREATE CONSTRAINT TRIGGER erased_by_law AFTER INSERT ON public.fact DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.kind = 'fact.erased'::text)) EXECUTE FUNCTION erase_payload();
CREATE TRIGGER fact_is_for_ever BEFORE DELETE OR UPDATE ON public.fact FOR EACH ROW EXECUTE FUNCTION refuse_change(); -- always
CREATE TRIGGER fact_is_never_emptied BEFORE TRUNCATE ON public.fact FOR EACH STATEMENT EXECUTE FUNCTION refuse_change(); -- always
CREATE TRIGGER fact_waits_for_its_seal AFTER INSERT ON public.fact REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION queue_for_sealing(); -- always
CREATE TRIGGER payload_is_never_emptied BEFORE TRUNCATE ON public.fact_payload FOR EACH STATEMENT EXECUTE FUNCTION refuse_change(); -- always
CREATE TRIGGER payload_never_changes BEFORE UPDATE ON public.fact_payload FOR EACH ROW EXECUTE FUNCTION refuse_change(); -- always
CREATE TRIGGER payload_is_never_emptied BEFORE TRUNCATE ON public.fact_payload_rest FOR EACH STATEMENT EXECUTE FUNCTION refuse_change(); -- always
CREATE TRIGGER payload_never_changes BEFORE UPDATE ON public.fact_payload_rest FOR EACH ROW EXECUTE FUNCTION refuse_change(); -- always
CREATE TRIGGER told_of_readers AFTER INSERT OR DELETE OR UPDATE ON public.internal_subject FOR EACH ROW EXECUTE FUNCTION tell_changed('city', 'tenant');
CREATE TRIGGER log_head_is_for_ever BEFORE DELETE OR UPDATE ON public.log_head FOR EACH ROW EXECUTE FUNCTION refuse_change(); -- always
CREATE TRIGGER log_head_is_never_emptied BEFORE TRUNCATE ON public.log_head FOR EACH STATEMENT EXECUTE FUNCTION refuse_change(); -- always
CREATE TRIGGER log_key_is_for_ever BEFORE DELETE OR UPDATE ON public.log_key FOR EACH ROW EXECUTE FUNCTION refuse_change(); -- always
CREATE TRIGGER log_key_is_never_emptied BEFORE TRUNCATE ON public.log_key FOR EACH STATEMENT EXECUTE FUNCTION refuse_change(); -- always
CREATE TRIGGER log_leaf_is_for_ever BEFORE DELETE OR UPDATE ON public.log_leaf FOR EACH ROW EXECUTE FUNCTION refuse_change(); -- always
CREATE TRIGGER log_leaf_is_never_emptied BEFORE TRUNCATE ON public.log_leaf FOR EACH STATEMENT EXECUTE FUNCTION refuse_change(); -- always
CREATE TRIGGER log_node_is_for_ever BEFORE DELETE OR UPDATE ON public.log_node FOR EACH ROW EXECUTE FUNCTION refuse_change(); -- always
CREATE TRIGGER log_node_is_never_emptied BEFORE TRUNCATE ON public.log_node FOR EACH STATEMENT EXECUTE FUNCTION refuse_change(); -- always
CREATE TRIGGER told_of_membership AFTER INSERT OR DELETE OR UPDATE ON public.membership FOR EACH ROW EXECUTE FUNCTION tell_changed('city', 'tenant');
CREATE TRIGGER told_of_security AFTER INSERT OR DELETE OR UPDATE ON public.security_setting FOR EACH ROW EXECUTE FUNCTION tell_changed('city', 'tenant');
CREATE TRIGGER told_of_session AFTER UPDATE ON identity.session FOR EACH ROW WHEN (((to_jsonb(new.*) - '{lastSeenAt,updatedAt}'::text[]) IS DISTINCT FROM (to_jsonb(old.*) - '{lastSeenAt,updatedAt}'::text[]))) EXECUTE FUNCTION tell_changed('account', 'userId');
CREATE TRIGGER told_of_session_gone AFTER DELETE ON identity.session FOR EACH ROW EXECUTE FUNCTION tell_changed('account', 'userId');
CREATE TRIGGER told_of_ground AFTER INSERT OR UPDATE ON public.subject FOR EACH ROW WHEN ((new.type = ANY (ARRAY['pack'::text, 'calendar'::text, 'post'::text, 'seat'::text, 'unit'::text]))) EXECUTE FUNCTION tell_changed('city', 'tenant');
CREATE TRIGGER told_of_ground_gone AFTER DELETE ON public.subject FOR EACH ROW WHEN ((old.type = ANY (ARRAY['pack'::text, 'calendar'::text, 'post'::text, 'seat'::text, 'unit'::text]))) EXECUTE FUNCTION tell_changed('city', 'tenant');
CREATE TRIGGER told_of_city AFTER DELETE OR UPDATE ON public.tenant FOR EACH ROW EXECUTE FUNCTION tell_changed('city', 'id');
CREATE TRIGGER told_of_account AFTER UPDATE ON identity."user" FOR EACH ROW WHEN (((to_jsonb(new.*) - '{lastSignInAt,updatedAt}'::text[]) IS DISTINCT FROM (to_jsonb(old.*) - '{lastSignInAt,updatedAt}'::text[]))) EXECUTE FUNCTION tell_changed('account', 'id');
CREATE TRIGGER told_of_account_gone AFTER DELETE ON identity."user" FOR EACH ROW EXECUTE FUNCTION tell_changed('account', 'id');

create policy all_tenants on activity for select to lingxian_jobs, lingxian_rollup using (true);
create policy named_readers_by_id on activity for select to lingxian_app using (((current_setting('lingxian.reader'::text, true) = '*'::text) OR (NOT (EXISTS ( SELECT
   FROM internal_subject i
  WHERE (i.tenant = current_setting('lingxian.tenant'::text, true))))) OR (NOT (id IN ( SELECT hidden_ids('activity'::text) AS hidden_ids)))));
create policy own_tenant on activity for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on activity_file for select to lingxian_jobs, lingxian_rollup using (true);
create policy named_readers_by_activity on activity_file for select to lingxian_app using (((current_setting('lingxian.reader'::text, true) = '*'::text) OR (NOT (EXISTS ( SELECT
   FROM internal_subject i
  WHERE (i.tenant = current_setting('lingxian.tenant'::text, true))))) OR (NOT (activity IN ( SELECT hidden_ids('activity'::text) AS hidden_ids)))));
create policy own_tenant on activity_file for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on activity_kind for select to lingxian_jobs, lingxian_rollup using (true);
create policy named_readers_by_activity on activity_kind for select to lingxian_app using (((current_setting('lingxian.reader'::text, true) = '*'::text) OR (NOT (EXISTS ( SELECT
   FROM internal_subject i
  WHERE (i.tenant = current_setting('lingxian.tenant'::text, true))))) OR (NOT (activity IN ( SELECT hidden_ids('activity'::text) AS hidden_ids)))));
create policy own_tenant on activity_kind for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on activity_matter for select to lingxian_jobs, lingxian_rollup using (true);
create policy named_readers_by_activity on activity_matter for select to lingxian_app using (((current_setting('lingxian.reader'::text, true) = '*'::text) OR (NOT (EXISTS ( SELECT
   FROM internal_subject i
  WHERE (i.tenant = current_setting('lingxian.tenant'::text, true))))) OR (NOT (activity IN ( SELECT hidden_ids('activity'::text) AS hidden_ids)))));
create policy named_readers_by_matter on activity_matter for select to lingxian_app using (((current_setting('lingxian.reader'::text, true) = '*'::text) OR (NOT (EXISTS ( SELECT
   FROM internal_subject i
  WHERE (i.tenant = current_setting('lingxian.tenant'::text, true))))) OR (NOT (matter IN ( SELECT hidden_ids('matter'::text) AS hidden_ids)))));
create policy own_tenant on activity_matter for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on activity_unit for select to lingxian_jobs, lingxian_rollup using (true);
create policy named_readers_by_activity on activity_unit for select to lingxian_app using (((current_setting('lingxian.reader'::text, true) = '*'::text) OR (NOT (EXISTS ( SELECT
   FROM internal_subject i
  WHERE (i.tenant = current_setting('lingxian.tenant'::text, true))))) OR (NOT (activity IN ( SELECT hidden_ids('activity'::text) AS hidden_ids)))));
create policy own_tenant on activity_unit for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on appointment for select to lingxian_jobs, lingxian_rollup using (true);
create policy own_tenant on appointment for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on assessment for select to lingxian_jobs, lingxian_rollup using (true);
create policy own_tenant on assessment for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on assessment_file for select to lingxian_jobs, lingxian_rollup using (true);
create policy own_tenant on assessment_file for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on assessment_review for select to lingxian_jobs, lingxian_rollup using (true);
create policy own_tenant on assessment_review for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on assessment_scorer for select to lingxian_jobs, lingxian_rollup using (true);
create policy own_tenant on assessment_scorer for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on audit_event for select to lingxian_jobs, lingxian_rollup using (true);
create policy own_entry on audit_event for insert to lingxian_app with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy own_tenant on audit_event for select to lingxian_app using ((tenant = ANY (ARRAY[current_setting('lingxian.tenant'::text, true), ''::text])));
create policy all_tenants on built_by for select to lingxian_jobs, lingxian_rollup using (true);
create policy own_tenant on built_by for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on calendar for select to lingxian_jobs, lingxian_rollup using (true);
create policy own_tenant on calendar for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on calendar_feed for select to lingxian_jobs, lingxian_rollup using (true);
create policy own_tenant on calendar_feed for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on code_counter for select to lingxian_jobs, lingxian_rollup using (true);
create policy own_tenant on code_counter for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on command for select to lingxian_jobs, lingxian_rollup using (true);
create policy own_tenant on command for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on complaint for select to lingxian_jobs, lingxian_rollup using (true);
create policy own_tenant on complaint for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on counter for select to lingxian_jobs, lingxian_rollup using (true);
create policy own_tenant on counter for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on delegation for select to lingxian_jobs, lingxian_rollup using (true);
create policy own_tenant on delegation for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on delivery for select to lingxian_jobs, lingxian_rollup using (true);
create policy own_tenant on delivery for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on directory_address for select to lingxian_jobs, lingxian_rollup using (true);
create policy own_tenant on directory_address for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on directory_person for select to lingxian_jobs, lingxian_rollup using (true);
create policy own_tenant on directory_person for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on document for select to lingxian_jobs, lingxian_rollup using (true);
create policy named_readers_by_id on document for select to lingxian_app using (((current_setting('lingxian.reader'::text, true) = '*'::text) OR (NOT (EXISTS ( SELECT
   FROM internal_subject i
  WHERE (i.tenant = current_setting('lingxian.tenant'::text, true))))) OR (NOT (id IN ( SELECT hidden_ids('document'::text) AS hidden_ids)))));
create policy own_tenant on document for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on document_part for select to lingxian_jobs, lingxian_rollup using (true);
create policy named_readers_by_document on document_part for select to lingxian_app using (((current_setting('lingxian.reader'::text, true) = '*'::text) OR (NOT (EXISTS ( SELECT
   FROM internal_subject i
  WHERE (i.tenant = current_setting('lingxian.tenant'::text, true))))) OR (NOT (document IN ( SELECT hidden_ids('document'::text) AS hidden_ids)))));
create policy own_tenant on document_part for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on duty for select to lingxian_jobs, lingxian_rollup using (true);
create policy named_readers_by_matter on duty for select to lingxian_app using (((current_setting('lingxian.reader'::text, true) = '*'::text) OR (NOT (EXISTS ( SELECT
   FROM internal_subject i
  WHERE (i.tenant = current_setting('lingxian.tenant'::text, true))))) OR (NOT (matter IN ( SELECT hidden_ids('matter'::text) AS hidden_ids)))));
create policy own_tenant on duty for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on edge for select to lingxian_jobs, lingxian_rollup using (true);
create policy named_readers_by_source on edge for select to lingxian_app using (((current_setting('lingxian.reader'::text, true) = '*'::text) OR (NOT (EXISTS ( SELECT
   FROM internal_subject i
  WHERE (i.tenant = current_setting('lingxian.tenant'::text, true))))) OR (NOT (source IN ( SELECT hidden_subjects() AS hidden_subjects)))));
create policy named_readers_by_target on edge for select to lingxian_app using (((current_setting('lingxian.reader'::text, true) = '*'::text) OR (NOT (EXISTS ( SELECT
   FROM internal_subject i
  WHERE (i.tenant = current_setting('lingxian.tenant'::text, true))))) OR (NOT (target IN ( SELECT hidden_subjects() AS hidden_subjects)))));
create policy own_tenant on edge for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on erasure for select to lingxian_jobs, lingxian_rollup using (true);
create policy own_tenant on erasure for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on exchange_import for select to lingxian_jobs, lingxian_rollup using (true);
create policy own_tenant on exchange_import for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on exchange_mapping for select to lingxian_jobs, lingxian_rollup using (true);
create policy own_tenant on exchange_mapping for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on exchange_out for select to lingxian_jobs, lingxian_rollup using (true);
create policy own_tenant on exchange_out for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on exchange_row for select to lingxian_jobs, lingxian_rollup using (true);
create policy named_readers_by_matter on exchange_row for select to lingxian_app using (((current_setting('lingxian.reader'::text, true) = '*'::text) OR (NOT (EXISTS ( SELECT
   FROM internal_subject i
  WHERE (i.tenant = current_setting('lingxian.tenant'::text, true))))) OR ((matter IS NULL) OR (NOT (matter IN ( SELECT hidden_ids('matter'::text) AS hidden_ids))))));
create policy own_tenant on exchange_row for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on fact for select to lingxian_jobs, lingxian_rollup using (true);
create policy named_readers_by_subject on fact for select to lingxian_app using (((current_setting('lingxian.reader'::text, true) = '*'::text) OR (NOT (EXISTS ( SELECT
   FROM internal_subject i
  WHERE (i.tenant = current_setting('lingxian.tenant'::text, true))))) OR (NOT (subject IN ( SELECT hidden_subjects() AS hidden_subjects)))));
create policy own_tenant on fact for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on fact_payload for select to lingxian_jobs, lingxian_rollup using (true);
create policy named_readers_by_id on fact_payload for select to lingxian_app using (((current_setting('lingxian.reader'::text, true) = '*'::text) OR (NOT (EXISTS ( SELECT
   FROM internal_subject i
  WHERE (i.tenant = current_setting('lingxian.tenant'::text, true))))) OR (NOT (id IN ( SELECT hidden_facts() AS hidden_facts)))));
create policy own_tenant on fact_payload for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on fact_redaction for select to lingxian_jobs, lingxian_rollup using (true);
create policy named_readers_by_id on fact_redaction for select to lingxian_app using (((current_setting('lingxian.reader'::text, true) = '*'::text) OR (NOT (EXISTS ( SELECT
   FROM internal_subject i
  WHERE (i.tenant = current_setting('lingxian.tenant'::text, true))))) OR (NOT (id IN ( SELECT hidden_facts() AS hidden_facts)))));
create policy own_tenant on fact_redaction for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on file for select to lingxian_jobs, lingxian_rollup using (true);
create policy named_readers_by_sha256 on file for select to lingxian_app using (((current_setting('lingxian.reader'::text, true) = '*'::text) OR (NOT (EXISTS ( SELECT
   FROM internal_subject i
  WHERE (i.tenant = current_setting('lingxian.tenant'::text, true))))) OR (NOT (sha256 IN ( SELECT hidden_files() AS hidden_files)))));
create policy own_tenant on file for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on file_uploader for select to lingxian_jobs, lingxian_rollup using (true);
create policy own_tenant on file_uploader for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on holder_counter for select to lingxian_jobs, lingxian_rollup using (true);
create policy own_tenant on holder_counter for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on indicator for select to lingxian_jobs, lingxian_rollup using (true);
create policy own_tenant on indicator for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on indicator_target for select to lingxian_jobs, lingxian_rollup using (true);
create policy own_tenant on indicator_target for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on inspection for select to lingxian_jobs, lingxian_rollup using (true);
create policy own_tenant on inspection for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on inspection_file for select to lingxian_jobs, lingxian_rollup using (true);
create policy own_tenant on inspection_file for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on inspection_opinion for select to lingxian_jobs, lingxian_rollup using (true);
create policy own_tenant on inspection_opinion for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on inspection_unit for select to lingxian_jobs, lingxian_rollup using (true);
create policy own_tenant on inspection_unit for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on internal_subject for select to lingxian_jobs, lingxian_rollup using (true);
create policy own_tenant on internal_subject for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on letter for select to lingxian_jobs, lingxian_rollup using (true);
create policy named_readers_by_id on letter for select to lingxian_app using (((current_setting('lingxian.reader'::text, true) = '*'::text) OR (NOT (EXISTS ( SELECT
   FROM internal_subject i
  WHERE (i.tenant = current_setting('lingxian.tenant'::text, true))))) OR (NOT (id IN ( SELECT hidden_ids('letter'::text) AS hidden_ids)))));
create policy own_tenant on letter for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on letter_addressee for select to lingxian_jobs, lingxian_rollup using (true);
create policy named_readers_by_letter on letter_addressee for select to lingxian_app using (((current_setting('lingxian.reader'::text, true) = '*'::text) OR (NOT (EXISTS ( SELECT
   FROM internal_subject i
  WHERE (i.tenant = current_setting('lingxian.tenant'::text, true))))) OR (NOT (letter IN ( SELECT hidden_ids('letter'::text) AS hidden_ids)))));
create policy own_tenant on letter_addressee for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on letter_file for select to lingxian_jobs, lingxian_rollup using (true);
create policy named_readers_by_letter on letter_file for select to lingxian_app using (((current_setting('lingxian.reader'::text, true) = '*'::text) OR (NOT (EXISTS ( SELECT
   FROM internal_subject i
  WHERE (i.tenant = current_setting('lingxian.tenant'::text, true))))) OR (NOT (letter IN ( SELECT hidden_ids('letter'::text) AS hidden_ids)))));
create policy own_tenant on letter_file for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on letter_matter for select to lingxian_jobs, lingxian_rollup using (true);
create policy named_readers_by_letter on letter_matter for select to lingxian_app using (((current_setting('lingxian.reader'::text, true) = '*'::text) OR (NOT (EXISTS ( SELECT
   FROM internal_subject i
  WHERE (i.tenant = current_setting('lingxian.tenant'::text, true))))) OR (NOT (letter IN ( SELECT hidden_ids('letter'::text) AS hidden_ids)))));
create policy named_readers_by_matter on letter_matter for select to lingxian_app using (((current_setting('lingxian.reader'::text, true) = '*'::text) OR (NOT (EXISTS ( SELECT
   FROM internal_subject i
  WHERE (i.tenant = current_setting('lingxian.tenant'::text, true))))) OR (NOT (matter IN ( SELECT hidden_ids('matter'::text) AS hidden_ids)))));
create policy own_tenant on letter_matter for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on log_head for select to lingxian_jobs, lingxian_rollup using (true);
create policy own_tenant on log_head for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on log_key for select to lingxian_jobs, lingxian_rollup using (true);
create policy own_tenant on log_key for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on log_leaf for select to lingxian_jobs, lingxian_rollup using (true);
create policy own_tenant on log_leaf for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on log_node for select to lingxian_jobs, lingxian_rollup using (true);
create policy own_tenant on log_node for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on log_unsealed for select to lingxian_jobs, lingxian_rollup using (true);
create policy own_tenant on log_unsealed for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on matter for select to lingxian_jobs, lingxian_rollup using (true);
create policy named_readers_by_id on matter for select to lingxian_app using (((current_setting('lingxian.reader'::text, true) = '*'::text) OR (NOT (EXISTS ( SELECT
   FROM internal_subject i
  WHERE (i.tenant = current_setting('lingxian.tenant'::text, true))))) OR (NOT (id IN ( SELECT hidden_ids('matter'::text) AS hidden_ids)))));
create policy own_tenant on matter for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on matter_file for select to lingxian_jobs, lingxian_rollup using (true);
create policy named_readers_by_matter on matter_file for select to lingxian_app using (((current_setting('lingxian.reader'::text, true) = '*'::text) OR (NOT (EXISTS ( SELECT
   FROM internal_subject i
  WHERE (i.tenant = current_setting('lingxian.tenant'::text, true))))) OR (NOT (matter IN ( SELECT hidden_ids('matter'::text) AS hidden_ids)))));
create policy own_tenant on matter_file for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on matter_holder for select to lingxian_jobs, lingxian_rollup using (true);
create policy named_readers_by_matter on matter_holder for select to lingxian_app using (((current_setting('lingxian.reader'::text, true) = '*'::text) OR (NOT (EXISTS ( SELECT
   FROM internal_subject i
  WHERE (i.tenant = current_setting('lingxian.tenant'::text, true))))) OR (NOT (matter IN ( SELECT hidden_ids('matter'::text) AS hidden_ids)))));
create policy own_tenant on matter_holder for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on matter_ledger for select to lingxian_jobs, lingxian_rollup using (true);
create policy named_readers_by_matter on matter_ledger for select to lingxian_app using (((current_setting('lingxian.reader'::text, true) = '*'::text) OR (NOT (EXISTS ( SELECT
   FROM internal_subject i
  WHERE (i.tenant = current_setting('lingxian.tenant'::text, true))))) OR (NOT (matter IN ( SELECT hidden_ids('matter'::text) AS hidden_ids)))));
create policy own_tenant on matter_ledger for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on matter_source for select to lingxian_jobs, lingxian_rollup using (true);
create policy named_readers_by_matter on matter_source for select to lingxian_app using (((current_setting('lingxian.reader'::text, true) = '*'::text) OR (NOT (EXISTS ( SELECT
   FROM internal_subject i
  WHERE (i.tenant = current_setting('lingxian.tenant'::text, true))))) OR (NOT (matter IN ( SELECT hidden_ids('matter'::text) AS hidden_ids)))));
create policy own_tenant on matter_source for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on matter_until for select to lingxian_jobs, lingxian_rollup using (true);
create policy named_readers_by_matter on matter_until for select to lingxian_app using (((current_setting('lingxian.reader'::text, true) = '*'::text) OR (NOT (EXISTS ( SELECT
   FROM internal_subject i
  WHERE (i.tenant = current_setting('lingxian.tenant'::text, true))))) OR (NOT (matter IN ( SELECT hidden_ids('matter'::text) AS hidden_ids)))));
create policy own_tenant on matter_until for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on meeting for select to lingxian_jobs, lingxian_rollup using (true);
create policy named_readers_by_id on meeting for select to lingxian_app using (((current_setting('lingxian.reader'::text, true) = '*'::text) OR (NOT (EXISTS ( SELECT
   FROM internal_subject i
  WHERE (i.tenant = current_setting('lingxian.tenant'::text, true))))) OR (NOT (id IN ( SELECT hidden_ids('meeting'::text) AS hidden_ids)))));
create policy own_tenant on meeting for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on meeting_presenter for select to lingxian_jobs, lingxian_rollup using (true);
create policy named_readers_by_meeting on meeting_presenter for select to lingxian_app using (((current_setting('lingxian.reader'::text, true) = '*'::text) OR (NOT (EXISTS ( SELECT
   FROM internal_subject i
  WHERE (i.tenant = current_setting('lingxian.tenant'::text, true))))) OR (NOT (meeting IN ( SELECT hidden_ids('meeting'::text) AS hidden_ids)))));
create policy own_tenant on meeting_presenter for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on membership for select to lingxian_jobs, lingxian_rollup using (true);
create policy own_tenant on membership for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on membership_proposal for select to lingxian_jobs, lingxian_rollup using (true);
create policy own_tenant on membership_proposal for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on opinion for select to lingxian_jobs, lingxian_rollup using (true);
create policy named_readers_by_matter on opinion for select to lingxian_app using (((current_setting('lingxian.reader'::text, true) = '*'::text) OR (NOT (EXISTS ( SELECT
   FROM internal_subject i
  WHERE (i.tenant = current_setting('lingxian.tenant'::text, true))))) OR (NOT (matter IN ( SELECT hidden_ids('matter'::text) AS hidden_ids)))));
create policy own_tenant on opinion for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on pack for select to lingxian_jobs, lingxian_rollup using (true);
create policy own_tenant on pack for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on portfolio for select to lingxian_jobs, lingxian_rollup using (true);
create policy own_tenant on portfolio for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on post for select to lingxian_jobs, lingxian_rollup using (true);
create policy own_tenant on post for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on proposal_decision for select to lingxian_jobs, lingxian_rollup using (true);
create policy named_readers_by_document on proposal_decision for select to lingxian_app using (((current_setting('lingxian.reader'::text, true) = '*'::text) OR (NOT (EXISTS ( SELECT
   FROM internal_subject i
  WHERE (i.tenant = current_setting('lingxian.tenant'::text, true))))) OR (NOT (document IN ( SELECT hidden_ids('document'::text) AS hidden_ids)))));
create policy own_tenant on proposal_decision for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on public_document for select to lingxian_jobs, lingxian_rollup using (true);
create policy named_readers_by_document on public_document for select to lingxian_app using (((current_setting('lingxian.reader'::text, true) = '*'::text) OR (NOT (EXISTS ( SELECT
   FROM internal_subject i
  WHERE (i.tenant = current_setting('lingxian.tenant'::text, true))))) OR (NOT (document IN ( SELECT hidden_ids('document'::text) AS hidden_ids)))));
create policy own_tenant on public_document for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on public_matter for select to lingxian_jobs, lingxian_rollup using (true);
create policy named_readers_by_matter on public_matter for select to lingxian_app using (((current_setting('lingxian.reader'::text, true) = '*'::text) OR (NOT (EXISTS ( SELECT
   FROM internal_subject i
  WHERE (i.tenant = current_setting('lingxian.tenant'::text, true))))) OR (NOT (matter IN ( SELECT hidden_ids('matter'::text) AS hidden_ids)))));
create policy own_tenant on public_matter for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on reading for select to lingxian_jobs, lingxian_rollup using (true);
create policy own_tenant on reading for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on reading_file for select to lingxian_jobs, lingxian_rollup using (true);
create policy own_tenant on reading_file for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on reminder for select to lingxian_jobs, lingxian_rollup using (true);
create policy own_tenant on reminder for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on reminder_run for select to lingxian_jobs, lingxian_rollup using (true);
create policy own_tenant on reminder_run for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on reminder_setting for select to lingxian_jobs, lingxian_rollup using (true);
create policy own_tenant on reminder_setting for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on request for select to lingxian_jobs, lingxian_rollup using (true);
create policy own_tenant on request for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on request_file for select to lingxian_jobs, lingxian_rollup using (true);
create policy own_tenant on request_file for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on request_unit for select to lingxian_jobs, lingxian_rollup using (true);
create policy own_tenant on request_unit for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on scheme for select to lingxian_jobs, lingxian_rollup using (true);
create policy own_tenant on scheme for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on seat for select to lingxian_jobs, lingxian_rollup using (true);
create policy own_tenant on seat for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on security_setting for select to lingxian_jobs, lingxian_rollup using (true);
create policy own_tenant on security_setting for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on subject for select to lingxian_jobs, lingxian_rollup using (true);
create policy named_readers_by_id on subject for select to lingxian_app using (((current_setting('lingxian.reader'::text, true) = '*'::text) OR (NOT (EXISTS ( SELECT
   FROM internal_subject i
  WHERE (i.tenant = current_setting('lingxian.tenant'::text, true))))) OR (NOT (id IN ( SELECT hidden_subjects() AS hidden_subjects)))));
create policy own_tenant on subject for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy any_tenant on tenant for select to lingxian_app, lingxian_jobs, lingxian_rollup using (true);
create policy own_tenant on tenant for insert to lingxian_app with check ((id = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on unit for select to lingxian_jobs, lingxian_rollup using (true);
create policy own_tenant on unit for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on unit_member for select to lingxian_jobs, lingxian_rollup using (true);
create policy own_tenant on unit_member for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));
create policy all_tenants on watched_job for select to lingxian_jobs, lingxian_rollup using (true);
create policy own_tenant on watched_job for all to lingxian_app using ((tenant = current_setting('lingxian.tenant'::text, true))) with check ((tenant = current_setting('lingxian.tenant'::text, true)));

grant delete, insert, select, update on identity.account to lingxian_identity;
grant delete, insert, select, update on identity.api_token to lingxian_identity;
grant delete, insert, select, update on identity.asked_often to lingxian_identity;
grant delete, insert, select, update on identity.former_password to lingxian_identity;
grant delete, insert, select, update on identity.passkey to lingxian_identity;
grant delete, insert, select, update on identity.session to lingxian_identity;
grant delete, insert, select, update on identity.setting to lingxian_identity;
grant delete, insert, select, update on identity.sign_in_attempt to lingxian_identity;
grant delete, insert, select, update on identity.sign_in_window to lingxian_identity;
grant delete, insert, select, update on identity.tried_code to lingxian_identity;
grant delete, insert, select, update on identity."twoFactor" to lingxian_identity;
grant delete, insert, select, update on identity."user" to lingxian_identity;
grant delete, insert, select, update on identity.verification to lingxian_identity;
grant delete, insert, select, update on public.activity to lingxian_app;
grant select on public.activity to lingxian_jobs;
grant select on public.activity to lingxian_rollup;
grant delete, insert, select, update on public.activity_file to lingxian_app;
grant select on public.activity_file to lingxian_jobs;
grant select on public.activity_file to lingxian_rollup;
grant delete, insert, select, update on public.activity_kind to lingxian_app;
grant select on public.activity_kind to lingxian_jobs;
grant select on public.activity_kind to lingxian_rollup;
grant delete, insert, select, update on public.activity_matter to lingxian_app;
grant select on public.activity_matter to lingxian_jobs;
grant select on public.activity_matter to lingxian_rollup;
grant delete, insert, select, update on public.activity_unit to lingxian_app;
grant select on public.activity_unit to lingxian_jobs;
grant select on public.activity_unit to lingxian_rollup;
grant delete, insert, select, update on public.appointment to lingxian_app;
grant select on public.appointment to lingxian_jobs;
grant select on public.appointment to lingxian_rollup;
grant delete, insert, select, update on public.assessment to lingxian_app;
grant select on public.assessment to lingxian_jobs;
grant select on public.assessment to lingxian_rollup;
grant delete, insert, select, update on public.assessment_file to lingxian_app;
grant select on public.assessment_file to lingxian_jobs;
grant select on public.assessment_file to lingxian_rollup;
grant delete, insert, select, update on public.assessment_review to lingxian_app;
grant select on public.assessment_review to lingxian_jobs;
grant select on public.assessment_review to lingxian_rollup;
grant delete, insert, select, update on public.assessment_scorer to lingxian_app;
grant select on public.assessment_scorer to lingxian_jobs;
grant select on public.assessment_scorer to lingxian_rollup;
grant insert, select on public.audit_event to lingxian_app;
grant select on public.audit_event to lingxian_jobs;
grant select on public.audit_event to lingxian_rollup;
grant delete, insert, select, update on public.built_by to lingxian_app;
grant select on public.built_by to lingxian_jobs;
grant select on public.built_by to lingxian_rollup;
grant delete, insert, select, update on public.calendar to lingxian_app;
grant select on public.calendar to lingxian_jobs;
grant select on public.calendar to lingxian_rollup;
grant delete, insert, select, update on public.calendar_feed to lingxian_app;
grant select on public.calendar_feed to lingxian_jobs;
grant select on public.calendar_feed to lingxian_rollup;
grant delete, insert, select, update on public.code_counter to lingxian_app;
grant select on public.code_counter to lingxian_jobs;
grant select on public.code_counter to lingxian_rollup;
grant insert, select on public.command to lingxian_app;
grant select on public.command to lingxian_jobs;
grant select on public.command to lingxian_rollup;
grant delete, insert, select, update on public.complaint to lingxian_app;
grant select on public.complaint to lingxian_jobs;
grant select on public.complaint to lingxian_rollup;
grant delete, insert, select, update on public.counter to lingxian_app;
grant select on public.counter to lingxian_jobs;
grant select on public.counter to lingxian_rollup;
grant delete, insert, select, update on public.delegation to lingxian_app;
grant select on public.delegation to lingxian_jobs;
grant select on public.delegation to lingxian_rollup;
grant delete, insert, select, update on public.delivery to lingxian_app;
grant select on public.delivery to lingxian_jobs;
grant select on public.delivery to lingxian_rollup;
grant delete, insert, select, update on public.directory_address to lingxian_app;
grant select on public.directory_address to lingxian_jobs;
grant select on public.directory_address to lingxian_rollup;
grant delete, insert, select, update on public.directory_person to lingxian_app;
grant select on public.directory_person to lingxian_jobs;
grant select on public.directory_person to lingxian_rollup;
grant delete, insert, select, update on public.document to lingxian_app;
grant select on public.document to lingxian_jobs;
grant select on public.document to lingxian_rollup;
grant delete, insert, select, update on public.document_part to lingxian_app;
grant select on public.document_part to lingxian_jobs;
grant select on public.document_part to lingxian_rollup;
grant delete, insert, select, update on public.duty to lingxian_app;
grant select on public.duty to lingxian_jobs;
grant select on public.duty to lingxian_rollup;
grant delete, insert, select, update on public.edge to lingxian_app;
grant select on public.edge to lingxian_jobs;
grant select on public.edge to lingxian_rollup;
grant insert, select, update on public.erasure to lingxian_app;
grant select on public.erasure to lingxian_jobs;
grant select on public.erasure to lingxian_rollup;
grant delete, insert, select, update on public.exchange_import to lingxian_app;
grant select on public.exchange_import to lingxian_jobs;
grant select on public.exchange_import to lingxian_rollup;
grant delete, insert, select, update on public.exchange_mapping to lingxian_app;
grant select on public.exchange_mapping to lingxian_jobs;
grant select on public.exchange_mapping to lingxian_rollup;
grant delete, insert, select, update on public.exchange_out to lingxian_app;
grant select on public.exchange_out to lingxian_jobs;
grant select on public.exchange_out to lingxian_rollup;
grant delete, insert, select, update on public.exchange_row to lingxian_app;
grant select on public.exchange_row to lingxian_jobs;
grant select on public.exchange_row to lingxian_rollup;
grant insert, select on public.fact to lingxian_app;
grant select on public.fact to lingxian_jobs;
grant select on public.fact to lingxian_rollup;
grant insert, select on public.fact_payload to lingxian_app;
grant select on public.fact_payload to lingxian_jobs;
grant select on public.fact_payload to lingxian_rollup;
grant select on public.fact_redaction to lingxian_app;
grant select on public.fact_redaction to lingxian_jobs;
grant select on public.fact_redaction to lingxian_rollup;
grant delete, insert, select, update on public.file to lingxian_app;
grant select on public.file to lingxian_jobs;
grant select on public.file to lingxian_rollup;
grant delete, insert, select, update on public.file_uploader to lingxian_app;
grant select on public.file_uploader to lingxian_jobs;
grant select on public.file_uploader to lingxian_rollup;
grant delete, insert, select, update on public.holder_counter to lingxian_app;
grant select on public.holder_counter to lingxian_jobs;
grant select on public.holder_counter to lingxian_rollup;
grant delete, insert, select, update on public.indicator to lingxian_app;
grant select on public.indicator to lingxian_jobs;
grant select on public.indicator to lingxian_rollup;
grant delete, insert, select, update on public.indicator_target to lingxian_app;
grant select on public.indicator_target to lingxian_jobs;
grant select on public.indicator_target to lingxian_rollup;
grant delete, insert, select, update on public.inspection to lingxian_app;
grant select on public.inspection to lingxian_jobs;
grant select on public.inspection to lingxian_rollup;
grant delete, insert, select, update on public.inspection_file to lingxian_app;
grant select on public.inspection_file to lingxian_jobs;
grant select on public.inspection_file to lingxian_rollup;
grant delete, insert, select, update on public.inspection_opinion to lingxian_app;
grant select on public.inspection_opinion to lingxian_jobs;
grant select on public.inspection_opinion to lingxian_rollup;
grant delete, insert, select, update on public.inspection_unit to lingxian_app;
grant select on public.inspection_unit to lingxian_jobs;
grant select on public.inspection_unit to lingxian_rollup;
grant delete, insert, select, update on public.internal_subject to lingxian_app;
grant select on public.internal_subject to lingxian_jobs;
grant select on public.internal_subject to lingxian_rollup;
grant select on public.job_run to lingxian_app;
grant insert, select, update on public.job_run to lingxian_jobs;
grant select on public.job_run to lingxian_rollup;
grant delete, insert, select, update on public.letter to lingxian_app;
grant select on public.letter to lingxian_jobs;
grant select on public.letter to lingxian_rollup;
grant delete, insert, select, update on public.letter_addressee to lingxian_app;
grant select on public.letter_addressee to lingxian_jobs;
grant select on public.letter_addressee to lingxian_rollup;
grant delete, insert, select, update on public.letter_file to lingxian_app;
grant select on public.letter_file to lingxian_jobs;
grant select on public.letter_file to lingxian_rollup;
grant delete, insert, select, update on public.letter_matter to lingxian_app;
grant select on public.letter_matter to lingxian_jobs;
grant select on public.letter_matter to lingxian_rollup;
grant insert, select on public.log_head to lingxian_app;
grant select on public.log_head to lingxian_jobs;
grant select on public.log_head to lingxian_rollup;
grant insert, select on public.log_key to lingxian_app;
grant select on public.log_key to lingxian_jobs;
grant select on public.log_key to lingxian_rollup;
grant insert, select on public.log_leaf to lingxian_app;
grant select on public.log_leaf to lingxian_jobs;
grant select on public.log_leaf to lingxian_rollup;
grant insert, select on public.log_node to lingxian_app;
grant select on public.log_node to lingxian_jobs;
grant select on public.log_node to lingxian_rollup;
grant delete, insert, select on public.log_unsealed to lingxian_app;
grant select on public.log_unsealed to lingxian_jobs;
grant select on public.log_unsealed to lingxian_rollup;
grant delete, insert, select, update on public.matter to lingxian_app;
grant select on public.matter to lingxian_jobs;
grant select on public.matter to lingxian_rollup;
grant delete, insert, select, update on public.matter_file to lingxian_app;
grant select on public.matter_file to lingxian_jobs;
grant select on public.matter_file to lingxian_rollup;
grant delete, insert, select, update on public.matter_holder to lingxian_app;
grant select on public.matter_holder to lingxian_jobs;
grant select on public.matter_holder to lingxian_rollup;
grant delete, insert, select, update on public.matter_ledger to lingxian_app;
grant select on public.matter_ledger to lingxian_jobs;
grant select on public.matter_ledger to lingxian_rollup;
grant delete, insert, select, update on public.matter_source to lingxian_app;
grant select on public.matter_source to lingxian_jobs;
grant select on public.matter_source to lingxian_rollup;
grant delete, insert, select, update on public.matter_until to lingxian_app;
grant select on public.matter_until to lingxian_jobs;
grant select on public.matter_until to lingxian_rollup;
grant delete, insert, select, update on public.meeting to lingxian_app;
grant select on public.meeting to lingxian_jobs;
grant select on public.meeting to lingxian_rollup;
grant delete, insert, select, update on public.meeting_presenter to lingxian_app;
grant select on public.meeting_presenter to lingxian_jobs;
grant select on public.meeting_presenter to lingxian_rollup;
grant delete, insert, select, update on public.membership to lingxian_app;
grant select on public.membership to lingxian_jobs;
grant select on public.membership to lingxian_rollup;
grant delete, insert, select, update on public.membership_proposal to lingxian_app;
grant select on public.membership_proposal to lingxian_jobs;
grant select on public.membership_proposal to lingxian_rollup;
grant delete, insert, select, update on public.opinion to lingxian_app;
grant select on public.opinion to lingxian_jobs;
grant select on public.opinion to lingxian_rollup;
grant delete, insert, select, update on public.pack to lingxian_app;
grant select on public.pack to lingxian_jobs;
grant select on public.pack to lingxian_rollup;
grant delete, insert, select, update on public.portfolio to lingxian_app;
grant select on public.portfolio to lingxian_jobs;
grant select on public.portfolio to lingxian_rollup;
grant delete, insert, select, update on public.post to lingxian_app;
grant select on public.post to lingxian_jobs;
grant select on public.post to lingxian_rollup;
grant delete, insert, select, update on public.proposal_decision to lingxian_app;
grant select on public.proposal_decision to lingxian_jobs;
grant select on public.proposal_decision to lingxian_rollup;
grant delete, insert, select, update on public.public_document to lingxian_app;
grant select on public.public_document to lingxian_jobs;
grant select on public.public_document to lingxian_rollup;
grant delete, insert, select, update on public.public_matter to lingxian_app;
grant select on public.public_matter to lingxian_jobs;
grant select on public.public_matter to lingxian_rollup;
grant delete, insert, select, update on public.reading to lingxian_app;
grant select on public.reading to lingxian_jobs;
grant select on public.reading to lingxian_rollup;
grant delete, insert, select, update on public.reading_file to lingxian_app;
grant select on public.reading_file to lingxian_jobs;
grant select on public.reading_file to lingxian_rollup;
grant delete, insert, select, update on public.reminder to lingxian_app;
grant select on public.reminder to lingxian_jobs;
grant select on public.reminder to lingxian_rollup;
grant delete, insert, select, update on public.reminder_run to lingxian_app;
grant select on public.reminder_run to lingxian_jobs;
grant select on public.reminder_run to lingxian_rollup;
grant delete, insert, select, update on public.reminder_setting to lingxian_app;
grant select on public.reminder_setting to lingxian_jobs;
grant select on public.reminder_setting to lingxian_rollup;
grant delete, insert, select, update on public.request to lingxian_app;
grant select on public.request to lingxian_jobs;
grant select on public.request to lingxian_rollup;
grant delete, insert, select, update on public.request_file to lingxian_app;
grant select on public.request_file to lingxian_jobs;
grant select on public.request_file to lingxian_rollup;
grant delete, insert, select, update on public.request_unit to lingxian_app;
grant select on public.request_unit to lingxian_jobs;
grant select on public.request_unit to lingxian_rollup;
grant select on public.schema_version to lingxian_app;
grant select on public.schema_version to lingxian_jobs;
grant select on public.schema_version to lingxian_rollup;
grant delete, insert, select, update on public.scheme to lingxian_app;
grant select on public.scheme to lingxian_jobs;
grant select on public.scheme to lingxian_rollup;
grant delete, insert, select, update on public.seat to lingxian_app;
grant select on public.seat to lingxian_jobs;
grant select on public.seat to lingxian_rollup;
grant delete, insert, select, update on public.security_setting to lingxian_app;
grant select on public.security_setting to lingxian_jobs;
grant select on public.security_setting to lingxian_rollup;
grant delete, insert, select, update on public.subject to lingxian_app;
grant select on public.subject to lingxian_jobs;
grant select on public.subject to lingxian_rollup;
grant insert, select on public.tenant to lingxian_app;
grant select on public.tenant to lingxian_jobs;
grant select on public.tenant to lingxian_rollup;
grant delete, insert, select, update on public.unit to lingxian_app;
grant select on public.unit to lingxian_jobs;
grant select on public.unit to lingxian_rollup;
grant delete, insert, select, update on public.unit_member to lingxian_app;
grant select on public.unit_member to lingxian_jobs;
grant select on public.unit_member to lingxian_rollup;
grant delete, insert, select, update on public.watched_job to lingxian_app;
grant select on public.watched_job to lingxian_jobs;
grant select on public.watched_job to lingxian_rollup;
