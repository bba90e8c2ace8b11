import type { LetterState, RegisterState } from '../../kernel/facts/letter.ts'
import { numberText } from '../../kernel/letter/number.ts'
import { yearOf } from '../../kernel/time/day.ts'
import { lettersNumbered, lettersSeen } from '../../store/queries/letters.ts'
import { statesOfType } from '../../store/queries/subjects.ts'
import type { Call } from '../call.ts'
import { inputsOf } from '../city/inputs.ts'
import { ownUnits, permitSomewhere, reachOfActing } from '../permit.ts'
import { directoryOf, unitRef } from '../views/organisation.ts'
import { reachOfLetters } from './letters-reach.ts'

/** The register of a year (发文字号登记): what was issued and what was withdrawn, in order, none left out. Units see their own registers. */
export async function listLetterNumbers(call: Call, { year: wanted, issuer }: { year?: number | undefined; issuer?: string | undefined }) {
  permitSomewhere(call.acting, 'listLetterNumbers')
  const { deps, acting } = call
  return deps.db.read(acting.tenant, async (db) => {
    const { today } = await inputsOf(deps, db, acting.tenant)
    const year = wanted ?? yearOf(today)
    const own = await ownUnits(db, acting, today)
    const reach = await reachOfActing(db, acting, own)
    const directory = await directoryOf(db, acting.tenant)
    const visible = await reachOfLetters(db, { acting, own, reach, today }, directory)
    const registers = (await statesOfType<RegisterState>(db, acting.tenant, 'register')).filter((one) => one.year === year && (!issuer || one.issuer === issuer) && (visible === null || own.includes(one.issuer)))
    const letters = await lettersNumbered(db, acting.tenant, { year, issuer })
    const seen = new Set((await lettersSeen(db, acting.tenant, letters.map(({ id }) => id), visible)).map(({ id }) => id))
    const unit = (id: string) => unitRef(directory, id, today) ?? { id, name: '' }
    const order = (id: string) => directory.units.get(id)?.order ?? 0
    return {
      year,
      series: registers
        .sort((a, b) => order(a.issuer) - order(b.issuer) || (a.series < b.series ? -1 : 1))
        .map((register) => ({
          series: register.series,
          issuer: unit(register.issuer),
          last: register.last,
          rows: letters.flatMap((letter) => numberRow(letter, register, seen.has(letter.id)) ?? []).map((row) => ({ ...row, issuer: unit(register.issuer) })),
        })),
    }
  })
}

function numberRow({ id, title, issuer, issued, withdrawn }: LetterState, register: RegisterState, shown: boolean) {
  const number = issued?.number
  if (!number || issuer !== register.issuer || number.series !== register.series) return null
  return { number: numberText(number), n: number.n, letter: id, title: shown ? title : '', shown, status: withdrawn ? ('withdrawn' as const) : ('issued' as const), issuedOn: issued.on, withdrawn }
}
