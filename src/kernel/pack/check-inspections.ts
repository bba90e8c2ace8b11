import { dutiesThat } from '../part.ts'
import { mistake, type Finding, type PackPath } from './finding.ts'
import type { Ledger, Pack } from './schema.ts'

type Named = { id: string }

/** Whether the kinds of inspection of a pack name ledgers, letters and records that there are, in it or in a used one. */
export function checkInspections(pack: Pack, used: readonly Pack[]): Finding[] {
  const ledgers = [pack, ...used].flatMap((one) => one.ledgers)
  return pack.inspections.flatMap(({ id, ledger, opinion, activity, atMost, quota }, index) => {
    const path: PackPath = ['inspections', index]
    const target = ledgers.find((one) => one.id === ledger)
    return [
      ...unknown(ledger, ledgers, [...path, 'ledger'], '台账', 'ledger'),
      ...(target && !target.findings
        ? [mistake('missing', [...path, 'ledger'], `台账“${ledger}”没有写明 findings，不能收督察发现的问题。`, `The ledger “${ledger}” does not say findings; what inspections find cannot go there.`)]
        : []),
      ...unknown(opinion, pack.letters, [...path, 'opinion'], '公文', 'letter'),
      ...unknown(activity, [pack, ...used].flatMap((one) => one.activities), [...path, 'activity'], '推进记录', 'activity'),
      ...(quota !== undefined && atMost === undefined && !pack.inspections.some((other) => other.quota === quota && other.atMost !== undefined)
        ? [mistake('missing', [...path, 'quota'], `“${id}”归入限额“${quota}”，却没有写明每年几次（atMost）。`, `“${id}” shares the quota “${quota}”, of which no kind says how many (atMost).`)]
        : []),
    ]
  })
}

/** Whether a ledger of findings names duties, steps, records and fields that it has, and someone who checks. */
export function checkFindings(pack: Pack, { findings, duties, procedure, fields }: Ledger, path: PackPath): Finding[] {
  if (!findings) return []
  const at: PackPath = [...path, 'findings']
  const steps = pack.procedures.find(({ id }) => id === procedure)?.transitions ?? []
  const own = pack.duties.filter(({ id }) => duties.includes(id))
  return [
    ...unknown(findings.inspected, own, [...at, 'inspected'], '责任分工', 'duty'),
    ...unknown(findings.evidence, pack.activities, [...at, 'evidence'], '推进记录', 'activity'),
    ...unknown(findings.failed, steps, [...at, 'failed'], '步骤', 'transition'),
    ...unknown(findings.withdrawn, steps, [...at, 'withdrawn'], '步骤', 'transition'),
    ...unknown(findings.lookBack, fields, [...at, 'lookBack'], '字段', 'field'),
    ...(dutiesThat('checks', own).length > 0
      ? []
      : [mistake('missing', [...path, 'duties'], '收督察问题的台账须有核查的责任分工（part: checks），记督察单位。', 'A ledger of findings needs a duty that checks (part: checks), for the inspecting unit.')]),
  ]
}

function unknown(name: string | undefined, known: readonly Named[], path: PackPath, zh: string, en: string): Finding[] {
  if (name === undefined || known.some(({ id }) => id === name)) return []
  const all = known.map(({ id }) => id)
  return [
    mistake(
      'unknown_reference',
      path,
      `没有${zh}“${name}”。${all.length > 0 ? `已有：${all.join('、')}。` : '一个也没有定义。'}`,
      `There is no ${en} “${name}”. ${all.length > 0 ? `Known: ${all.join(', ')}.` : 'None is declared.'}`,
    ),
  ]
}
