import { existsSync, readFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { sampleLabels, sampleNames, scoreSamples } from '../../test/support/scores/corpora.ts'
import type { TaskLabel } from '../../test/support/scores/layers.ts'
import { read } from './index.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

function sample(name: string): string {
  return readFileSync(`${root}samples/${name}`, 'utf8')
}

function labelsOf(name: string): TaskLabel[] {
  return (sampleLabels<TaskLabel>(name, 'labels') ?? []).map(({ label }) => label)
}

const ABOUT_TASKS = /^(tasks|roles|due|territory):/

describe('our samples, against labels made by reading', () => {
  test.each(sampleNames)('%s: every task with its units, places and deadline, and nothing else', (name) => {
    const labels = labelsOf(name)
    const { counts, failures } = scoreSamples([name])
    expect(counts.tasks).toEqual({ found: labels.length, labels: labels.length, said: labels.length })
    expect(failures.filter(({ what }) => ABOUT_TASKS.test(what))).toEqual([])
    const places = labels.flatMap(({ territory }) => territory ?? [])
    expect(read(sample(`${name}.txt`)).tasks.flatMap(({ territory }) => territory ?? [])).toEqual(places)
  })

  test('the gazette has tasks enough in every layout', () => {
    const labels = labelsOf('gazette')
    expect(labels.length).toBeGreaterThanOrEqual(48)
    expect([...new Set(labels.map(({ form }) => form))].sort()).toEqual(['bracket', 'duty', 'line', 'row', 'running'])
  })

  test('the gazette holds seven numbered documents, one of them without a task', () => {
    const { documents, tasks } = read(sample('gazette.txt'))
    expect(documents.map(({ number }) => number)).toEqual([
      '河政办发〔2023〕11号', '河政办发〔2023〕12号', '河政办发〔2023〕14号', '河政函〔2023〕21号', '河政办函〔2023〕33号', '河政办发〔2023〕17号', '河卫发〔2023〕9号',
    ])
    expect(documents.filter(({ id }) => tasks.every(({ document }) => document !== id)).map(({ number }) => number)).toEqual(['河政函〔2023〕21号'])
  })

  test.each(['no-task', 'district-report', 'report', 'statistics'])('%s has no task', (name) => {
    expect(read(sample(`${name}.txt`)).tasks).toEqual([])
  })
})

const seeds = `${root}../shared/eval/eval.mjs`

describe.runIf(existsSync(seeds))('documents of real offices (needs ../shared)', () => {
  test('scores do not fall', { timeout: 60_000 }, () => {
    const least = 'annotated=1,tasks=0.99,roles=0.99,rolesExact=0.98,targets=0.99,targetFields=0.99,periodic=0.97,figures=0.94,arithmetic=0.97,inconsistent=1'
    const command = [process.execPath, `${root}src/cli/main.ts`, 'read', '--json']
    const run = spawnSync(process.execPath, [seeds, '--failures', '--min', least, '--', ...command], { encoding: 'utf8' })
    expect(run.stdout + run.stderr).not.toMatch(/is under|FALSE ALARM/)
    expect(run.status).toBe(0)
  })
})
