import { z } from 'zod'
import { scheme as content } from '../../kernel/pack/scheme-schema.ts'
import { bilingual, commandId, day, unitRef, uuid, written } from './common.ts'

const params = z.object({ scheme: uuid })
const id = z.string().max(40)
const words = (most: number) => z.string().trim().min(1).max(most)
const status = z.enum(['draft', 'adopted', 'ended'])
const period = z.union([z.enum(['week', 'month', 'quarter', 'half', 'year']), z.object({ from: z.string() })])
const count = z.number().int()
/** As it is being written: what is wrong with it is answered, place by place. */
const draft = z.record(z.string(), z.unknown()).describe('a scheme as packs have them; docs/packs.md')
const seen = z.string().regex(/^[0-9a-f]{64}$/).describe('hash of the content that was read, so that nobody writes over what another wrote')

const finding = z.object({ code: z.string(), path: z.array(z.union([z.string(), z.number()])), weight: z.enum(['mistake', 'warning']), text: bilingual })
const members = z.array(z.object({ /** `all` where there are no groups */ group: id, units: z.array(unitRef) }))
const outline = {
  name: bilingual,
  of: z.enum(['unit', 'place', 'matter', 'person']),
  period,
  items: count,
  groups: z.array(bilingual),
  /** ranks, and names the document that authorises it */
  ranked: z.boolean(),
  wantsRanks: z.boolean(),
  basis: z.string().nullable(),
}
const ended = z.object({ on: day, reason: z.string() }).nullable()
const named = z.object({ id: z.string(), name: bilingual })
const periodView = z.object({ key: z.string(), label: bilingual, start: day, end: day })
const sides = <T extends z.ZodType>(one: T) => z.object({ before: one.nullable(), after: one.nullable() })
const points = z.string()

export const schemeSchemas = {
  listSchemes: {
    summary: 'Schemes of assessment (考核办法): adopted ones; for the office drafts too, and what packs offer to take over',
    response: z.object({
      today: day,
      rows: z.array(z.object({ ...outline, id: uuid, status, /** day from which the last version holds */ from: day.nullable(), versions: count, /** changed since it was adopted */ changed: z.boolean(), ended, mistakes: count })),
      presets: z.array(z.object({ ...outline, pack: named, scheme: id, lines: z.array(z.object({ name: bilingual, points: z.number() })) })),
      may: z.object({ draft: z.boolean() }),
    }),
  },
  getScheme: {
    summary: 'One scheme: for the office as it stands, with what is wrong and what may be chosen; for others as it was adopted last',
    params,
    query: z.object({ version: z.coerce.number().int().min(1).optional().describe('a version as it was adopted') }),
    response: z.object({
      today: day,
      id: uuid,
      status,
      version: count.nullable(),
      from: z.object({ pack: id, scheme: id }).nullable(),
      content,
      seen,
      changed: z.boolean(),
      versions: z.array(z.object({ version: count, from: day, on: day, reason: z.string().nullable() })),
      ended,
      findings: z.array(finding),
      members,
      options: z
        .object({
          ledgers: z.array(named.extend({ fields: z.array(named.extend({ choices: z.array(named) })) })),
          activities: z.array(named.extend({ outcome: z.boolean() })),
          letters: z.array(named),
          /** `called`: the name by which packs know it */
          indicators: z.array(z.object({ id: z.string(), name: z.string(), measure: z.string(), called: z.string().nullable() })),
          /** indicators that packs declare, defined in the city or not */
          offered: z.array(named),
          schemes: z.array(named),
          units: z.array(z.object({ id: uuid, name: z.string(), kind: z.string(), assessed: z.boolean() })),
          documents: z.array(z.object({ title: z.string(), number: z.string().nullable(), issuedOn: day.nullable() })),
          runs: z.array(z.object({ id: uuid, title: z.string(), period: periodView, frozen: z.boolean() })),
        })
        .nullable(),
      may: z.array(z.string()),
    }),
  },
  draftScheme: {
    summary: 'Begin a scheme, empty or with what a pack offers; names in its groups become units, those that no unit bears are told',
    body: z.object({
      command: commandId,
      begin: z.union([z.object({ from: z.object({ pack: id, scheme: id }) }), z.object({ name: words(200), of: z.enum(['unit', 'place']), period: z.enum(['month', 'quarter', 'half', 'year']) })]),
    }),
    response: written.extend({ unresolved: z.array(z.object({ group: id, name: z.string() })) }),
  },
  reviseScheme: { summary: 'Save what a scheme says; of an adopted one this is the draft of its next version', params, body: z.object({ command: commandId, content: draft, seen }), response: written },
  checkScheme: {
    summary: 'What is wrong with a scheme as it is being written, each at its place with the remedy; nothing is kept',
    body: z.object({ content: draft }),
    response: z.object({ /** false: findings are of its shape alone, and who is assessed is not known */ shaped: z.boolean(), findings: z.array(finding), members }),
  },
  adoptScheme: {
    summary: 'Adopt a scheme from a day on; one that ranks names its authorising document, or is adopted `unranked`',
    params,
    body: z.object({ command: commandId, from: day, reason: words(1000).nullable().default(null), unranked: z.boolean().default(false), seen }),
    response: written,
  },
  endScheme: { summary: 'End a scheme or give a draft up, with the reason; runs that were opened stay', params, body: z.object({ command: commandId, reason: words(1000) }), response: written },
  previewScheme: {
    summary: 'What a changed scheme would have done to a run whose results were sent; nothing is kept, and nobody’s place changes',
    params,
    body: z.object({ assessment: uuid, content: draft }),
    response: z.object({
      run: z.object({ id: uuid, title: z.string(), period: periodView }),
      ranked: z.boolean(),
      placesMove: count,
      changes: z.array(
        z.object({
          unit: uuid,
          name: z.string(),
          /** the changed scheme does not assess it */
          left: z.boolean(),
          group: sides(z.string()),
          total: sides(points).extend({ by: points }),
          rank: sides(count),
          grade: sides(bilingual),
          /** by item, the greatest first; `adjustments` for plus and minus points, without a name */
          why: z.array(z.object({ item: z.string(), name: bilingual.nullable(), by: points })),
        }),
      ),
      /** what the run did not measure, so that it counts as without data here */
      unknown: z.array(named),
      /** whom the run did not assess */
      came: z.array(z.string()),
    }),
  },
}
