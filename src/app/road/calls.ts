import type { CallState } from '../../kernel/facts/call.ts'
import * as decide from '../../kernel/decide/road.ts'
import type { Day } from '../../kernel/time/day.ts'
import type { Call } from '../call.ts'
import { ledgerRules } from '../matter/concerned.ts'
import { decided, found, write } from '../writing.ts'

type Written = { command: string; ids: { call: string } }

/** The office calls for proposals (征集): which ledger's, for which year, until when. */
export function openCall(call: Call, input: { command: string; ledger: string; year: number; until: Day; text: string }): Promise<Written> {
  return write(call, { id: input.command, name: 'openCall', input }, async (writing) => {
    const id = writing.newId('call')
    await writing.lock([`call:${id}`])
    const { ledger, year, until, text } = input
    return { facts: decided(decide.openCall(ledgerRules(writing.packs, ledger), { id, year, until, text }, writing)), answer: { ids: { call: id } } }
  })
}

/** Ends a call before its day, with the reason. */
export function endCall(call: Call, input: { command: string; call: string; reason: string }): Promise<Written> {
  return write(call, { id: input.command, name: 'endCall', input }, async (writing) => {
    const subject = `call:${input.call}`
    const state = found<CallState>(await writing.lock([subject]), subject, input.call)
    return { facts: decided(decide.endCall(state, input.reason, writing)), answer: { ids: { call: state.id } } }
  })
}
