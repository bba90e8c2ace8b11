import { parentPort } from 'node:worker_threads'

/** A thread that does what it is told, so that a test can make it fail in every way there is. */
export type TestTask = { say: string; progress?: readonly string[] } | { refuse: string } | { fail: string } | { throwLate: string } | { exit: number } | { hang: true } | { eatMemory: true }

const port = parentPort

port?.on('message', (task: TestTask) => {
  if ('exit' in task) process.exit(task.exit)
  if ('throwLate' in task) throw new Error(task.throwLate)
  if ('eatMemory' in task) fill()
  if ('hang' in task) for (;;) Math.sqrt(2)
  if ('refuse' in task) port.postMessage({ refused: task.refuse })
  else if ('fail' in task) port.postMessage({ failed: { message: task.fail, stack: `Error: ${task.fail}\n    at there` } })
  else if ('say' in task) {
    for (const progress of task.progress ?? []) port.postMessage({ progress })
    port.postMessage({ result: task.say })
  }
})

function fill(): never {
  const kept: string[][] = []
  for (;;) kept.push(Array.from({ length: 100_000 }, (_, index) => `${kept.length} ${index}`))
}
