import type { Problem } from './channel.ts'
import { GuardRefusal } from './guard.ts'

const TIMED_OUT = new Set(['ETIMEDOUT', 'TimeoutError', 'UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'ABORT_ERR'])
const NOT_TRUSTED = /CERT|TLS|SSL|^ERR_TLS|UNABLE_TO_VERIFY|SELF_SIGNED/i

/** What broke on the way, from an error's codes alone: its message may hold an address with a secret in it. */
export function problemOf(error: unknown): Problem {
  if (error instanceof GuardRefusal) return { code: 'guarded', detail: null }
  const codes = codesOf(error)
  if (codes.some((code) => NOT_TRUSTED.test(code))) return { code: 'tls', detail: null }
  if (codes.some((code) => TIMED_OUT.has(code))) return { code: 'timeout', detail: null }
  return { code: 'unreachable', detail: null }
}

/** The codes and names of an error and of what caused it; deeper than this nothing is wrapped. */
export function codesOf(error: unknown, depth = 4): string[] {
  if (!(error instanceof Error) || depth === 0) return []
  // The mail library puts the code of what broke beside its own.
  const own = [codeIn(error, 'code'), codeIn(error, 'originalCode')].flatMap((code) => code ?? [])
  const several = error instanceof AggregateError ? error.errors : []
  return [...own, error.name, ...codesOf(error.cause, depth - 1), ...several.flatMap((one) => codesOf(one, depth - 1))]
}

function codeIn(error: Error, key: string): string | null {
  const code: unknown = Reflect.get(error, key)
  return typeof code === 'string' ? code : null
}
