import canonicalize from 'canonicalize'
import type { EnteredAdjustment, HandScore } from '../../kernel/facts/assessment.ts'
import type { Assessed, Assessee, EarlierResult, SetByReview } from '../../kernel/assess/types.ts'
import type { Deps } from '../call.ts'

type Version = { id: string; version: string; hash: string }

/** What the content-addressed file of a delivery or of the frozen result says: everything that the result came from, and the result. */
export type AssessmentFile = {
  form: 'lingxian assessment 1'
  assessment: string
  title: string
  scheme: string
  schemeFile: string
  period: string
  cutoff: string
  /** the instant by which everything was recorded that counts */
  knownBy: string
  /** the versions of packs and calendar that were in force */
  by: { packs: Version[]; calendar: Version }
  /** entered by people; who entered it stands in the log */
  hand: Omit<HandScore, 'actor' | 'post'>[]
  entered: Omit<EnteredAdjustment, 'actor' | 'post'>[]
  assessees: Assessee[]
  reviews: SetByReview[]
  earlier: EarlierResult[]
  result: Assessed
}

/** Results of several years of several cities; a kept result never changes. */
const KEPT = 64
const parsed = new Map<string, AssessmentFile>()

export function bytesOf(file: AssessmentFile): Uint8Array {
  return new TextEncoder().encode(canonicalize(file) ?? '')
}

/** @returns the hash under which it is kept */
export async function keepResult(deps: Deps, file: AssessmentFile): Promise<string> {
  return (await deps.files.put(bytesOf(file))).sha256
}

/** @throws DeliveryError `not_found`, Error when the file was changed: a frozen result is never made anew */
export async function resultIn(deps: Deps, sha256: string): Promise<AssessmentFile> {
  const known = parsed.get(sha256)
  if (known) return known
  // Our own canonical text under its hash: what was written is what is read.
  const file = JSON.parse(new TextDecoder().decode(await deps.files.get(sha256))) as AssessmentFile
  const [oldest] = parsed.keys()
  if (parsed.size >= KEPT && oldest !== undefined) parsed.delete(oldest)
  parsed.set(sha256, file)
  return file
}
