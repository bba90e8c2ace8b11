import * as decide from '../../kernel/inspection/decide-course.ts'
import type { Report } from '../../kernel/inspection/decide-course.ts'
import { ownFiles } from '../activity/own-files.ts'
import type { Call } from '../call.ts'
import { decided, write } from '../writing.ts'
import { knownUnits, lockAny, lockInspecting } from './lock-inspection.ts'

type Written = { command: string; ids: { inspection: string } }

/** The inspection begins: from now on the inspected know of it, announced or not. */
export function beginInspection(call: Call, input: { command: string; inspection: string; occurredOn?: string | undefined }): Promise<Written> {
  return write(call, { id: input.command, name: 'beginInspection', input }, async (writing) => {
    const { inspection } = await lockInspecting(writing, input.inspection, 'beginInspection')
    return { facts: decided(decide.beginInspection(inspection, input.occurredOn ?? writing.today, writing)), answer: { ids: { inspection: inspection.id } } }
  })
}

export type ReportInspection = Omit<Report, 'attachments'> & { command: string; inspection: string; attachments: readonly { sha256: string }[] }

/** Reports what was done and seen. */
export function reportInspection(call: Call, { command, inspection: id, ...report }: ReportInspection): Promise<Written> {
  return write(call, { id: command, name: 'reportInspection', input: { id, ...report } }, async (writing) => {
    const { inspection } = await lockInspecting(writing, id, 'reportInspection')
    const attachments = await ownFiles(writing, report.attachments)
    return { facts: decided(decide.reportInspection(inspection, { ...report, attachments }, writing)), answer: { ids: { inspection: id } } }
  })
}

/** Ends an inspection whose opinions are sent and whose cases are answered; its findings live on as matters. */
export function closeInspection(call: Call, { command, inspection: id, words }: { command: string; inspection: string; words: string | null }): Promise<Written> {
  return write(call, { id: command, name: 'closeInspection', input: { id, words } }, async (writing) => {
    const { inspection } = await lockAny(writing, id)
    const known = await knownUnits(writing, inspection.inspected)
    const nameOf = (unit: string) => known.get(unit)?.name ?? unit
    return { facts: decided(decide.closeInspection(inspection, words, nameOf, writing)), answer: { ids: { inspection: id } } }
  })
}
