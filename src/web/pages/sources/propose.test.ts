import { expect, test } from 'vitest'
import { NO_INSTRUCTION, proposed } from './propose.ts'

const units = [{ id: 'r', name: '市发展改革委', aliases: [] }, { id: 'm', name: '市财政局', aliases: [] }]
const draft = { title: '请发改委牵头', lead: { id: 'r', text: '发改委' }, support: [{ id: 'm', text: '财政局' }], due: { day: '2023-09-30' as const, text: '9月底前' }, by: null }

test('the words fill what is empty, and say what each rests on', () => {
  expect(proposed(draft, NO_INSTRUCTION, { units })).toEqual({
    title: '请发改委牵头', by: '', due: '2023-09-30',
    lead: { value: 'r', name: '市发展改革委' }, support: [{ value: 'm', name: '市财政局' }],
    because: { lead: '发改委', support: '财政局', due: '9月底前' },
  })
})

test('what a person has filled in stays as it is', () => {
  const kept = proposed(draft, { own: ['lead', 'title', 'due'] }, { units })
  expect(kept).toEqual({ by: '', support: [{ value: 'm', name: '市财政局' }], because: { support: '财政局' } })
})
