import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { kindNames, type Fact } from '../../src/kernel/facts/index.ts'
import { fold } from '../../src/kernel/fold.ts'
import { leafOf } from '../../src/store/hash.ts'

const folder = join(import.meta.dirname, '..', 'golden')
type Line = { fact: Fact; salt: string; sm3: string; sha256: string }

const LOGS = ['issue-a', 'issue-b', 'issue-c', 'issue-d', 'issue-e', 'issue-f']

describe.each(LOGS)('the log of %s', (name) => {
  const lines = readFileSync(join(folder, `${name}.log.jsonl`), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Line)
  const states = JSON.parse(readFileSync(join(folder, `${name}.states.json`), 'utf8')) as Record<string, unknown>

  // What they said then; a later version may know more of the same subject.
  test('its facts still say what they said', () => {
    const folded = [...Map.groupBy(lines.map(({ fact }) => fact), ({ subject }) => subject)].map(([subject, facts]) => [subject, fold(facts)])
    expect(Object.fromEntries(folded)).toMatchObject(states)
  })

  test.each(['sm3', 'sha256'] as const)('its leaves still have their %s hashes', (algorithm) => {
    const hashes = lines.map(({ fact, salt }) => leafOf(fact, fact.payload, Buffer.from(salt, 'hex'), algorithm).leafHash.toString('hex'))
    expect(hashes).toEqual(lines.map((line) => line[algorithm]))
  })
})

test('every kind of fact stands in some golden log', () => {
  const lines = LOGS.flatMap((name) => readFileSync(join(folder, `${name}.log.jsonl`), 'utf8').trim().split('\n'))
  const kinds = new Set(lines.map((line) => (JSON.parse(line) as Line).fact.kind))
  expect(kindNames.filter((kind) => !kinds.has(kind))).toEqual([])
})
