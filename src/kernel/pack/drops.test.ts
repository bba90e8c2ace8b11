import { expect, test } from 'vitest'
import { droppedBy, type Standing } from './drops.ts'
import type { Pack } from './schema.ts'

/** A pack with these ledgers, each with a procedure of these states. */
function packOf(ledgers: Record<string, string[]>): Pack {
  const rest = { id: 'list', version: '1.0.0', duties: [], activities: [], rhythms: [], checklists: [], lightRules: [], indicators: [], schemes: [], letters: [], meetings: [], inspections: [], cases: [] }
  return {
    ...rest,
    ledgers: Object.keys(ledgers).map((id) => ({ id, procedure: `road-of-${id}` })),
    procedures: Object.entries(ledgers).map(([id, states]) => ({ id: `road-of-${id}`, states: states.map((state) => ({ id: state })) })),
  } as unknown as Pack
}

const before = [packOf({ tasks: ['open', 'done'], projects: ['open', 'asked', 'done'] })]

test.each<[string, Pack, Standing[], string[]]>([
  ['nothing is dropped by the same', before[0]!, [{ ledger: 'tasks', state: 'open' }], []],
  ['a ledger with matters', packOf({ projects: ['open', 'asked', 'done'] }), [{ ledger: 'tasks', state: 'open' }], ['tasks']],
  ['a ledger is named once, however many states its matters are in', packOf({}), [{ ledger: 'tasks', state: 'open' }, { ledger: 'tasks', state: 'done' }], ['tasks']],
  ['a ledger in which matters are only listed', packOf({ projects: ['open'] }), [{ ledger: 'tasks', state: null }], ['tasks']],
  ['a ledger without matters may go', packOf({ projects: ['open', 'asked', 'done'] }), [{ ledger: 'projects', state: 'open' }], []],
  ['a state with matters', packOf({ tasks: ['open', 'done'], projects: ['open', 'done'] }), [{ ledger: 'projects', state: 'asked' }], ['projects:asked']],
  ['a state with closed matters', packOf({ tasks: ['open'], projects: [] }), [{ ledger: 'tasks', state: 'done' }], ['tasks:done']],
  ['a state without matters may go', packOf({ tasks: ['open', 'done'], projects: ['open', 'done'] }), [{ ledger: 'projects', state: 'done' }], []],
  ['the same state of another ledger does not count', packOf({ tasks: ['open', 'done'], projects: ['asked', 'done'] }), [{ ledger: 'tasks', state: 'open' }], []],
  ['the state of a listed matter is its home’s affair', packOf({ tasks: ['other'], projects: [] }), [{ ledger: 'tasks', state: null }], []],
  ['what is in another pack’s ledger does not count', packOf({}), [{ ledger: 'rivers', state: 'open' }], []],
  ['what never was in the pack is not dropped', packOf({ tasks: ['open'] }), [{ ledger: 'tasks', state: 'lost-before' }], []],
  ['several, sorted', packOf({ projects: ['open'] }), [{ ledger: 'tasks', state: 'open' }, { ledger: 'projects', state: 'asked' }], ['projects:asked', 'tasks']],
])('%s', (_, after, standing, dropped) => {
  expect(droppedBy(after, before, standing)).toEqual(dropped)
})

test('what an older version had counts too: its matters are still there', () => {
  const older = packOf({ old: ['open'] })
  expect(droppedBy(packOf({ tasks: ['open', 'done'] }), [older, ...before], [{ ledger: 'old', state: 'open' }])).toEqual(['old'])
})
