import type { ColumnType, Generated } from 'kysely'

import type { AuditAction, AuditOutcome } from '../kernel/audit.ts'
import type { State } from '../kernel/facts/index.ts'
import type { ReadingStatus } from '../kernel/facts/indicator.ts'
import type { Doing } from '../kernel/organisation.ts'
import type { Reason } from '../kernel/light.ts'
import type { SecuritySettings } from '../kernel/security.ts'

/** Days are `YYYY-MM-DD`, instants ISO strings in UTC. JSON goes in as text and comes out as what it says. */
type Json<T> = ColumnType<T, string, string>

/** A column of a table from elsewhere: its place, name, and the group it stands in. */
export type HeadKept = { at: number; name: string; group: string | null }
/** Another system's words by the column and by ours; several of theirs for one of ours stand with 、 between. */
export type WordsKept = Record<string, Record<string, string>>
type Term = { from_on: string; to_on: string | null }
type Input = { tenant: string; id: string; version: string; hash: string; effective_on: string }

/** Every table of the schema `public`, for Kysely. */
export type Tables = {
  tenant: { id: string; name: string; demonstration: boolean; fixed_today: string | null; hash_alg: Generated<'sm3' | 'sha256'> }
  fact: {
    tenant: string
    id: string
    seq: Generated<number>
    tx: Generated<string>
    kind: string
    schema_version: number
    command_id: string
    subject: string
    subject_version: number
    occurred_on: string
    occurred_at: string | null
    recorded_at: string
    actor: string
    post: string | null
    on_behalf_of: string | null
    hash_alg: 'sm3' | 'sha256'
    payload_hash: Buffer
    leaf_hash: Buffer
  }
  watched_job: { tenant: string; person: string; command: string; run: string; name: string; state: string; done: number; total: number; unit: string | null; answer: Json<unknown> | null; problem: Json<unknown> | null; alone: string | null; cancel_asked: boolean; heard_at: string }
  built_by: { tenant: string; version: number }
  fact_payload: { tenant: string; id: string; salt: Buffer; payload: Json<unknown> }
  log_unsealed: { tenant: string; tx: string; seq: number; fact: string; leaf_hash: Buffer }
  log_leaf: { tenant: string; position: number; fact: string; leaf_hash: Buffer }
  log_node: { tenant: string; level: number; position: number; hash: Buffer }
  log_head: { tenant: string; size: number; root: Buffer; hash_alg: 'sm3' | 'sha256'; signed_at: string; key: string; signature: Buffer }
  log_key: { tenant: string; id: string; algorithm: 'ed25519' | 'sm2'; public_key: Buffer; since: string }
  command: { tenant: string; id: string; name: string; content_hash: string; actor: string; result: Json<unknown>; recorded_at: string }
  audit_event: {
    tenant: string
    no: number
    at: string
    account: string | null
    membership: string | null
    on_behalf_of: string | null
    action: AuditAction
    outcome: AuditOutcome
    what: string | null
    address: string | null
    trace: string | null
    hash: Buffer
  }
  fact_redaction: { tenant: string; id: string; by_fact: string; payload: Json<unknown> }
  erasure: {
    tenant: string
    id: string
    person: string | null
    words: ColumnType<string[] | null, string | null, string | null>
    ground: string
    account: boolean
    facts: Json<string[]>
    files: Json<string[]>
    documents: Json<string[]>
    state: 'requested' | 'approved' | 'declined' | 'done'
    requested_at: string
    requested_by: string
    decided_at: string | null
    decided_by: string | null
    reason: string | null
    done_at: string | null
    done_by: string | null
    done: ColumnType<unknown, string | null, string | null>
  }
  file: { tenant: string; sha256: string; name: string | null; media_type: string; size: number }
  directory_person: { tenant: string; person: string; name: string | null; name_key: string | null; phone: string | null }
  code_counter: { tenant: string; ledger: string; year: number; last: number }
  directory_address: { tenant: string; person: string; channel: string; address: string; refused_on: string | null }
  security_setting: { tenant: string; settings: Json<SecuritySettings>; changed_at: string }
  reminder_setting: { tenant: string; person: string; from_minute: number; to_minute: number; channels_off: Json<string[]>; calendar_titles: boolean }
  calendar_feed: { tenant: string; person: string; token_hash: string; made_on: string }
  reminder: {
    tenant: string
    person: string
    key: string
    moment: string
    kind: string
    subject: string
    due_on: string | null
    reminded_on: string
  }
  schema_version: { version: number; name: string; hash: string }
  job_run: {
    name: string
    every_ms: number
    holder: string | null
    held_until: string | null
    started_at: string | null
    ended_at: string | null
    outcome: 'done' | 'failed' | 'stopped' | null
    done: Generated<number>
    total: number | null
    error: string | null
    failures: Generated<number>
    succeeded_at: string | null
    next_at: string
  }
  reminder_run: { tenant: string; day: string; after_person: string | null; done: boolean }
  delivery: {
    tenant: string
    channel: string
    person: string
    day: string
    waiting: number
    state: 'waiting' | 'sent' | 'given-up'
    attempts: number
    next_at: string
    problem: string | null
    problem_detail: number | null
    sent_at: string | null
  }

  subject: { tenant: string; id: string; type: string; version: number; state: Json<State | null> }
  unit: {
    tenant: string
    id: string
    name: string
    name_key: string
    aliases: Json<string[]>
    kind: string
    parent: string | null
    code: string | null
    order_no: number
    assessed: boolean
    ended_on: string | null
  }
  unit_member: { tenant: string; unit: string; group_unit: string } & Term
  post: {
    tenant: string
    id: string
    unit: string
    name: string
    order_no: number
    places: number | null
    leader: boolean
    ended_on: string | null
  }
  appointment: {
    tenant: string
    id: string
    post: string
    person: string
    acting: boolean
    probation_until: string | null
    document: string | null
  } & Term
  portfolio: { tenant: string; id: string; post: string; units: Json<string[]>; fields: Json<string[]> } & Term
  delegation: { tenant: string; id: string; post: string; to_post: string; from_on: string; until_on: string | null; scope: Json<Doing[]>; ended_on: string | null }
  seat: { tenant: string; id: string; body: string; unit: string; role: string; order_no: number; clause: string; designation: string; post: string | null; person: string | null; ended_on: string | null }
  membership: { tenant: string; id: string; person: string; account: string; role: string; unit: string | null; post: string | null } & Term
  membership_proposal: { tenant: string; id: string; person: string; account: string; role: string; unit: string | null; post: string | null; proposed_on: string; proposed_by: string; declined_on: string | null; declined_because: string | null }
  pack: Input
  calendar: Input
  document: {
    tenant: string
    id: string
    name: string
    title: string
    number: string | null
    format: string
    sha256: string
    characters: number
    received_on: string
    parts: number
    proposals: number
    accepted: number
    skipped: number
  }
  document_part: {
    tenant: string
    document: string
    part: string
    title: string
    number: string | null
    fingerprint: string
    same_as_document: string | null
  }
  proposal_decision: {
    tenant: string
    document: string
    proposal: string
    decision: 'accepted' | 'skipped' | 'applied' | 'carried'
    matter: string | null
    decided_on: string
  }
  matter: {
    tenant: string
    id: string
    ledger: string
    code: string
    code_key: string
    title: string
    title_key: string
    year: number
    lead_unit: string | null
    lead_key: string
    leads: number
    due_key: string
    due_on: string | null
    opened_on: string
    stage: string
    document: string | null
    last_record_on: string | null
    final: 'done' | 'stopped' | null
    light: string
    light_rank: number
    reasons: Json<Reason[]>
    until_on: string | null
    next_light: string | null
    provisional: boolean
    judged_on: string
    judged_with: string
    search_text: string
    search_terms: string
    search: ColumnType<string, never, never>
    nearest_on: string | null
    asks_extension: boolean
  }
  opinion: { tenant: string; matter: string; id: string; holder: string; until_on: string; given_on: string | null; answered_on: string | null }
  matter_ledger: { tenant: string; matter: string; ledger: string; home: boolean }
  matter_until: { tenant: string; matter: string; until_on: string }
  matter_holder: { tenant: string; matter: string; holder: string; role: string; ledger: string; standing: string; due_key: string }
  holder_counter: {
    tenant: string
    holder: string
    ledger: string
    role: string
    home: boolean
    first: boolean
    slot: number
    overdue: number
    lagging: number
    due_soon: number
    normal: number
    suspended: number
    stopped: number
    done: number
  }
  matter_source: { tenant: string; matter: string; source: string }
  public_document: { tenant: string; document: string; title: string; summary: string; published_on: string }
  public_matter: { tenant: string; matter: string; promise: string; outcome: string | null; topic: string | null; published_on: string }
  duty: {
    tenant: string
    matter: string
    id: string
    role: string
    holder_type: 'unit' | 'post' | 'seat'
    holder: string
    territory: string | null
  } & Term
  activity: {
    tenant: string
    id: string
    held_on: string
    unit: string | null
    post: string | null
    actor: string
    status: string
    recorded_at: string
  }
  file_uploader: { tenant: string; sha256: string; person: string }
  activity_file: { tenant: string; activity: string; sha256: string }
  matter_file: { tenant: string; matter: string; sha256: string }
  activity_matter: { tenant: string; activity: string; matter: string; record_on: string | null }
  activity_unit: { tenant: string; activity: string; unit: string }
  activity_kind: { tenant: string; activity: string; kind: string }
  meeting: { tenant: string; id: string; body: string; pack: string; kind: string; year: number; number: number | null; on_day: string; status: string }
  meeting_presenter: { tenant: string; meeting: string; unit: string }
  letter: {
    tenant: string
    id: string
    pack: string
    kind: string
    status: string
    issuer: string
    signer: string | null
    title: string
    drafted_on: string
    issued_on: string | null
    listed_on: string
    reply_by: string | null
    series: string | null
    year: number | null
    n: number | null
    inspection: string | null
    meeting: string | null
    answers: string | null
  }
  letter_addressee: { tenant: string; letter: string; holder: string; copy: boolean }
  letter_matter: { tenant: string; letter: string; matter: string }
  letter_file: { tenant: string; letter: string; sha256: string }
  exchange_import: {
    tenant: string
    id: string
    ledger: string
    person: string
    file_name: string
    state: string
    fingerprint: string
    source: Json<unknown>
    mapping: Json<Record<string, string | null>>
    names: Json<Record<string, { type: 'unit' | 'post' | 'seat'; id: string }>>
    rows: number
    compared_by: string | null
    applied_by: string | null
    created_at: string
  }
  exchange_row: {
    tenant: string
    import: string
    row: number
    cells: Json<unknown>
    kind: string | null
    title: string | null
    code: string | null
    matter: string | null
    version: number | null
    asks: Generated<boolean>
    changes: Json<unknown> | null
    problems: Json<unknown> | null
    decision: string | null
    done: string | null
  }
  exchange_mapping: {
    tenant: string
    ledger: string
    fingerprint: string
    mapping: Json<Record<string, string | null>>
    head: ColumnType<HeadKept[] | null, string, string>
    words: ColumnType<WordsKept, string | undefined, string>
    kept_at: ColumnType<string | null, string, string>
  }
  exchange_out: { tenant: string; ledger: string; at: string }
  inspection: { tenant: string; id: string; pack: string; kind: string; status: string; from_on: string; to_on: string; looks_back_at: string | null; merged_into: string | null }
  inspection_unit: { tenant: string; inspection: string; unit: string; part: 'inspects' | 'inspected' }
  inspection_opinion: { tenant: string; inspection: string; id: string; unit: string; state_by: string; stated_on: string | null; answered_on: string | null }
  inspection_file: { tenant: string; inspection: string; sha256: string; reader: string }
  scheme: { tenant: string; id: string; name: string; whom: string; status: string; from_on: string | null }
  assessment: { tenant: string; id: string; scheme: string; period: string; status: string; cutoff: string; opened_on: string; until_on: string | null }
  assessment_scorer: { tenant: string; assessment: string; item: string; post: string }
  assessment_review: { tenant: string; assessment: string; id: string; unit: string; item: string; requested_on: string; decided_on: string | null; withdrawn_on: string | null }
  assessment_file: { tenant: string; assessment: string; sha256: string; reader: string }
  request: { tenant: string; id: string; unit: string; title: string; sent_on: string; due_on: string; status: 'open' | 'closed' | 'cancelled' }
  request_unit: { tenant: string; request: string; unit: string; answer: 'waiting' | 'answered' | 'returned'; answered_on: string | null }
  request_file: { tenant: string; request: string; sha256: string; reader: string }
  complaint: { tenant: string; id: string; kind: string; about_type: string; about_id: string | null; unit: string | null; made_on: string; answered_on: string | null; taken: boolean | null }
  indicator: { tenant: string; id: string; name: string; owner: string; ended_on: string | null }
  indicator_target: { tenant: string; indicator: string; id: string; level: string; period: string; place: string | null; withdrawn: boolean }
  reading: { tenant: string; id: string; indicator: string; place: string | null; period: string; as_of: string; status: ReadingStatus; unit: string | null }
  reading_file: { tenant: string; reading: string; sha256: string }
  internal_subject: { tenant: string; subject: string; type: string; readers: string[] }
  edge: { tenant: string; source: string; target: string }
  counter: { tenant: string; ledger: string; facet: string; value: string; slot: number; n: number }
}
