import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'

import { openDatabase } from '../../src/store/database/index.ts'
import { endAll, fresh as freshIn, ready, run as runIn, type Run } from '../support/own-process.ts'
import { testDatabaseKind } from '../support/postgres.ts'

const embedded = testDatabaseKind() === 'pglite'

let scratch: string
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'lingxian-start-'))
})
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

afterEach(endAll)

const run = (settings: Record<string, string>): Run => runIn(scratch, settings)
const fresh = (name: string) => freshIn(scratch, name)

/** What is said and done when it cannot start: one line in both languages, code 1. */
async function refusal(settings: Record<string, string>): Promise<string> {
  const one = run(settings)
  expect(await one.ended).toBe(1)
  const said = one.errors().trimEnd()
  expect(said.split('\n')).toHaveLength(1)
  expect(said).toMatch(/[\u4e00-\u9fff]。 [A-Z“]/)
  return said
}

describe('a start', () => {
  test('says where it is reached, answers there, and a signal frees port, folder and database for the next one', async () => {
    const { settings, drop } = await fresh('twice')
    const port = await freePort()
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      const one = run({ ...settings, PORT: String(port) })
      const url = await ready(one)
      expect(url).toBe(`http://127.0.0.1:${port}`)
      expect(await health(url)).toMatchObject({ ready: true, database: embedded ? 'embedded' : 'server' })
      expect(one.lines.join('\n')).toContain('lingxian init')
      one.signal(signal)
      expect(await one.ended).toBe(0)
      expect(one.errors()).toBe('')
    }
    await drop()
  })

  test('ends when the script that started it is gone', async () => {
    const { settings, drop } = await fresh('orphan')
    const one = run(settings)
    await ready(one)
    one.disconnect()
    expect(await one.ended).toBe(0)
    await drop()
  })
})

describe('what it refuses', () => {
  test('a port in use: nothing is opened or made', async () => {
    const holder = createServer().listen(0, '127.0.0.1')
    await once(holder, 'listening')
    const { port } = holder.address() as AddressInfo
    const folder = join(scratch, 'never-made')
    expect(await refusal({ LINGXIAN_DATA: folder, PORT: String(port) })).toContain(`端口 ${port} 已被占用`)
    expect(existsSync(folder)).toBe(false)
    holder.close()
  })

  test('a setting that is none', async () => {
    expect(await refusal({ PORT: 'eighty' })).toContain('设置 PORT=eighty 无效')
  })

  test('an address that this machine does not have', async () => {
    expect(await refusal({ HOST: '192.0.2.1', LINGXIAN_DATA: join(scratch, 'never-made') })).toContain('设置 HOST=192.0.2.1 无效')
  })

  test('a database that does not answer, without saying its password', async () => {
    const said = await refusal({ DATABASE_URL: 'postgres://me:secret@127.0.0.1:1/none', LINGXIAN_DATA: join(scratch, 'unused') })
    expect(said).toContain('连不上数据库 127.0.0.1:1/none')
    expect(said).not.toContain('secret')
  })

  test('a database of a newer version: nothing of it is changed', async () => {
    const { settings, drop } = await fresh('newer')
    const options = { url: settings.DATABASE_URL, folder: settings.LINGXIAN_DATA }
    const versions = async (work: string) => {
      const db = await openDatabase(options)
      await db.owner((tx) => sql.raw(work).execute(tx))
      await db.close()
    }
    await versions(`insert into schema_version (version, name, hash) values (9999, 'from_the_future', 'x')`)
    expect(await refusal(settings)).toContain('数据库版本（9999）')
    await expect(openDatabase(options)).rejects.toMatchObject({ code: 'database_newer' })
    await drop()
  })

  if (embedded) {
    test('a second start on the same folder; the first goes on answering', async () => {
      const { settings, drop } = await fresh('shared')
      const first = run(settings)
      const url = await ready(first)
      expect(await refusal(settings)).toContain('正被另一个领衔进程使用')
      expect(await health(url)).toMatchObject({ ready: true })
      first.signal('SIGINT')
      expect(await first.ended).toBe(0)
      await drop()
    })

    test('a folder that cannot be made or written', async () => {
      const file = join(scratch, 'a-file')
      writeFileSync(file, '')
      expect(await refusal({ LINGXIAN_DATA: join(file, 'data') })).toContain('不能写入数据目录')
    })
  }
})

async function health(url: string): Promise<unknown> {
  return (await fetch(`${url}/api/v1/health`)).json()
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}
