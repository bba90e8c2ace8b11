import { DeliveryError } from '../../kernel/errors.ts'
import type { DocumentState } from '../../kernel/facts/document.ts'
import type { PostState, UnitState } from '../../kernel/facts/organisation.ts'
import type { Reading } from '../../reader/index.ts'
import type { Db } from '../../store/database/database.ts'
import { statesOfType } from '../../store/queries/subjects.ts'
import type { Deps } from '../call.ts'
import { passageProposal } from './passage.ts'
import { matcherFor, proposalsOf, type Content, type Proposal } from './read-document.ts'

const decoder = new TextDecoder()

/** The text and reading of a document, from the content-addressed files that its fact names. */
export async function contentOf({ files }: Deps, document: Pick<DocumentState, 'text' | 'reading'>): Promise<Content> {
  const [text, reading] = await Promise.all([files.get(document.text), files.get(document.reading)])
  return { text: decoder.decode(text), reading: JSON.parse(decoder.decode(reading)) as Reading }
}

/** The proposals of a reading, their units matched with those the city has now. */
export async function proposalsNow(db: Db, tenant: string, reading: Reading): Promise<Proposal[]> {
  const units = await statesOfType<UnitState>(db, tenant, 'unit')
  const posts = await statesOfType<PostState>(db, tenant, 'post')
  return proposalsOf(reading, matcherFor(units, posts))
}

/** A proposal of the reading, or a passage that a person picked. @throws DeliveryError `proposal_unknown` */
export function proposalNamed(proposals: readonly Proposal[], id: string, content: Content): Proposal {
  const found = proposals.find((proposal) => proposal.id === id) ?? passageProposal(id, content)
  if (!found) throw new DeliveryError('proposal_unknown', { proposal: id })
  return found
}
