import { spawn } from 'node:child_process'

const LANES = 2
const STEP_LIMIT_MS = 40 * 60_000

const running = new Set()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    for (const child of running) child.kill(signal)
    process.exit(1)
  })
}

/**
 * Runs the steps, at most two at a time, and prints one line for each, with everything a failed one said.
 *
 * A step answers { passed, failed, output, notes }. One that throws counts as one failure: nothing may vanish.
 *
 * @returns the sums of passed and failed
 */
export async function runAll(steps, context) {
  const queue = [...steps]
  const sum = { passed: 0, failed: 0 }
  const lane = async () => {
    for (let step = queue.shift(); step !== undefined; step = queue.shift()) {
      console.log(`… ${step.name}`)
      const startedAt = Date.now()
      const result = await outcome(step, context)
      report(step.name, result, (Date.now() - startedAt) / 1000)
      sum.passed += result.passed
      sum.failed += result.failed
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  return sum
}

async function outcome(step, context) {
  try {
    const result = await step.run(context)
    if (result.passed + result.failed > 0) return result
    return { ...result, failed: 1, notes: [...result.notes, 'It ran no test at all, which counts as a failure.'] }
  } catch (error) {
    return { passed: 0, failed: 1, output: error.stack ?? String(error), notes: [] }
  }
}

function report(name, { passed, failed, output, notes }, seconds) {
  if (failed > 0) console.log(`\n── ${name} ${'─'.repeat(60)}\n${output.trimEnd()}\n${'─'.repeat(64 + name.length)}`)
  const counts = failed > 0 ? `${passed} passed, ${failed} failed` : `${passed} passed`
  console.log(`${failed > 0 ? '✗' : '✓'} ${name}: ${counts} (${seconds.toFixed(1)} s)`)
  for (const note of notes) console.log(`  ${note}`)
}

/** Runs a program to its end; answers { code, output } with both streams in the order they came. */
export function runProgram(program, args, { root, env }) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    running.add(child)
    let output = ''
    const collect = (chunk) => {
      output += chunk
    }
    child.stdout.setEncoding('utf8').on('data', collect)
    child.stderr.setEncoding('utf8').on('data', collect)
    const limit = setTimeout(() => {
      output += `\nStopped: it ran longer than ${STEP_LIMIT_MS / 60_000} minutes.\n`
      child.kill('SIGKILL')
    }, STEP_LIMIT_MS)
    const settle = () => {
      clearTimeout(limit)
      running.delete(child)
    }
    child.on('error', (error) => {
      settle()
      reject(error)
    })
    child.on('close', (code) => {
      settle()
      resolve({ code, output })
    })
  })
}
