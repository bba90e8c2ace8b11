import { projection } from './projection.ts'

export const indicators = [
  projection('indicator', 'indicator', ['id'], ({ id, name, owner, ended }) => [{ id, name, owner, ended_on: ended?.on ?? null }]),
  projection('indicator', 'indicator_target', ['indicator', 'id'], ({ id: indicator, targets }) =>
    targets.map(({ id, level, period, place, withdrawn }) => ({ indicator, id, level, period, place, withdrawn: withdrawn !== null })),
  ),
  projection('series', 'reading', ['id'], ({ indicator, place, readings }) =>
    readings.map(({ id, period, asOf, status, unit }) => ({ id, indicator, place, period, as_of: asOf, status, unit })),
  ),
  projection('series', 'reading_file', ['reading', 'sha256'], ({ readings }) => readings.flatMap(({ id, attachments }) => [...new Set(attachments)].map((sha256) => ({ reading: id, sha256 })))),
]
