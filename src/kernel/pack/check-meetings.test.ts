import { expect, test } from 'vitest'
import { parseBuiltinPacks } from '../../packs/builtin.ts'
import { checkMeetings } from './check-meetings.ts'
import type { MeetingKind, Pack } from './schema.ts'

const builtin = parseBuiltinPacks().flatMap((parsed) => ('pack' in parsed ? [parsed.pack] : []))
const meetings = builtin.find(({ id }) => id === 'meetings') ?? expect.fail('no pack of meetings')
const [commission] = meetings.meetings
const own = (change: Partial<MeetingKind>, pack: Partial<Pack> = {}): Pack => ({ ...meetings, ...pack, meetings: commission ? [{ ...commission, ...change }] : [] })
const found = (pack: Pack, used: Pack[] = []) => checkMeetings(pack, used).map(({ path, code }) => [path.join('.'), code])

test.each<[string, Pack, Pack[], unknown]>([
  ['the built-in kinds name what there is', meetings, [], []],
  ['a ledger that is not there', own({ ledger: 'none' }), [], [['meetings.0.ledger', 'unknown_reference']]],
  ['a ledger whose matters no unit carries', own({}, { duties: meetings.duties.map((duty) => ({ ...duty, holder: 'post' as const })) }), [], [['meetings.0.ledger', 'unknown_reference']]],
  ['a field for the whole words that its ledger has not', own({ wording: 'none' }), [], [['meetings.0.wording', 'unknown_reference']]],
  ['a field for the whole words that takes none', own({ wording: 'requirement' }, { ledgers: meetings.ledgers.map((ledger) => ({ ...ledger, fields: ledger.fields.map((field) => ({ ...field, type: 'day' as const })) })) }), [], [['meetings.0.wording', 'unknown_reference']]],
  ['a kind of record that is not there', own({ activity: 'none' }), [], [['meetings.0.activity', 'unknown_reference']]],
  ['minutes that are not there', own({ minutes: 'none' }), [], [['meetings.0.minutes', 'unknown_reference']]],
  ['minutes in the form of a circular', own({}, { letters: meetings.letters.map((letter) => ({ ...letter, form: 'circular' as const })) }), [], [['meetings.0.minutes', 'wrong_choice']]],
  ['a city’s own kind may name what a used pack declares', { ...own({}), ledgers: [], duties: [], activities: [], letters: [] }, [meetings], []],
])('%s', (_, pack, used, expected) => expect(found(pack, used)).toEqual(expected))
