import { join } from 'node:path'

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
    logFormat: 'text',
    metricsToken: null,
    drain: { delayMs: 0, limitMs: 10_000 },
    traces: null,
    channels: { address: null, mail: null, wecom: null, dingtalk: null, webhook: null, guard: { inner: [] } },
    oidc: null,
    signing: { algorithm: 'ed25519', file: undefined },
    backups: { folder: join('data', 'backups'), everyHours: null, keep: 7, passphraseFile: null },
  })
})

test('every setting is taken', () => {
  const set = { PORT: '80', HOST: '0.0.0.0', DATABASE_URL: 'postgresql://h/d', LINGXIAN_DATA: '/srv/data', LINGXIAN_EMPTY: '1', LINGXIAN_LOG: 'info', LINGXIAN_LOG_FORMAT: 'json', LINGXIAN_METRICS_TOKEN: 'sixteen-letters-x', LINGXIAN_DRAIN_SECONDS: '30', LINGXIAN_DRAIN_DELAY_SECONDS: '5', OTEL_EXPORTER_OTLP_ENDPOINT: 'http://10.0.0.5:4318', LINGXIAN_BACKUP_FOLDER: '/mnt/b', LINGXIAN_BACKUP_EVERY: '24', LINGXIAN_BACKUP_KEEP: '3', LINGXIAN_BACKUP_PASSPHRASE_FILE: '/etc/p' }
  expect(readConfig(set)).toEqual({
    port: 80,
    host: '0.0.0.0',
    databaseUrl: 'postgresql://h/d',
    dataFolder: '/srv/data',
    demonstration: false,
    log: 'info',
    logFormat: 'json',
    metricsToken: 'sixteen-letters-x',
    drain: { delayMs: 5_000, limitMs: 30_000 },
    traces: 'http://10.0.0.5:4318',
    channels: { address: null, mail: null, wecom: null, dingtalk: null, webhook: null, guard: { inner: [] } },
    oidc: null,
    signing: { algorithm: 'ed25519', file: undefined },
    backups: { folder: '/mnt/b', everyHours: 24, keep: 3, passphraseFile: '/etc/p' },
  })
})

test('an empty variable is one that is not set', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 8700, databaseUrl: undefined })
})

describe('signing in by another system', () => {
  const id = { LINGXIAN_OIDC_ISSUER: 'https://id.example.cn/realms/city', LINGXIAN_OIDC_CLIENT_ID: 'lingxian', LINGXIAN_OIDC_CLIENT_SECRET: 'a-long-secret' }
  test('is taken, with the guard that all calls go by', () => {
    expect(readConfig({ ...id, LINGXIAN_ALLOW_INNER: 'id.example.cn' }).oidc).toEqual({
      issuer: 'https://id.example.cn/realms/city', clientId: 'lingxian', clientSecret: 'a-long-secret', name: '统一身份认证', usernameClaim: null, guard: { inner: [{ host: 'id.example.cn', plain: false }] },
    })
  })
  test.each(['http://localhost:9000', 'http://127.0.0.1:9000', 'http://[::1]:9000'])('on this machine %s need not be encrypted', (issuer) => {
    expect(readConfig({ ...id, LINGXIAN_OIDC_ISSUER: issuer }).oidc?.issuer).toBe(issuer)
  })
  test.each(Object.keys(id) as (keyof typeof id)[])('without %s it is refused', (name) => {
    expect(refusal({ ...id, [name]: undefined })).toMatchObject({ code: 'setting_invalid', facts: { name } })
  })
})

describe('refused, naming the setting', () => {
  test.each([
    ['PORT', 'x'],
    ['PORT', '-1'],
    ['PORT', '65536'],
    ['PORT', '87.5'],
    ['LINGXIAN_EMPTY', 'yes'],
    ['LINGXIAN_LOG', 'loud'],
    ['LINGXIAN_LOG_FORMAT', 'xml'],
    ['LINGXIAN_DRAIN_SECONDS', '601'],
    ['LINGXIAN_BACKUP_EVERY', '0'],
    ['LINGXIAN_BACKUP_KEEP', '0'],
    ['LINGXIAN_ALLOW_INNER', '10.0.0.0/8'],
    ['LINGXIAN_ALLOW_INNER', 'host:443'],
    ['LINGXIAN_ALLOW_INNER', 'https://host'],
    ['LINGXIAN_OIDC_ISSUER', 'http://id.example.cn'],
    ['LINGXIAN_OIDC_ISSUER', 'https://me:pw@id.example.cn'],
    ['LINGXIAN_OIDC_ISSUER', 'https://id.example.cn/?a=b'],
    ['LINGXIAN_OIDC_ISSUER', 'http://127.0.0.1.example.cn'],
    ['LINGXIAN_OIDC_USERNAME_CLAIM', 'a claim'],
  ])('%s=%s', (name, value) => {
    expect(refusal({ [name]: value })).toMatchObject({ code: 'setting_invalid', facts: { name, value } })
  })

  test.each([['LINGXIAN_METRICS_TOKEN', 'short'], ['OTEL_EXPORTER_OTLP_ENDPOINT', 'ftp://me:pw@h']])('%s without showing it', (name, value) => {
    expect(refusal({ [name]: value })).toMatchObject({ code: 'setting_invalid', facts: { name, value: '…' } })
  })

  test('an address of a database that is none, without showing it: it may hold a password', () => {
    const error = refusal({ DATABASE_URL: 'mysql://me:secret@host/db' })
    expect(error).toMatchObject({ code: 'setting_invalid', facts: { name: 'DATABASE_URL', value: '…' } })
    expect(JSON.stringify(error)).not.toContain('secret')
  })
})

describe('channels', () => {
  const KEY = Buffer.alloc(32, 7).toString('base64')

  test('every channel is taken with its secret', () => {
    const { channels } = readConfig({
      LINGXIAN_ADDRESS: 'https://lx.example.gov.cn/',
      LINGXIAN_SMTP_URL: 'smtps://me:pa%40ss@mail.example.gov.cn',
      LINGXIAN_SMTP_FROM: 'lingxian@example.gov.cn',
      LINGXIAN_WECOM_URL: 'https://robot.example/send?key=k',
      LINGXIAN_DINGTALK_URL: 'https://robot.example/send?access_token=t',
      LINGXIAN_DINGTALK_SECRET: 'SECsixteencharsormore',
      LINGXIAN_WEBHOOK_URL: 'https://10.1.2.3/hook',
      LINGXIAN_WEBHOOK_SECRET: `whsec_${KEY}`,
      LINGXIAN_ALLOW_INNER: '10.1.2.3, http://Oidc.Inner.gov.cn.',
    })
    expect(channels).toEqual({
      address: 'https://lx.example.gov.cn',
      mail: { url: new URL('smtps://me:pa%40ss@mail.example.gov.cn'), from: 'lingxian@example.gov.cn' },
      wecom: new URL('https://robot.example/send?key=k'),
      dingtalk: { url: new URL('https://robot.example/send?access_token=t'), secret: 'SECsixteencharsormore' },
      webhook: { url: new URL('https://10.1.2.3/hook'), secret: Buffer.alloc(32, 7) },
      guard: { inner: [{ host: '10.1.2.3', plain: false }, { host: 'oidc.inner.gov.cn', plain: true }] },
    })
  })

  test.each([
    ['LINGXIAN_WECOM_URL', 'http://robot.example/send?key=secret'],
    ['LINGXIAN_WECOM_URL', 'https://me:secret@robot.example/'],
    ['LINGXIAN_DINGTALK_URL', 'http://127.0.0.1.example.com/secret'],
    ['LINGXIAN_WEBHOOK_URL', 'ftp://secret.example/'],
    ['LINGXIAN_SMTP_URL', 'https://secret.example/'],
    ['LINGXIAN_SMTP_URL', 'smtp:secret'],
    ['LINGXIAN_DINGTALK_SECRET', 'secret'],
    ['LINGXIAN_WEBHOOK_SECRET', 'secret'],
    ['LINGXIAN_WEBHOOK_SECRET', `${KEY} secret`],
  ])('%s=%s is refused without being shown', (name, value) => {
    const error = refusal({ [name]: value })
    expect(error).toMatchObject({ code: 'setting_invalid', facts: { name, value: '…' } })
    expect(JSON.stringify(error) + error.message).not.toContain('secret')
  })

  test.each([
    ['LINGXIAN_SMTP_URL', 'smtp://127.0.0.1:25', 'LINGXIAN_SMTP_FROM'],
    ['LINGXIAN_SMTP_FROM', 'a@b.cn', 'LINGXIAN_SMTP_URL'],
    ['LINGXIAN_DINGTALK_URL', 'http://localhost:1/', 'LINGXIAN_DINGTALK_SECRET'],
    ['LINGXIAN_WEBHOOK_URL', 'http://[::1]:1/', 'LINGXIAN_WEBHOOK_SECRET'],
    ['LINGXIAN_WEBHOOK_SECRET', KEY, 'LINGXIAN_WEBHOOK_URL'],
  ])('%s alone lacks %s', (name, value, missing) => {
    expect(refusal({ [name]: value })).toMatchObject({ code: 'setting_invalid', facts: { name: missing, problem: `needed beside ${name}` } })
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
