import { mistake, type Finding, type PackPath } from './finding.ts'
import type { Ledger, Pack } from './schema.ts'

/** Whether a ledger's proposals, approved changes and listings name what there is. */
export function checkRoad(pack: Pack, ledger: Ledger, path: PackPath): Finding[] {
  const procedure = pack.procedures.find(({ id }) => id === ledger.procedure)
  const fields = ledger.fields.map(({ id }) => id)
  const unknownField = (field: string, at: PackPath): Finding[] =>
    fields.includes(field)
      ? []
      : [mistake('unknown_reference', at, `本台账没有字段“${field}”。`, `The ledger has no field “${field}”.`)]
  return [
    ...(ledger.proposals && procedure && procedure.proposedIn === undefined
      ? [mistake('missing', [...path, 'proposals'], `台账“${ledger.id}”接受申报，其流程须写明 proposedIn（申报后所在环节）。`, `The ledger “${ledger.id}” takes proposals: its procedure must name the state they begin in (proposedIn).`)]
      : []),
    ...ledger.changesNeedApproval.flatMap((what, index) => (what.startsWith('field:') ? unknownField(what.slice('field:'.length), [...path, 'changesNeedApproval', index]) : [])),
    ...ledger.listsWhere.flatMap(({ field, value, ledger: target }, index) => {
      const at = [...path, 'listsWhere', index]
      const declared = ledger.fields.find(({ id }) => id === field)
      return [
        ...unknownField(field, [...at, 'field']),
        ...(declared && declared.choices.length > 0 && !declared.choices.some(({ id }) => id === value)
          ? [mistake('unknown_reference', [...at, 'value'], `字段“${field}”没有“${value}”这个选项。`, `The field “${field}” has no choice “${value}”.`)]
          : []),
        ...(target !== ledger.id && pack.ledgers.some(({ id }) => id === target)
          ? []
          : [mistake('unknown_reference', [...at, 'ledger'], `没有可列入的台账“${target}”。`, `There is no ledger “${target}” to list it in.`)]),
      ]
    }),
  ]
}
