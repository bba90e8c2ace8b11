import canonicalize from 'canonicalize'
import { scheme as schemeSchema, type Scheme } from '../../kernel/pack/scheme-schema.ts'
import type { Deps } from '../call.ts'

/** Large enough for the schemes of several cities; what is kept under its hash never changes. */
const KEPT = 128
const parsed = new Map<string, Scheme>()

/** Keeps the content of a scheme as a content-addressed file: what a run goes by, whatever becomes of the scheme later. @returns its hash */
export async function keepScheme(deps: Deps, content: Scheme): Promise<string> {
  const { sha256 } = await deps.files.put(new TextEncoder().encode(canonicalize(content) ?? ''))
  return sha256
}

/** @throws DeliveryError `not_found`, Error when the file was changed */
export async function schemeIn(deps: Deps, sha256: string): Promise<Scheme> {
  const known = parsed.get(sha256)
  if (known) return known
  const content = schemeSchema.parse(JSON.parse(new TextDecoder().decode(await deps.files.get(sha256))))
  const [oldest] = parsed.keys()
  if (parsed.size >= KEPT && oldest !== undefined) parsed.delete(oldest)
  parsed.set(sha256, content)
  return content
}
