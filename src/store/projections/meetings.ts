import { projection } from './projection.ts'

export const meetings = [
  projection('meeting', 'meeting', ['id'], ({ id, body, pack, kind, year, number, on, status }) => [{ id, body, pack, kind, year, number, on_day: on, status }]),
  projection('meeting', 'meeting_presenter', ['meeting', 'unit'], ({ id, agenda }) => [...new Set(agenda.flatMap(({ presenter }) => presenter ?? []))].map((unit) => ({ meeting: id, unit }))),
]
