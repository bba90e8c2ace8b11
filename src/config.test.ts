import { describe, expect, test } from 'vitest'

import { readConfig } from './config.ts'
import { DeliveryError } from './kernel/errors.ts'

test('without settings: this machine only, port 8700, ./data', () => {
  expect(readConfig({ PATH: '/bin' })).toEqual({
    port: 8700,
    host: '127.0.0.1',
    databaseUrl: undefined,
    dataFolder: './data',
    demonstration: true,
    log: 'error',
  })
})

test('every setting is taken', () => {
  const set = { PORT: '80', HOST: '0.0.0.0', DATABASE_URL: 'postgresql://h/d', LINGXIAN_DATA: '/srv/data', LINGXIAN_EMPTY: '1', LINGXIAN_LOG: 'info' }
  expect(readConfig(set)).toEqual({
    port: 80,
    host: '0.0.0.0',
    databaseUrl: 'postgresql://h/d',
    dataFolder: '/srv/data',
    demonstration: false,
    log: 'info',
  })
})

test('an empty variable is one that is not set', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 8700, databaseUrl: undefined })
})

describe('refused, naming the setting', () => {
  test.each([
    ['PORT', 'x'],
    ['PORT', '-1'],
    ['PORT', '65536'],
    ['PORT', '87.5'],
    ['LINGXIAN_EMPTY', 'yes'],
    ['LINGXIAN_LOG', 'loud'],
  ])('%s=%s', (name, value) => {
    expect(refusal({ [name]: value })).toMatchObject({ code: 'setting_invalid', facts: { name, value } })
  })

  test('an address of a database that is none, without showing it: it may hold a password', () => {
    const error = refusal({ DATABASE_URL: 'mysql://me:secret@host/db' })
    expect(error).toMatchObject({ code: 'setting_invalid', facts: { name: 'DATABASE_URL', value: '…' } })
    expect(JSON.stringify(error)).not.toContain('secret')
  })
})

function refusal(environment: Record<string, string>): DeliveryError {
  try {
    readConfig(environment)
  } catch (error) {
    if (error instanceof DeliveryError) return error
    throw error
  }
  throw new Error('nothing was refused')
}
