import type { LetterStatus } from '../../kernel/facts/letter.ts'
import { may, scopeOf } from '../../kernel/permission.ts'
import { lettersPage, type LetterFilter } from '../../store/queries/letters.ts'
import type { Call } from '../call.ts'
import { inputsOf } from '../city/inputs.ts'
import { ownUnits, permitSomewhere, reachOfActing } from '../permit.ts'
import { directoryOf, unitRef } from '../views/organisation.ts'
import { kindView, letterRow, type LetterLook } from './letter-views.ts'
import { lettersAsked } from './letters-asked.ts'
import { reachOfLetters } from './letters-reach.ts'

export type ListLetters = {
  status?: LetterStatus | undefined
  kind?: string | undefined
  box?: 'mine' | 'received' | 'asked' | 'awaiting' | undefined
  matter?: string | undefined
  inspection?: string | undefined
  meeting?: string | undefined
  issuer?: string | undefined
  q?: string | undefined
  cursor?: string | undefined
  limit: number
}

/** Letters that the acting membership may see, the newest first, with what each asks of it. */
export async function listLetters(call: Call, { status, kind, box, matter, inspection, meeting, issuer, q, cursor, limit }: ListLetters) {
  permitSomewhere(call.acting, 'listLetters')
  const { deps, acting } = call
  return deps.db.read(acting.tenant, async (db) => {
    const inputs = await inputsOf(deps, db, acting.tenant)
    const own = await ownUnits(db, acting, inputs.today)
    const reach = await reachOfActing(db, acting, own)
    const directory = await directoryOf(db, acting.tenant)
    const look: LetterLook = { acting, own, reach, inputs, directory }
    const [pack, kindId] = kind?.split('/') ?? []
    const filter: LetterFilter = {
      statuses: status ? [status] : undefined,
      pack,
      kind: kindId,
      issuers: issuer ? [issuer] : box === 'mine' ? own : undefined,
      receivedBy: box === 'received' ? reach : undefined,
      asksReply: box === 'awaiting',
      matter, inspection, meeting,
      q: q || undefined,
      visible: await reachOfLetters(db, { acting, own, reach, today: inputs.today }, directory),
      cursor,
      limit,
    }
    // What asks something of one is few, and follows from more than a row's columns: it is looked for by itself and stands on one page.
    const page = box === 'asked' ? { rows: (await lettersAsked(db, inputs, acting, own)).map(({ letter }) => letter), next: null } : await lettersPage(db, acting.tenant, filter)
    const rows = page.rows.map((letter) => letterRow(letter, look))
    // Whether all have replied follows from the members of groups; a page may then show fewer than its limit and still go on.
    const shown = rows.filter((row) => box !== 'awaiting' || row.replies.given < row.replies.asked)
    return { today: inputs.today, rows: shown, next: page.next, kinds: inputs.packs.flatMap((one) => one.letters.map((letter) => kindView(one.id, letter))), issuers: issuersFor(look), may: mayWith(look) }
  })
}

/** Units in whose name one may draft: the own; the office in every unit's. */
function issuersFor({ acting, directory, inputs: { today } }: LetterLook) {
  const scope = scopeOf(acting.role, 'draftLetter')
  if (!scope) return []
  const first = acting.unit ? [acting.unit] : []
  const others = scope === 'city' ? [...directory.units.values()].filter(({ kind, ended }) => kind !== 'group' && !ended).sort((a, b) => a.order - b.order).map(({ id }) => id) : []
  return [...new Set([...first, ...others])].flatMap((id) => unitRef(directory, id, today) ?? [])
}

function mayWith({ acting, own }: LetterLook): ('draft' | 'batch' | 'templates')[] {
  const here = (command: Parameters<typeof may>[1]) => may(acting.role, command, { units: own, own })
  return [...(here('draftLetter') ? (['draft'] as const) : []), ...(here('draftReminders') ? (['batch'] as const) : []), ...(here('setLetterTemplate') ? (['templates'] as const) : [])]
}
