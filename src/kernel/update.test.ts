import { expect, test } from 'vitest'
import { updateFrom, type UpdateInputs } from './update.ts'

const field = (id: string, more = {}) => ({ id, name: { zh: id, en: id }, type: 'text' as const, required: false, many: false, choices: [], proposed: false, approval: false, ...more })
const kind = { id: 'progress', fields: [field('problems', { prefill: 'blocking' }), field('next'), field('rate', { type: 'number' })] }
const record = (heldOn: string, kinds: string[], summary: string, fields = {}, status = 'confirmed'): UpdateInputs['records'][number] => ({ heldOn, kinds, summary, fields, status: status as 'confirmed' })
const milestone = (id: string, due: string, reachedOn: string | null = null) => ({ id, title: id, due, reachedOn })
const inputs: UpdateInputs = { matter: { milestones: [] }, kind, records: [], problems: [], today: '2023-09-20' }
const said = (more: Partial<UpdateInputs>) => updateFrom({ ...inputs, ...more }).map(({ id, text, source, on }) => [id, text, source, on])

const august = record('2023-08-25', ['progress'], '已上线12个行业。', { problems: '接口未通。', next: '9月再上3个。' })

test.each([
  ['nothing known', {}, [['summary', '', 'none', null], ['problems', '', 'none', null], ['next', '', 'none', null]]],
  [
    'nothing since the last update',
    { records: [august, record('2023-08-20', ['study'], '早先的调研')] },
    [['summary', '已上线12个行业。', 'last', '2023-08-25'], ['problems', '接口未通。', 'last', '2023-08-25'], ['next', '9月再上3个。', 'last', '2023-08-25']],
  ],
  [
    'records since then, the newest three of them, and problems of the list before what was said of them',
    {
      records: [record('2023-09-18', ['study'], '四。'), record('2023-09-15', ['study'], '三'), record('2023-09-11', ['study'], '二；'), record('2023-09-01', ['study'], '一'), august],
      problems: [{ title: '户籍核验接口未开通', on: '2023-08-31' }, { title: '终端未到货', on: '2023-09-02' }],
    },
    [['summary', '四；三；二。', 'record', '2023-09-18'], ['problems', '户籍核验接口未开通；终端未到货。', 'problem', '2023-08-31'], ['next', '9月再上3个。', 'last', '2023-08-25']],
  ],
  ['what was sent back says nothing', { records: [record('2023-09-18', ['study'], '退回的', {}, 'returned')] }, [['summary', '', 'none', null], ['problems', '', 'none', null], ['next', '', 'none', null]]],
])('%s', (_, more, expected) => {
  expect(said(more)).toEqual(expected)
})

test.each([
  [[milestone('一', '2023-03-31', '2023-03-20'), milestone('三', '2023-09-30'), milestone('二', '2023-06-30')], '二（应于 2023-06-30 完成，未完成）', '2023-06-30', 'the first that is not reached'],
  [[milestone('一', '2023-03-31', '2023-03-20'), milestone('三', '2023-09-30')], '三（2023-09-30 前完成）', '2023-09-30', 'the one to come'],
  [[milestone('一', '2023-03-31', '2023-03-20')], '一（2023-03-20 已完成）', '2023-03-31', 'the last, when all are reached'],
])('of %j the milestone is %s', (milestones, text, on, why) => {
  expect(said({ matter: { milestones } })[1], why).toEqual(['milestone', text, 'milestone', on])
})
