import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { runProgram } from './test-runner.mjs'

const NEEDS_SHARED = 'needs ../shared'

/** A check that is one test: passed when the program ends with 0. */
export function command(name, args) {
  return {
    name,
    async run(context) {
      const { code, output } = await runProgram(context.node, args, context)
      return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output, notes: [] }
    },
  }
}

/**
 * A vitest project, counted by its own report.
 *
 * @param options.maxWorkers processes it may use
 * @param options.before what must be there first, the built web app for example
 */
export function vitest(name, { maxWorkers, before }) {
  return {
    name,
    async run(context) {
      if (before !== undefined) await before()
      const folder = mkdtempSync(join(tmpdir(), 'lingxian-test-'))
      try {
        const file = join(folder, 'report.json')
        const cli = join(context.root, 'node_modules', 'vitest', 'vitest.mjs')
        const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
        const args = [cli, 'run', '--project', name, `--maxWorkers=${maxWorkers}`, '--allowOnly=false', ...reporters]
        const { code, output } = await runProgram(context.node, args, context)
        const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { testResults: [] }
        return { output, ...countTests(report, { code, root: context.root, hasShared: existsSync(join(context.root, '..', 'shared')) }) }
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    },
  }
}

/**
 * Counts a vitest report so that nothing is lost: a file that could not be loaded, an error outside every test and
 * a skipped test are failures. Only tests that say they need ../shared may stay out, and only where it is absent.
 */
export function countTests(report, { code, root, hasShared }) {
  const counts = { passed: 0, failed: 0, notes: [] }
  for (const file of report.testResults) {
    if (file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed')) {
      counts.failed += 1
      counts.notes.push(`${relative(root, file.name)}: failed outside its tests`)
    }
    for (const test of file.assertionResults) {
      if (test.status === 'passed') counts.passed += 1
      else if (test.status === 'failed') counts.failed += 1
      else if (test.fullName.includes(NEEDS_SHARED) && !hasShared) counts.notes.push(`left out: ${test.fullName}`)
      else {
        counts.failed += 1
        counts.notes.push(`skipped, which counts as a failure: ${relative(root, file.name)}: ${test.fullName}`)
      }
    }
  }
  if (code !== 0 && counts.failed === 0) {
    counts.failed = 1
    counts.notes.push(`vitest ended with code ${code} though no test failed`)
  }
  return counts
}
