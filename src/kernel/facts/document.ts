import { z } from 'zod'
import { daySchema, uuidSchema } from './envelope.ts'
import { kindsOf } from './kind.ts'
import { readersKinds, type WithReaders } from './readers.ts'

/** One numbered document of a file; a gazette holds many. `fingerprint` recognises it in another file. */
export const partSchema = z.object({
  id: z.string().max(20),
  title: z.string().max(300),
  number: z.string().max(80).nullable(),
  issuer: z.string().max(120).nullable(),
  issuedOn: daySchema.nullable(),
  fingerprint: z.string().length(64),
  /** where the same document was received before: its file's document and part */
  sameAs: z.object({ document: uuidSchema, part: z.string().max(20) }).nullable(),
})
export type DocumentPart = z.infer<typeof partSchema>

/**
 * What was decided on a proposal. `applied`: a re-issued document's task was put to the matter that the earlier issue opened;
 * `carried`: it had not changed, and that matter goes on by itself.
 */
export type ProposalDecision = { proposal: string; decision: 'accepted' | 'skipped' | 'applied' | 'carried'; matter: string | null; reason: string | null; on: string }

export type DocumentState = WithReaders & {
  id: string
  name: string
  format: string
  sha256: string
  /** content-addressed files: the text that offsets point into, and the reading */
  text: string
  reading: string
  characters: number
  readerVersion: string
  proposals: number
  receivedOn: string
  parts: DocumentPart[]
  decisions: ProposalDecision[]
  /** released for people without log-in (主动公开), with what it is called in plain words; absent: not */
  published?: { title: string; summary: string; on: string }
  /** lines of an appointment notice that were applied; states folded before there were any know none */
  appointed?: { line: string; post: string; released: boolean; on: string }[]
}

/** A payload holds at most 64 KB. */
export const MOST_CARRIED = 500

const kind = kindsOf<DocumentState>()
const without = (decisions: ProposalDecision[], proposal: string) => decisions.filter((one) => one.proposal !== proposal)
const sha256 = z.string().length(64)

export const documentKinds = [
  kind(
    'document.received',
    z.object({
      name: z.string().max(200), format: z.string().max(10), sha256, text: sha256, reading: sha256, characters: z.number().int(),
      readerVersion: z.string().max(40), proposals: z.number().int(), parts: z.array(partSchema).max(200),
    }),
    (_, { subject, occurredOn, payload }) => ({ ...payload, id: subject.slice('document:'.length), receivedOn: occurredOn, decisions: [] }),
  ),
  kind(
    'proposal.accepted',
    z.object({ proposal: z.string().max(40), matter: uuidSchema }),
    (state, { occurredOn, payload: { proposal, matter } }) =>
      state && { ...state, decisions: [...without(state.decisions, proposal), { proposal, decision: 'accepted', matter, reason: null, on: occurredOn }] },
  ),
  kind(
    'proposal.skipped',
    z.object({ proposal: z.string().max(40), reason: z.string().max(500).nullable() }),
    (state, { occurredOn, payload: { proposal, reason } }) =>
      state && { ...state, decisions: [...without(state.decisions, proposal), { proposal, decision: 'skipped', matter: null, reason, on: occurredOn }] },
  ),
  kind(
    'proposal.applied',
    z.object({ proposal: z.string().max(40), matter: uuidSchema }),
    (state, { occurredOn, payload: { proposal, matter } }) =>
      state && { ...state, decisions: [...without(state.decisions, proposal), { proposal, decision: 'applied', matter, reason: null, on: occurredOn }] },
  ),
  kind('document.published', z.object({ title: z.string().min(1).max(200), summary: z.string().max(1000) }), (state, { occurredOn, payload }) => state && { ...state, published: { ...payload, on: occurredOn } }),
  kind('document.unpublished', z.object({ reason: z.string().min(1).max(1000) }), (state) => {
    if (!state) return null
    const { published: _, ...rest } = state
    return rest
  }),
  kind(
    'proposals.carried',
    z.object({ from: uuidSchema, proposals: z.array(z.object({ proposal: z.string().max(40), matter: uuidSchema })).min(1).max(MOST_CARRIED) }),
    (state, { occurredOn, payload: { proposals } }) =>
      state && { ...state, decisions: [...state.decisions, ...proposals.map(({ proposal, matter }) => ({ proposal, decision: 'carried' as const, matter, reason: null, on: occurredOn }))] },
  ),
  kind('proposal.taken-back', z.object({ proposal: z.string().max(40) }), (state, { payload: { proposal } }) => state && { ...state, decisions: without(state.decisions, proposal) }),
  // Who was appointed stands with the post; here stands only which lines of the text are done with.
  kind(
    'appointments.applied',
    z.object({ lines: z.array(z.object({ line: z.string().max(20), post: uuidSchema, released: z.boolean() })).min(1).max(MOST_CARRIED) }),
    (state, { occurredOn, payload: { lines } }) => state && { ...state, appointed: [...(state.appointed ?? []), ...lines.map((line) => ({ ...line, on: occurredOn }))] },
  ),
  ...readersKinds<DocumentState>('document'),
]
