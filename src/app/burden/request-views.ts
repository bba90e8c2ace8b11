import { answerStatus, requestStatus } from '../../kernel/burden/decide-request.ts'
import type { RequestState } from '../../kernel/facts/burden.ts'
import { may, type Command } from '../../kernel/permission.ts'
import { workingDaysLate, workingDaysUntil } from '../../kernel/time/calendar.ts'
import type { Acting } from '../call.ts'
import type { Inputs } from '../city/inputs.ts'
import { commandsOfActing } from '../permit.ts'
import { unitRef, type Directory } from '../views/organisation.ts'

export type RequestLook = { acting: Acting; own: readonly string[]; inputs: Inputs; directory: Directory }

/** Whether somebody sees who answered what: who asked, and the office. */
export function seesAnswers({ acting, own }: Pick<RequestLook, 'acting' | 'own'>, { unit }: Pick<RequestState, 'unit'>): boolean {
  return may(acting.role, 'returnRequest', { units: [unit], own })
}

/** The unit for which somebody answers a request: their own, or what it continues; null: they were not asked. */
export function answersAs({ acting, own }: Pick<RequestLook, 'acting' | 'own'>, { to }: Pick<RequestState, 'to'>): string | null {
  if (acting.unit === null) return null
  return to.find((unit) => unit === acting.unit) ?? to.find((unit) => own.includes(unit)) ?? null
}

/** A request as lists show it: to who asked and the office with how many have answered, to who was asked with where their own answer stands. */
export function requestRow(request: RequestState, look: RequestLook) {
  const { inputs, directory } = look
  const { today, calendar } = inputs
  const all = seesAnswers(look, request)
  const unit = answersAs(look, request)
  const status = requestStatus(request)
  const own = unit === null ? null : answerStatus(request.answers.find((answer) => answer.unit === unit))
  return {
    id: request.id,
    title: request.title,
    unit: unitRef(directory, request.unit, today) ?? { id: request.unit, name: '' },
    sentOn: request.sent.on,
    due: request.due,
    workdaysLeft: request.due >= today ? workingDaysUntil(today, request.due, calendar) : 0,
    workdaysLate: workingDaysLate(request.due, today, calendar),
    status,
    fields: request.fields.length,
    minutes: request.minutes,
    answers: all ? { asked: request.to.length, answered: request.to.filter((one) => answerStatus(request.answers.find((answer) => answer.unit === one)) === 'answered').length } : null,
    own,
    mine: unit !== null && status === 'open' && own !== 'answered' && commandsOfActing(look.acting).includes('answerRequest'),
  }
}

const ASKERS: readonly Command[] = ['returnRequest', 'closeRequest', 'cancelRequest', 'exportRequest']

/** What may be done with a request now. */
export function mayDo(request: RequestState, look: RequestLook): Command[] {
  const open = requestStatus(request) === 'open'
  const asker = ASKERS.filter((command) => (open || command === 'exportRequest') && may(look.acting.role, command, { units: [request.unit], own: look.own }))
  const answers = open && answersAs(look, request) !== null && commandsOfActing(look.acting).includes('answerRequest')
  return answers ? [...asker, 'answerRequest'] : asker
}
