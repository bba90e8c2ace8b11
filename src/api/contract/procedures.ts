import { z } from 'zod'
import { bilingual, commandId, cursorPage, day, holderRef, light, reason, uuid, written } from './common.ts'

// The road of a matter as its page shows it: the line of steps, new days asked for, what is done about lateness, parts, whence it came,
// who is asked whether it was done, and the one thing that is asked of who looks.

/** A limit of the step a matter stands in: the last day, the instant where hours count, and working days allowed and used by the day shown. */
const stepLimit = z.object({ due: day, at: z.iso.datetime().nullable(), allowed: z.number().int(), used: z.number().int() })

const roadStep = z.object({
  id: z.string(),
  name: bilingual,
  when: z.enum(['past', 'now', 'coming']),
  /** entered and left; null where it was not, or not yet */
  on: day.nullable(),
  leftOn: day.nullable(),
  /** through which post or unit the step out of it was taken; null while it was not */
  by: z.string().nullable(),
  limit: stepLimit.nullable(),
  /** whose step the next one is, by duty or function */
  who: z.string().nullable(),
  whoEn: z.string().nullable(),
})

const offeredStep = z.object({
  id: z.string(),
  name: bilingual,
  to: z.string(),
  toName: bilingual,
  /** `return`, `void`: the note says why; `verify`: by someone who did not do the work */
  does: z.enum(['return', 'void', 'verify']).nullable(),
  needsNote: z.boolean(),
  needsEvidence: z.boolean(),
  /** what is missing still and may be sent with the step itself: fields of the ledger by id, and the due day */
  asks: z.object({ fields: z.array(z.string()), due: z.boolean() }),
  /** what is missing still and has to be there before: duties nobody holds, parts that have not ended */
  lacks: z.object({ duties: z.array(bilingual), parts: z.number().int() }),
  /** a limit after it counts hours: the instant of the step may be given */
  countsHours: z.boolean(),
})

export const procedureView = z.object({
  id: z.string(),
  /** the pack that declares it; with `id` the address of its picture */
  pack: z.string(),
  name: bilingual,
  steps: z.array(roadStep),
  /** transitions the signed-in post may do now */
  offered: z.array(offeredStep),
})

/** Why something cannot be done, in both languages, with its code. */
const refusal = z.object({ code: z.string(), zh: z.string(), en: z.string() })

const extensionRule = z.object({
  id: z.string(),
  name: bilingual,
  moves: z.enum(['due', 'limit']),
  /** the day that would move */
  from: day.nullable(),
  /** how often it may be granted still */
  left: z.number().int(),
  atMost: z.number().int(),
  /** the latest day that may be asked for; null: no limit */
  latest: day.nullable(),
  needsEvidence: z.boolean(),
  /** null: may be asked for now */
  refused: refusal.nullable(),
})

const extensionRequest = z.object({
  id: uuid,
  rule: z.string(),
  name: bilingual,
  moves: z.enum(['due', 'limit']),
  from: day,
  to: day,
  reason: z.string(),
  attachments: z.number().int(),
  on: day,
  by: z.string().nullable(),
  decided: z.object({ approved: z.boolean(), to: day.nullable(), words: z.string().nullable(), on: day, by: z.string().nullable() }).nullable(),
  /** the latest day that may be granted; null: no limit */
  latest: day.nullable(),
  mayDecide: z.boolean(),
})

/** `rules`: those that who looks could ask for at all, the duty or function being theirs. */
export const extensionsView = z.object({ rules: z.array(extensionRule), requests: z.array(extensionRequest) })

const escalationStep = z.object({
  id: z.string(),
  name: bilingual,
  does: z.enum(['remind', 'letter', 'notice', 'talk', 'circular']),
  /** since when, or from when on; null where its day is not known (no due day, no limit) */
  on: day.nullable(),
  /** `passed`: not taken, and a later one was, or its time is over */
  status: z.enum(['coming', 'reached', 'taken', 'passed']),
  taken: z.object({ on: day, by: z.string().nullable(), note: z.string().nullable(), letter: uuid.nullable() }).nullable(),
  /** taking it drafts a letter */
  drafts: z.boolean(),
  mayTake: z.boolean(),
})
/** Null where the procedure has none; the steps in the order in which they are taken. */
export const escalationView = z.array(escalationStep).nullable()

/** Whence a matter came, where not from a document that was read: `page` of the product and title of the meeting, inspection or letter. */
export const originView = z.object({ source: z.enum(['meeting', 'instruction', 'proposal', 'audit', 'inspection', 'superior', 'document']), page: z.string().nullable(), title: z.string().nullable(), text: z.string().nullable(), on: day }).nullable()

/** Who asked for it, or for whom a problem is solved, and what they said of it; null where nobody is asked. */
export const askedView = z
  .object({
    role: z.string(),
    roleName: bilingual,
    /** who holds that duty: a unit or a post; null: nobody in the directory */
    who: z.string().nullable(),
    answers: z.array(z.object({ solved: z.enum(['yes', 'partly', 'no']), words: z.string(), by: z.string().nullable(), on: day })),
    /** it is said to be done, and their word is still missing */
    waits: z.boolean(),
    mayAnswer: z.boolean(),
  })
  .nullable()

/** The one thing that is asked of who looks, the most pressing first; null: nothing. The words of its code are in `kernel/words/next.ts`. */
export const askedOfYou = z
  .object({
    what: reason,
    by: day.nullable(),
    /** what is done with it; `target` is the request, raise, transition, escalation step, milestone or role */
    action: z.enum(['decide-extension', 'decide-raise', 'move', 'answer', 'escalate', 'assign', 'milestone', 'record']),
    target: z.string().nullable(),
  })
  .nullable()

const params = z.object({ matter: uuid })
const files = z.array(z.object({ sha256: z.string().length(64) })).max(20).default([])
const partDuty = z.object({ role: z.string().max(40), holder: holderRef })

const escalationRow = z.object({
  matter: uuid,
  ledger: z.string(),
  ledgerName: bilingual,
  code: z.string(),
  title: z.string(),
  light,
  due: day.nullable(),
  /** who carries it out */
  lead: z.string().nullable(),
  step: z.object({ id: z.string(), name: bilingual, does: z.enum(['remind', 'letter', 'notice', 'talk', 'circular']), since: day, drafts: z.boolean() }),
})

export const procedureSchemas = {
  requestExtension: {
    summary: 'Ask for a later day (延期, 缓办), with the reason',
    params,
    body: z.object({ command: commandId, rule: z.string().max(40), to: day, reason: z.string().trim().max(1000), attachments: files, occurredOn: day.optional() }),
    response: written,
  },
  decideExtension: {
    summary: 'Grant or refuse a later day that was asked for',
    params: params.extend({ request: uuid }),
    body: z.object({ command: commandId, approved: z.boolean(), to: day.nullable().default(null), words: z.string().trim().max(1000).nullable().default(null), occurredOn: day.optional() }),
    response: written,
  },
  takeEscalation: {
    summary: 'Take a step of the escalation that has been reached; where it goes out on paper, a letter is drafted',
    params,
    body: z.object({ command: commandId, step: z.string().max(40), note: z.string().trim().max(1000).nullable().default(null), occurredOn: day.optional() }),
    response: written,
  },
  listEscalations: {
    summary: 'Steps of escalation that have been reached and not taken, over all matters, the longest waiting first',
    query: z.object({ limit: cursorPage.limit }),
    response: z.object({ rows: z.array(escalationRow), /** there are more matters than were looked at */ more: z.boolean() }),
  },
  addPart: {
    summary: 'Open a part of a matter (子任务), which must end before it',
    params,
    body: z.object({
      command: commandId,
      title: z.string().trim().max(300),
      due: day.nullable().default(null),
      /** why it may take longer than the whole */
      despite: z.string().trim().max(1000).nullable().default(null),
      duties: z.array(partDuty).max(20).default([]),
      fields: z.record(z.string().max(60), z.union([z.string().max(4000), z.boolean(), z.array(z.string().max(200)).max(50), z.null()])).default({}),
      occurredOn: day.optional(),
    }),
    response: written,
  },
}
