import { toldOf } from './app/system/told-of-error.ts'
import type { JobReport } from './app/background/run.ts'
import { DeliveryError } from './kernel/errors.ts'

/** How the program speaks of itself while it starts, runs and stops: in sentences for who sits before it, or a JSON object a line for who collects logs. */
export type Voice = {
  /** what one wants to know: on the standard output */
  say: (event: string, line: string, facts?: Record<string, unknown>) => void
  /** what went wrong: on the standard error */
  fail: (event: string, error: unknown, facts?: Record<string, unknown>) => void
  /** a run of a job; one that did nothing is told only where everything is */
  job: (run: JobReport) => void
}

/** Levels as the lines of requests have them. */
const INFO = 30
const ERROR = 50

export function openVoice({ format, level }: { format: 'text' | 'json'; level: 'error' | 'info' }, out: NodeJS.WritableStream = process.stdout, err: NodeJS.WritableStream = process.stderr): Voice {
  const write = (to: NodeJS.WritableStream, line: string) => void to.write(`${line}\n`)
  const voice: Voice =
    format === 'json'
      ? {
          say: (event, line, facts) => write(out, JSON.stringify({ level: INFO, time: Date.now(), event, ...facts, msg: line })),
          fail: (event, error, facts) => write(err, JSON.stringify({ level: ERROR, time: Date.now(), event, ...facts, ...wrong(error) })),
          job: () => {},
        }
      : {
          say: (_, line) => write(out, line),
          fail: (_, error, facts) => write(err, `${facts ? `${Object.values(facts).join(' ')}: ` : ''}${sentence(error)}`),
          job: () => {},
        }
  return {
    ...voice,
    job: (run) => {
      if (run.outcome === 'failed') return voice.fail('job', run.error, { job: run.job ?? 'jobs', ms: run.ms })
      if (level === 'info' && format === 'json') voice.say('job', run.outcome, { job: run.job, done: run.done, ms: run.ms })
    },
  }
}

function wrong(error: unknown) {
  return error instanceof DeliveryError ? { code: error.code, msg: error.sentences.zh, en: error.sentences.en } : { msg: 'internal error', err: toldOf(error) }
}

/** A refusal in both languages; anything else as what it is and where it came from. */
function sentence(error: unknown): string {
  if (error instanceof DeliveryError) return `${error.sentences.zh} ${error.sentences.en}`
  const { type, message, code, stack, cause } = toldOf(error)
  return [`${type}${code ? ` ${code}` : ''}: ${message}`, ...(stack ? [stack] : []), ...(cause ? [`because of ${cause.type}: ${cause.message}`] : [])].join('\n')
}
