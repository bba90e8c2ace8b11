import { mistake, type Finding, type PackPath } from './finding.ts'
import { partOf } from '../part.ts'
import type { Pack } from './schema.ts'

/**
 * Whether meetings name what there is: a ledger whose matters units carry and its text field, a kind of record, a letter in the form of minutes; of the pack
 * itself or of one that it uses.
 */
export function checkMeetings(pack: Pack, used: readonly Pack[]): Finding[] {
  const packs = [pack, ...used]
  return pack.meetings.flatMap((meeting, index) => {
    const path: PackPath = ['meetings', index]
    const owner = packs.find(({ ledgers }) => ledgers.some(({ id }) => id === meeting.ledger))
    const ledger = owner?.ledgers.find(({ id }) => id === meeting.ledger)
    const carried = ledger && owner?.duties.some((duty) => ledger.duties.includes(duty.id) && duty.holder === 'unit' && partOf(duty) === 'carries')
    const letter = packs.flatMap(({ letters }) => letters).find(({ id }) => id === meeting.minutes)
    return [
      ...(ledger ? [] : [unknown([...path, 'ledger'], '台账', 'ledger', meeting.ledger)]),
      ...(ledger && !carried
        ? [mistake('unknown_reference', [...path, 'ledger'], `台账“${ledger.id}”没有由单位承办的责任分工，议定事项落不到单位。`, `The ledger “${ledger.id}” has no duty by which a unit carries its matters: decisions would be nobody’s.`)]
        : []),
      ...(!ledger || meeting.wording === undefined || ledger.fields.some(({ id, type }) => id === meeting.wording && type === 'text') ? [] : [unknown([...path, 'wording'], '文字栏', 'field of text', meeting.wording)]),
      ...(meeting.activity === undefined || packs.some(({ activities }) => activities.some(({ id }) => id === meeting.activity)) ? [] : [unknown([...path, 'activity'], '推进记录', 'activity', meeting.activity)]),
      ...(meeting.minutes === undefined || letter ? [] : [unknown([...path, 'minutes'], '公文', 'letter', meeting.minutes)]),
      ...(letter && letter.form !== 'minutes' ? [mistake('wrong_choice', [...path, 'minutes'], `“${letter.id}”不是纪要（form: minutes）。`, `“${letter.id}” is not in the form of minutes (form: minutes).`)] : []),
    ]
  })
}

function unknown(path: PackPath, zh: string, en: string, name: string): Finding {
  return mistake('unknown_reference', path, `没有${zh}“${name}”。本模板及其 uses 列出的模板里都没有。`, `There is no ${en} “${name}”, neither here nor in a pack that this one uses.`)
}
