import { expect, test } from 'vitest'

import { DeliveryError } from '../../kernel/errors.ts'
import { toldOf } from './told-of-error.ts'

const database = (code: string, message: string) =>
  Object.assign(new Error(message), { name: 'error', code, table: 'directory_person', constraint: 'directory_person_pkey', detail: 'Key (name)=(王某某) already exists.', where: 'row 王某某', parameters: ['王某某'] })

test.each([
  ['23505', 'duplicate key value violates unique constraint', 'the database refused a value'],
  ['22P02', 'invalid input syntax for type uuid: "王某某"', 'the database refused a value'],
  ['42703', 'column "tenat" does not exist', 'column "tenat" does not exist'],
])('of an error of the database (%s) what was written is not told', (code, message, told) => {
  const said = toldOf(database(code, message))
  expect(said).toMatchObject({ type: 'error', code, table: 'directory_person', constraint: 'directory_person_pkey', message: told })
  expect(JSON.stringify(said)).not.toContain('王某某')
})

test('a stack keeps its places and not the message a second time, cause and several errors are told alike', () => {
  const said = toldOf(new Error('outer', { cause: database('23505', 'x') }))
  expect(said.stack).toMatch(/^at .*told-of-error\.test\.ts/)
  expect(said.stack).not.toContain('outer')
  expect(said.cause?.message).toBe('the database refused a value')
  expect(toldOf(new AggregateError([new Error('a'), new Error('b')], 'two')).several?.map(({ message }) => message)).toEqual(['a', 'b'])
})

test('a refusal has its code; what is no error tells nothing of itself', () => {
  expect(toldOf(new DeliveryError('calendar_missing'))).toMatchObject({ type: 'DeliveryError', code: 'calendar_missing' })
  expect(toldOf('王某某')).toEqual({ type: 'string', message: 'not an error was thrown', stack: '' })
})
