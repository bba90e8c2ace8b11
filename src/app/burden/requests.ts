import { scopeOf } from '../../kernel/permission.ts'
import type { Command } from '../../kernel/permission.ts'
import type { RequestState } from '../../kernel/facts/burden.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import * as decide from '../../kernel/burden/decide-request.ts'
import type { DraftRequest } from '../../kernel/burden/check-request.ts'
import { monthOf } from '../../kernel/burden/months.ts'
import { lockName } from '../../store/locks.ts'
import { ownFiles } from '../activity/own-files.ts'
import type { Call } from '../call.ts'
import { permit } from '../permit.ts'
import { directoryOf } from '../views/organisation.ts'
import { decided, found, write, type Writing } from '../writing.ts'
import { askingUnit, checkedRequest, unitsAsked } from './check-request.ts'
import { nameOf } from './collect.ts'

type Written = { command: string; ids: { request: string } }

export type SendRequest = Omit<DraftRequest, 'unit'> & { command: string }

/**
 * Sends a request (要数、要材料) after the same check that its form has shown.
 *
 * @throws DeliveryError `request_known`, `request_maybe_known`, `request_over_ceiling`, `request_over_ceiling_elsewhere`, `request_short_notice`, `request_check_in`, `request_traces` …
 */
export function sendRequest(call: Call, { command, ...draft }: SendRequest): Promise<Written> {
  return write(call, { id: command, name: 'sendRequest', input: draft }, async (writing) => {
    const { tx, acting, today } = writing
    const id = writing.newId('request')
    const unit = askingUnit(acting)
    // Two requests of one month, sent at once, would each see the month without the other: they wait for each other.
    await lockName(tx, acting.tenant, `requests due in ${monthOf(draft.due)}`)
    await writing.lock([`request:${id}`])
    const directory = await directoryOf(tx, acting.tenant)
    const asked = { ...draft, unit, to: unitsAsked(directory, draft.to, today) }
    const checked = await checkedRequest(tx, acting, writing, directory, asked)
    const facts = decided(decide.sendRequest(id, asked, checked, (one) => nameOf(directory, one, today), writing))
    return { facts, answer: { ids: { request: id } } }
  })
}

export type AnswerRequest = { command: string; request: string; values: Record<string, string>; attachments: readonly { sha256: string }[]; replaces: boolean }

/**
 * Answers a request for the unit that one acts for.
 *
 * @throws DeliveryError `not_found` where the unit was not asked, `request_answered` where somebody else has just answered for it
 */
export function answerRequest(call: Call, { command, request: id, ...answer }: AnswerRequest): Promise<Written> {
  return write(call, { id: command, name: 'answerRequest', input: { id, ...answer } }, async (writing) => {
    const { acting, own } = writing
    const request = await locked(writing, id)
    // A unit that continues one that was asked answers for it.
    const unit = request.to.find((one) => one === acting.unit) ?? request.to.find((one) => own.includes(one))
    if (unit === undefined || acting.unit === null) throw new DeliveryError(scopeOf(acting.role, 'answerRequest') === 'city' ? 'request_not_asked' : 'not_found', { what: id })
    const attachments = await ownFiles(writing, answer.attachments)
    return { facts: decided(decide.answerRequest(request, { ...answer, unit, attachments }, writing)), answer: { ids: { request: id } } }
  })
}

export function returnRequest(call: Call, { command, request: id, unit, reason }: { command: string; request: string; unit: string; reason: string }): Promise<Written> {
  return write(call, { id: command, name: 'returnRequest', input: { id, unit, reason } }, async (writing) => {
    const request = await lockedOfAsker(writing, id, 'returnRequest')
    return { facts: decided(decide.returnRequest(request, { unit, reason }, writing)), answer: { ids: { request: id } } }
  })
}

export function closeRequest(call: Call, { command, request: id, reason }: { command: string; request: string; reason: string | null }): Promise<Written> {
  return write(call, { id: command, name: 'closeRequest', input: { id, reason } }, async (writing) => {
    const request = await lockedOfAsker(writing, id, 'closeRequest')
    return { facts: decided(decide.closeRequest(request, { reason }, writing)), answer: { ids: { request: id } } }
  })
}

export function cancelRequest(call: Call, { command, request: id, reason }: { command: string; request: string; reason: string }): Promise<Written> {
  return write(call, { id: command, name: 'cancelRequest', input: { id, reason } }, async (writing) => {
    const request = await lockedOfAsker(writing, id, 'cancelRequest')
    return { facts: decided(decide.cancelRequest(request, { reason }, writing)), answer: { ids: { request: id } } }
  })
}

async function locked(writing: Writing, id: string): Promise<RequestState> {
  const subject = `request:${id}`
  return found<RequestState>(await writing.lock([subject]), subject, id)
}

/** @throws DeliveryError `not_found` for who has nothing to do with it, `forbidden` for who was only asked */
async function lockedOfAsker(writing: Writing, id: string, command: Command): Promise<RequestState> {
  const request = await locked(writing, id)
  const { acting, own } = writing
  if (scopeOf(acting.role, command) !== 'city' && !own.includes(request.unit) && !request.to.some((unit) => own.includes(unit))) throw new DeliveryError('not_found', { what: id })
  permit(acting, command, [request.unit], own)
  return request
}
