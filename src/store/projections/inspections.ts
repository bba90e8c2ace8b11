import type { InspectionState } from '../../kernel/facts/inspection.ts'
import { projection } from './projection.ts'

export const inspections = [
  projection('inspection', 'inspection', ['id'], ({ id, pack, kind, status, from, to, looksBackAt, mergedInto }) => [
    { id, pack, kind, status, from_on: from, to_on: to, looks_back_at: looksBackAt, merged_into: mergedInto },
  ]),
  projection('inspection', 'inspection_unit', ['inspection', 'unit'], (inspection) => {
    const inspecting = inspectingUnits(inspection)
    const inspected = inspection.inspected.filter((unit) => !inspecting.includes(unit))
    return [...inspecting.map((unit) => ({ inspection: inspection.id, unit, part: 'inspects' })), ...[...new Set(inspected)].map((unit) => ({ inspection: inspection.id, unit, part: 'inspected' }))]
  }),
  projection('inspection', 'inspection_opinion', ['inspection', 'id'], ({ id: inspection, opinions }) =>
    opinions.map(({ id, unit, stateBy, case: stated }) => ({ inspection, id, unit, state_by: stateBy, stated_on: stated?.on ?? null, answered_on: stated?.answer?.on ?? null })),
  ),
  projection('inspection', 'inspection_file', ['inspection', 'sha256', 'reader'], (inspection) => {
    const inspecting = inspectingUnits(inspection)
    const foundAt = new Map(inspection.findings.map(({ matter, unit }) => [matter, unit]))
    const carried = [
      ...(inspection.carriedOut?.attachments ?? []).map((sha256) => ({ sha256, unit: null })),
      ...inspection.opinions.flatMap(({ unit, case: stated }) => (stated?.attachments ?? []).map((sha256) => ({ sha256, unit }))),
      ...inspection.lookBacks.flatMap(({ matter, attachments }) => attachments.map((sha256) => ({ sha256, unit: foundAt.get(matter) ?? null }))),
    ]
    const readers = carried.flatMap(({ sha256, unit }) => [...inspecting, ...(unit === null ? [] : [unit])].map((reader) => ({ inspection: inspection.id, sha256, reader })))
    return [...new Map(readers.map((row) => [`${row.sha256} ${row.reader}`, row])).values()]
  }),
]

function inspectingUnits({ lead, with: others }: Pick<InspectionState, 'lead' | 'with'>): string[] {
  return [...new Set([lead, ...others])]
}
