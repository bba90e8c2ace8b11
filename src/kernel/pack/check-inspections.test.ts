import { describe, expect, test } from 'vitest'
import { checkPack } from './check.ts'
import { pathText } from './finding.ts'
import { packSchema } from './schema.ts'

const name = { zh: '名', en: 'name' }
const ledger = { id: 'findings', name, matterName: name, codePrefix: 'F', duties: ['fixes', 'looks'], fields: [{ id: 'again', name, type: 'text' }], columns: [{ show: 'title', name }], procedure: 'road', lightRule: 'plain', defaultSort: { by: 'title' } }
const base = {
  id: 'test',
  name,
  version: '1.0.0',
  source: { title: '试验办法' },
  duties: [{ id: 'fixes', name, holder: 'unit', part: 'carries' }, { id: 'looks', name, holder: 'unit', part: 'checks' }, { id: 'other', name, holder: 'unit' }],
  ledgers: [{ ...ledger, findings: { inspected: 'fixes', failed: 'back', withdrawn: 'drop', lookBack: 'again', evidence: 'seen' } }, { ...ledger, id: 'plain', codePrefix: 'P' }],
  activities: [{ id: 'seen', name, verb: name, nature: 'report', evidence: { demand: 'optional' } }],
  procedures: [
    {
      id: 'road',
      name,
      start: 'fixing',
      states: [{ id: 'fixing', name }, { id: 'done', name, final: 'done' }, { id: 'gone', name, final: 'stopped' }],
      transitions: [{ id: 'finish', name, from: ['fixing'], to: 'done', who: ['office'] }, { id: 'back', name, from: ['done'], to: 'fixing', who: ['office'] }, { id: 'drop', name, from: ['fixing'], to: 'gone', who: ['office'] }],
    },
  ],
  lightRules: [{ id: 'plain', name }],
  letters: [{ id: 'told', name, form: 'feedback' }],
  inspections: [{ id: 'open', name, ledger: 'findings', opinion: 'told', activity: 'seen' }],
}
const mistakesOf = (change: object) => checkPack(packSchema.parse({ ...base, ...change })).filter(({ weight }) => weight === 'mistake').map(({ path, code }) => [pathText(path), code])
const kind = (more: object) => ({ inspections: [{ id: 'open', name, ledger: 'findings', ...more }] })
const found = (more: object, duties = ledger.duties) => ({ ledgers: [{ ...ledger, duties, findings: { inspected: 'fixes', ...more } }] })

describe('kinds of inspection and ledgers of findings', () => {
  test.each<[string, object, [string, string][]]>([
    ['all there', {}, []],
    ['a ledger that there is not', kind({ ledger: 'gone' }), [['inspections[0].ledger', 'unknown_reference']]],
    ['a ledger that takes no findings', kind({ ledger: 'plain' }), [['inspections[0].ledger', 'missing']]],
    ['a letter that there is not', kind({ opinion: 'gone' }), [['inspections[0].opinion', 'unknown_reference']]],
    ['a record that there is not', kind({ activity: 'gone' }), [['inspections[0].activity', 'unknown_reference']]],
    ['a quota without a number', kind({ quota: 'whole' }), [['inspections[0].quota', 'missing']]],
    ['a quota whose number another kind says', { inspections: [{ id: 'open', name, ledger: 'findings', quota: 'whole' }, { id: 'deep', name, ledger: 'findings', quota: 'whole', atMost: 1 }] }, []],
    ['a duty the ledger has not', found({ inspected: 'other' }), [['ledgers[0].findings.inspected', 'unknown_reference']]],
    ['nobody who checks', found({}, ['fixes']), [['ledgers[0].duties', 'missing']]],
    ['steps, fields and records that there are not', found({ failed: 'x', withdrawn: 'y', lookBack: 'z', evidence: 'w' }), ['evidence', 'failed', 'withdrawn', 'lookBack'].map((key) => [`ledgers[0].findings.${key}`, 'unknown_reference'])],
    ['a case about a kind that there is not', { cases: [{ given: { inspection: 'gone', from: '2023-09-20', to: '2023-09-20' }, expect: { warnings: [] } }] }, [['cases[0].given.inspection', 'unknown_reference']]],
  ])('%s', (_, change, mistakes) => {
    expect(mistakesOf(change)).toEqual(mistakes)
  })
})
