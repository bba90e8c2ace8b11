import { registerSubject, type LetterState, type RegisterState, type TemplateState } from '../../kernel/facts/letter.ts'
import type { UnitState } from '../../kernel/facts/organisation.ts'
import { issueLetter as issued, mayIssue, numberFor } from '../../kernel/letter/decide.ts'
import { codeOf, issuesOn, numberText, seriesOf } from '../../kernel/letter/number.ts'
import { refuseRoute } from '../../kernel/letter/route.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import type { LetterKind } from '../../kernel/pack/schema.ts'
import { yearOf, type Day } from '../../kernel/time/day.ts'
import { lockName } from '../../store/locks.ts'
import { filesNamed } from '../../store/queries/files.ts'
import { lastGiven, letterNumbered } from '../../store/queries/letters.ts'
import { statesOf } from '../../store/queries/subjects.ts'
import type { Call } from '../call.ts'
import { found, write, type Writing } from '../writing.ts'
import { letterKind } from './for-kind.ts'
import { lockLetter, type LockedLetter } from './lock-letter.ts'
import { paperOf } from './paper-of.ts'
import { templateSubject } from './templates.ts'

export type IssueLetter = { command: string; letter: string; n?: number | undefined; occurredOn?: Day | undefined }

/**
 * Issues a letter (印发): it gets the next number of its series, its paper is written and frozen under its hash. Number and letter stand in
 * one transaction on the locked register.
 */
export function issueLetter(call: Call, input: IssueLetter): Promise<{ command: string; ids: { letter: string; number: string } }> {
  return write(call, { id: input.command, name: 'issueLetter', input }, async (writing) => {
    const on = input.occurredOn ?? writing.today
    const register = await registerOf(writing, input.letter, yearOf(on))
    if (register) {
      // By the number as it stands on paper, not by the register: two issuers with one code wait for each other, and two firsts too.
      await lockName(writing.tx, writing.acting.tenant, `number ${register.year} ${register.series}`)
      await writing.lock([`letter:${input.letter}`, register.subject])
    }
    const locked = await lockLetter(writing, input.letter, 'issueLetter')
    const { letter, issuer, chart } = locked
    const kind = letterKind(writing.packs, letter.pack, letter.kind)
    const refused = mayIssue(letter, on, refuseRoute(kind, issuer, letter.to, chart), writing)
    if (refused) throw new DeliveryError(refused.refusal.code, refused.refusal.facts)
    const number = register ? await numberOf(writing, locked, register, input.n ?? null) : null
    const sha256 = await frozen(writing, locked, kind, { number: number && numberText(number), on })
    return { facts: issued(letter, { number, sha256, on }), answer: { ids: { letter: letter.id, number: number ? numberText(number) : '' } } }
  })
}

type Register = { subject: string; series: string; year: number }

/** The register whose number the letter will bear; null where its kind bears none. */
async function registerOf({ tx, acting, packs, city }: Writing, id: string, year: number): Promise<Register | null> {
  const subject = `letter:${id}`
  const letter = found<LetterState>(await statesOf<LetterState>(tx, acting.tenant, [subject]), subject, id)
  const { series } = letterKind(packs, letter.pack, letter.kind)
  if (series === undefined) return null
  const unit = `unit:${letter.issuer}`
  const issuer = found<UnitState>(await statesOf<UnitState>(tx, acting.tenant, [unit]), unit, letter.issuer)
  const full = seriesOf(issuer, city.name, series)
  return { subject: registerSubject(letter.issuer, full, year), series: full, year }
}

async function numberOf({ tx, acting, city, lock }: Writing, { issuer, directory, chart }: LockedLetter, { subject, series, year }: Register, wanted: number | null) {
  const register = (await lock([subject])).get(subject) as RegisterState | undefined
  const elsewhere = (await lastGiven(tx, acting.tenant, { series, year }))
    .filter((one) => one.issuer !== issuer.id)
    .map(({ issuer: other, last }) => {
      const unit = found<UnitState>(directory.units, other, other)
      return { name: unit.name, last, issues: issuesOn(unit, chart.day) }
    })
  const taken = wanted === null ? undefined : await letterNumbered(tx, acting.tenant, { series, year, n: wanted })
  const result = numberFor({ code: codeOf(issuer, city.name), series, year, register: register ?? null, elsewhere, wanted, takenBy: taken?.title ?? null })
  if ('refusal' in result) throw new DeliveryError(result.refusal.code, result.refusal.facts)
  return result.number
}

/** Writes the paper as it goes out and keeps it under its hash. */
async function frozen({ tx, call, acting, city }: Writing, { letter, issuer, directory }: LockedLetter, kind: LetterKind, { number, on }: { number: string | null; on: Day }): Promise<string> {
  const subject = templateSubject(letter.pack, letter.kind)
  const template = (await statesOf<TemplateState>(tx, acting.tenant, [subject])).get(subject) ?? null
  const files = await filesNamed(tx, acting.tenant, letter.attachments)
  const { writeLetter } = await import('../../letters/docx/index.ts')
  const bytes = await writeLetter(paperOf(letter, { kind, issuer, template, directory, files, demonstration: city.demonstration, number, issuedOn: on, day: on }))
  return (await call.deps.files.put(bytes)).sha256
}
