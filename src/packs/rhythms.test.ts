import { describe, expect, test } from 'vitest'
import { askedTwice } from '../kernel/pack/asked-twice.ts'
import { checkPack } from '../kernel/pack/check.ts'
import { READ_RHYTHMS, rhythmIdOf, rhythmReadFrom, withoutRhythm, withRhythm } from '../kernel/pack/read-rhythms.ts'
import { packSchema, type Pack, type Rhythm } from '../kernel/pack/schema.ts'
import { parseBuiltinPacks } from './builtin.ts'
import { canonicalPack, parsePack } from './parse.ts'
import { rhythmText } from './rhythm-text.ts'

const builtin = parseBuiltinPacks().map((parsed): Pack => {
  if ('mistakes' in parsed) throw new Error(JSON.stringify(parsed.mistakes))
  return parsed.pack
})
const DOCUMENT = '0193f0c2-7d4a-7abc-8def-0123456789ab'
const rhythm = (more: Partial<Rhythm> = {}): Rhythm => ({
  id: rhythmIdOf(DOCUMENT, 'p3'), name: { zh: '每月调度一次', en: 'progress: at least 1 a month' }, activity: 'progress', atLeast: 1, period: 'month', per: 'matter',
  ledgers: ['reform-tasks'], participants: [], exemptable: true, from: '2026-12-01', source: { title: '河东市改革工作方案', clause: '四、保障措施' }, ...more,
})
const codes = (pack: Pack, others: readonly Pack[] = builtin) => [...checkPack(pack, others), ...askedTwice(pack, others)].filter(({ weight }) => weight === 'mistake').map(({ code, path }) => [code, path.join('.')])

describe('a rhythm in the city’s own pack', () => {
  test('names the ledger and the kind of record of another pack, which it uses', () => {
    const pack = withRhythm(null, rhythm(), builtin)
    expect([pack.id, pack.version, pack.uses]).toEqual([READ_RHYTHMS, '1.0.0', ['reform']])
    expect(packSchema.parse(pack)).toEqual(pack)
    expect(codes(pack)).toEqual([])
  })

  test.each<[string, Partial<Rhythm>, [string, string][]]>([
    ['a kind of record that the ledger’s pack does not have', { activity: 'nothing' }, [['unknown_reference', 'rhythms.0.activity']]],
    ['a duty it does not have', { participants: ['mayor'] }, [['unknown_reference', 'rhythms.0.participants.0']]],
    ['twenty-nine a month, which February has not', { atLeast: 29 }, [['never_met', 'rhythms.0.atLeast']]],
    ['three by the second day', { atLeast: 3, dueDayInPeriod: 2 }, [['never_met', 'rhythms.0.atLeast']]],
    ['an end before its first due day', { to: '2026-12-30' }, [['never_met', 'rhythms.0.to']]],
    ['a unit that must take part in person', { participants: ['lead'] }, [['never_met', 'rhythms.0.participants.0']]],
    ['a role that the ledger has not', { ledgers: ['reform-tasks'], participants: ['assistant'] }, [['never_met', 'rhythms.0.participants.0']]],
    ['a value that the field has not', { ledgers: ['led-projects'], where: { field: 'category', value: 'none' }, activity: 'analysis' }, [['never_met', 'rhythms.0.where.value']]],
    ['an end before its beginning', { to: '2026-01-01' }, [['end_before_start', 'rhythms.0.to']]],
  ])('%s is refused', (_, more, expected) => {
    expect(codes(withRhythm(null, rhythm(more), builtin))).toEqual(expected)
  })

  test('without the pack it uses nothing is known', () => {
    expect(codes(withRhythm(null, rhythm(), builtin), []).map(([code]) => code)).toEqual(['unknown_reference', 'unknown_reference', 'unknown_reference'])
  })

  test('each version is the next, keeps the others, replaces its own and gives one back', () => {
    const other = rhythm({ id: rhythmIdOf(DOCUMENT, 'p4'), period: 'quarter', activity: 'study' })
    const one = withRhythm(null, rhythm(), builtin)
    const two = withRhythm(one, other, builtin)
    const three = withRhythm(two, rhythm({ atLeast: 2 }), builtin)
    const four = withoutRhythm(three, other.id, builtin)
    expect([one, two, three, four].map(({ version, rhythms }) => [version, rhythms.map(({ id, atLeast }) => `${id.slice(-2)}:${atLeast}`)])).toEqual([
      ['1.0.0', ['p3:1']], ['1.0.1', ['p3:1', 'p4:1']], ['1.0.2', ['p4:1', 'p3:2']], ['1.0.3', ['p3:2']],
    ])
    expect(withoutRhythm(one, rhythm().id, builtin).uses).toEqual([])
  })

  test('its id says where it was read, and fits', () => {
    expect(rhythm().id).toHaveLength(36)
    expect(rhythmReadFrom(rhythm().id)).toEqual({ document: DOCUMENT, proposal: 'p3' })
    expect(rhythmReadFrom('quarterly-study')).toBeNull()
  })

  test('its text, put into a pack’s file, is the same rhythm', () => {
    const file = `id: ours\nname: { zh: 本市, en: ours }\nversion: 1.0.0\nsource: { title: 本市 }\nuses: [reform]\n${rhythmText(rhythm())}`
    const parsed = parsePack(file, 'ours.yaml', (pack) => askedTwice(pack, builtin), builtin)
    expect('pack' in parsed && parsed.pack.rhythms).toEqual([rhythm()])
  })
})

describe('nothing is asked twice', () => {
  const led = (more: Partial<Rhythm>) => rhythm({ ledgers: ['led-projects'], activity: 'coordination', period: 'quarter', from: '2026-12-01', ...more })
  test.each<[string, Rhythm, boolean]>([
    ['the same, a quarter', led({}), true],
    ['the same, less often', led({ period: 'year' }), true],
    ['the same four times a year', led({ period: 'year', atLeast: 4 }), true],
    ['more often', led({ period: 'month' }), false],
    ['more in the same time', led({ atLeast: 2 }), false],
    ['another kind of record', led({ activity: 'analysis' }), false],
    ['another ledger', led({ ledgers: ['reform-tasks'] }), false],
    ['with someone who must take part', led({ participants: ['leader'] }), false],
  ])('%s', (_, one, twice) => {
    expect(codes(withRhythm(null, one, builtin)).some(([code]) => code === 'asked_twice')).toBe(twice)
  })

  test('nor by two rhythms of one pack', () => {
    const pack = withRhythm(withRhythm(null, rhythm(), builtin), rhythm({ id: rhythmIdOf(DOCUMENT, 'p9') }), builtin)
    expect(codes(pack)).toEqual([['asked_twice', 'rhythms.1.activity']])
  })
})

test('a pack that uses no other has the hash it always had', () => {
  for (const pack of builtin.filter(({ uses }) => uses.length === 0)) expect(canonicalPack(pack)).not.toContain('"uses"')
})
