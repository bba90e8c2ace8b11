import type { Answer } from '../../../api/contract/endpoints.ts'

export type PublicDocument = Answer<'getCommitments'>['documents'][number]
export type Commitment = PublicDocument['commitments'][number]
export type TopicGroup = { topic: string | null; commitments: (Commitment & { document: Pick<PublicDocument, 'id' | 'title'> })[] }

/** What is promised by topic over all documents, topics in the order in which they first come; what has none stands last. */
export function byTopic(documents: readonly PublicDocument[]): TopicGroup[] {
  const all = documents.flatMap(({ id, title, commitments }) => commitments.map((one) => ({ ...one, document: { id, title } })))
  const groups = [...Map.groupBy(all, ({ topic }) => topic)].map(([topic, commitments]) => ({ topic, commitments }))
  return [...groups.filter(({ topic }) => topic !== null), ...groups.filter(({ topic }) => topic === null)]
}
