// `npm test`: every check and every test, and one last line that counts them.
// Must run on Node 18 in a clean clone; what it starts runs on the repository's own Node.
import { delimiter, join } from 'node:path'
import { ensureWebBuilt } from './build-web.mjs'
import { ensureInstalled, ownNode, root } from './install.mjs'
import { runAll } from './test-runner.mjs'
import { command, vitest } from './test-steps.mjs'

const bin = (...path) => join(root, 'node_modules', ...path)

const remembering = ['--incremental', '--tsBuildInfoFile', bin('.cache', 'lingxian', 'tsc.json')]

// In this order, two at a time; after two short ones the longest first, so that both lanes end at about the same time.
const STEPS = [
  command('rooms', ['scripts/check-rooms.mjs']),
  command('tenant', ['scripts/check-tenant.mjs']),
  vitest('browser', { maxWorkers: 1, before: ensureWebBuilt }),
  vitest('pglite', { maxWorkers: 1 }),
  vitest('postgres', { maxWorkers: 1 }),
  command('lint', [bin('eslint', 'bin', 'eslint.js'), '.']),
  vitest('unit', { maxWorkers: 2 }),
  command('typecheck', [bin('typescript', 'bin', 'tsc'), '--noEmit', ...remembering]),
]

try {
  const wanted = process.argv.slice(2)
  const unknown = wanted.find((name) => !STEPS.some((step) => step.name === name))
  if (unknown !== undefined) {
    throw new Error(`No step is called “${unknown}”; there are: ${STEPS.map((step) => step.name).join(', ')}.`)
  }
  await ensureInstalled()
  // What one of the many processes has compiled (libraries, and the program where it is started as a program) the others need not.
  const compiled = { NODE_COMPILE_CACHE: bin('.cache', 'compiled') }
  const env = { ...compiled, ...process.env, PATH: `${bin('.bin')}${delimiter}${process.env.PATH}`, NO_COLOR: '1' }
  delete env.FORCE_COLOR
  const steps = wanted.length === 0 ? STEPS : STEPS.filter((step) => wanted.includes(step.name))
  const { passed, failed } = await runAll(steps, { node: ownNode, root, env })
  console.log(`tests: ${passed} passed, ${failed} failed`)
  process.exitCode = failed === 0 ? 0 : 1
} catch (error) {
  console.error(error.message)
  console.log('tests: 0 passed, 1 failed')
  process.exitCode = 1
}
