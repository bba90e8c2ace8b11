import { createHash } from 'node:crypto'

import { cursorText } from '../../../src/store/queries/cursor.ts'
import type { Request } from '../asking.ts'
import { BENCH_TODAY } from '../matters.ts'
import { SEARCHED } from './titles.ts'

/** What people ask of the largest tenant, and one statement that answers equal rows without the product. `{id}` in its values is each of `ids` in turn. */
export type Question = {
  name: string
  as: 'office' | 'handler'
  requests: Request[]
  bare: { text: string; values: unknown[]; ids?: readonly string[] }
  /** the same matters in the same order are expected of both */
  sameRows?: boolean
}

export type Known = { tenant: string; unit: string; /** matters at random */ matters: readonly string[]; /** where nine tenths of the open ones lie behind */ deep: { value: string; id: string } }

const PAGE = 50
/** The largest of a region's ledgers. */
const LEDGER = 'reform-tasks'
/** A past day on which the matters asked about were there. */
export const AS_OF = '2026-03-31'

const ROW = `select m.id, m.ledger, m.code, m.title, m.lead_unit, u.name as lead, m.leads, m.stage, m.light, m.reasons, m.until_on, m.opened_on, m.due_on, m.last_record_on
  from matter m left join unit u on u.tenant = m.tenant and u.id = m.lead_unit where m.tenant = $1`
const IN_ORDER = `order by m.due_key, m.id limit ${PAGE}`
const OWN_FACTS = `f.subject = any(array(select 'activity:' || a.activity from activity_matter a where a.tenant = $1 and a.matter = $2::uuid) || ('matter:' || $2::text))`
const facts = (more: string) => `(select json_agg(g) from (select f.id, f.kind, f.subject, f.occurred_on, f.recorded_at, f.actor, f.post, p.payload
    from fact f join fact_payload p on p.tenant = f.tenant and p.id = f.id where f.tenant = $1 and ${OWN_FACTS}${more}) g) as facts`
const DUTIES = `(select json_agg(d) from (select d.id, d.role, d.holder_type, d.holder, d.from_on, d.to_on, coalesce(u.name, p.name) as name
    from duty d left join unit u on u.tenant = d.tenant and u.id = d.holder left join post p on p.tenant = d.tenant and p.id = d.holder where d.tenant = $1 and d.matter = $2::uuid) d) as duties`
const NEWEST = ' order by f.occurred_on desc, f.seq desc limit 20'
const ONE = `select m.*, s.state, ${DUTIES}, ${facts(NEWEST)} from matter m join subject s on s.tenant = m.tenant and s.id = 'matter:' || m.id where m.tenant = $1 and m.id = $2::uuid`
const MATRIX = `select m.id, m.code, m.title, k.kind, a.status, count(*)::int as n from matter m
  left join activity_matter l on l.tenant = m.tenant and l.matter = m.id
  left join activity a on a.tenant = l.tenant and a.id = l.activity and a.held_on between '2026-04-01' and '2026-06-30'
  left join activity_kind k on k.tenant = a.tenant and k.activity = a.id
  where m.tenant = $1 and m.ledger = 'led-projects' group by m.id, m.code, m.title, k.kind, a.status`

export function questionsAbout({ tenant, unit, matters, deep }: Known): Question[] {
  const list = (query: string, counted = false): Request[] => [{ method: 'GET', path: `/api/v1/matters?limit=${PAGE}&open=true&sort=due&counted=${counted}${query}` }]
  const search = (kind: keyof typeof SEARCHED): Question => ({
    name: `search ${kind}`, as: 'office',
    requests: [{ method: 'GET', path: `/api/v1/matters?limit=${PAGE}&sort=due&counted=true&q=${encodeURIComponent(SEARCHED[kind])}` }],
    bare: { text: `${ROW} and m.search @@ $2::tsquery ${IN_ORDER}`, values: [tenant, `'${SEARCHED[kind]}'`] },
  })
  const lead = `&unit=${unit}&role=lead`
  const ofLead = { text: `${ROW} and m.lead_unit = $2 and m.final is null ${IN_ORDER}`, values: [tenant, unit] }
  const each = (path: (id: string) => string): Request[] => matters.map((id) => ({ method: 'GET', path: path(id) }))
  const values = [tenant, '{id}']
  return [
    { name: 'list', as: 'office', requests: list(lead), bare: ofLead, sameRows: true },
    { name: 'list with total', as: 'office', requests: list(lead, true), bare: ofLead, sameRows: true },
    { name: 'list of the own unit', as: 'handler', requests: list(lead), bare: ofLead, sameRows: true },
    { name: 'deep page', as: 'office', requests: list(`&cursor=${cursorText(deep)}`), bare: { text: `${ROW} and m.final is null and (m.due_key, m.id) > ($2::date, $3::uuid) ${IN_ORDER}`, values: [tenant, deep.value, deep.id] }, sameRows: true },
    search('rare'),
    search('usual'),
    search('commonest'),
    { name: 'matter', as: 'office', requests: each((id) => `/api/v1/matters/${id}`), bare: { text: ONE, values, ids: matters } },
    { name: 'its last 20 facts', as: 'office', requests: each((id) => `/api/v1/matters/${id}/timeline?limit=20`), bare: { text: ONE, values, ids: matters } },
    { name: 'board', as: 'office', requests: [{ method: 'GET', path: `/api/v1/ledgers/${LEDGER}/board` }], bare: { text: 'select m.lead_unit, m.light, count(*)::int as n from matter m where m.tenant = $1 and m.ledger = $2 group by m.lead_unit, m.light', values: [tenant, LEDGER] } },
    { name: 'matrix', as: 'office', requests: [{ method: 'GET', path: '/api/v1/obligations?pack=reform&ledger=led-projects&kind=quarter&year=2026' }], bare: { text: MATRIX, values: [tenant] } },
    { name: 'as of', as: 'office', requests: each((id) => `/api/v1/matters/${id}?asOf=${AS_OF}`), bare: { text: `select ${facts(` and f.occurred_on <= '${AS_OF}' order by f.subject, f.subject_version`)}`, values, ids: matters } },
  ]
}

/** Records by a unit's handler, each on another of its matters. */
export function records(matters: readonly string[]): Request[] {
  return matters.map((matter) => ({
    method: 'POST', path: '/api/v1/activities',
    body: `{"command":"{command}","matters":["${matter}"],"kinds":["coordination"],"heldOn":"${BENCH_TODAY}","summary":"会商接口标准，议定月底前联调，由牵头单位汇总各县意见。"}`,
  }))
}

/** Steps by the office: first one on each matter, then the one back. */
export function steps(matters: readonly string[]): Request[] {
  return ['suspend', 'resume'].flatMap((transition) =>
    matters.map((matter): Request => ({ method: 'POST', path: `/api/v1/matters/${matter}/transitions`, body: `{"command":"{command}","transition":"${transition}","note":"按批复办理"}` })),
  )
}

/** The rows of both as one text, to compare them. */
export function fingerprint(rows: readonly { id?: unknown }[]): string {
  return createHash('sha256').update(rows.map(({ id }) => String(id)).join(' ')).digest('hex')
}
