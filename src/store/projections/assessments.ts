import type { AssessmentState } from '../../kernel/facts/assessment.ts'
import { projection, type Row } from './projection.ts'

export const assessments = [
  projection('scheme', 'scheme', ['id'], ({ id, content, status, versions }) => [{ id, name: content.name.zh, whom: content.of, status, from_on: versions.at(-1)?.from ?? null }]),
  projection('assessment', 'assessment', ['id'], ({ id, scheme, period, status, cutoff, openedOn, delivered }) => [
    { id, scheme, period, status, cutoff, opened_on: openedOn, until_on: delivered.at(-1)?.until ?? null },
  ]),
  projection('assessment', 'assessment_scorer', ['assessment', 'item', 'post'], ({ id: assessment, juries }) => juries.flatMap(({ item, posts }) => [...new Set(posts)].map((post) => ({ assessment, item, post })))),
  projection('assessment', 'assessment_review', ['assessment', 'id'], ({ id: assessment, reviews }) =>
    reviews.map(({ id, unit, item, on, decided, withdrawn }) => ({ assessment, id, unit, item, requested_on: on, decided_on: decided?.on ?? null, withdrawn_on: withdrawn?.on ?? null })),
  ),
  projection('assessment', 'assessment_file', ['assessment', 'sha256', 'reader'], fileReaders),
]

/** What was shown for a plus or a minus point, and what was sent with a request for review, is for the unit too; papers of who scores are not. */
function fileReaders({ id: assessment, adjustments, reviews }: AssessmentState): Row[] {
  const readers = [...adjustments, ...reviews].flatMap(({ unit, attachments }) => attachments.map((sha256) => ({ assessment, sha256, reader: unit })))
  return [...new Map(readers.map((row) => [`${row.sha256} ${row.reader}`, row])).values()]
}
