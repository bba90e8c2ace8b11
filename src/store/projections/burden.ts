import { answerStatus, requestStatus } from '../../kernel/burden/decide-request.ts'
import { projection } from './projection.ts'

export const burden = [
  projection('request', 'request', ['id'], (request) => [{ id: request.id, unit: request.unit, title: request.title, sent_on: request.sent.on, due_on: request.due, status: requestStatus(request) }]),
  projection('request', 'request_unit', ['request', 'unit'], ({ id, to, answers }) =>
    [...new Set(to)].map((unit) => {
      const answer = answers.find((one) => one.unit === unit)
      return { request: id, unit, answer: answerStatus(answer), answered_on: answer?.on ?? null }
    }),
  ),
  projection('request', 'request_file', ['request', 'sha256', 'reader'], ({ id, unit: asker, answers }) => {
    const rows = answers.flatMap(({ unit, attachments }) => attachments.flatMap((sha256) => [asker, unit].map((reader) => ({ request: id, sha256, reader }))))
    return [...new Map(rows.map((row) => [`${row.sha256} ${row.reader}`, row])).values()]
  }),
  projection('complaint', 'complaint', ['id'], ({ id, kind, about, unit, madeOn, answered }) => [
    { id, kind, about_type: about.type, about_id: about.id, unit, made_on: madeOn, answered_on: answered?.on ?? null, taken: answered?.taken ?? null },
  ]),
]
