import * as decide from '../../kernel/decide/publication.ts'
import type { DocumentState } from '../../kernel/facts/document.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import { namesOfPersons } from '../../store/queries/directory.ts'
import type { Call } from '../call.ts'
import { lockMatter } from '../matter/concerned.ts'
import { decided, found, write, type Writing } from '../writing.ts'

type Command = { command: string }
type Written = Command & { ids: { document: string } }

export type PublishDocument = Command & { document: string; title: string; summary: string }

/** Releases a document for people without log-in (主动公开), or changes its plain words. @throws DeliveryError what `decide/publication.ts` refuses */
export function publishDocument(call: Call, input: PublishDocument): Promise<Written> {
  return write(call, { id: input.command, name: 'publishDocument', input }, async (writing) => {
    const document = await lockDocument(writing, input.document)
    return { facts: decided(decide.publishDocument(document, input, await publishing(writing))), answer: { ids: { document: document.id } } }
  })
}

/** Takes a document back from the public at once, with a reason. */
export function unpublishDocument(call: Call, input: Command & { document: string; reason: string }): Promise<Written> {
  return write(call, { id: input.command, name: 'unpublishDocument', input }, async (writing) => {
    const document = await lockDocument(writing, input.document)
    return { facts: decided(decide.unpublishDocument(document, input.reason, writing)), answer: { ids: { document: document.id } } }
  })
}

export type PubliciseMatter = Command & { document: string; matters: ({ matter: string } & decide.PublicMatter)[] }

/** Says of matters that came from a document what they promise and what came of it, in plain words: all of them, or none where one is refused. */
export function publiciseMatter(call: Call, input: PubliciseMatter): Promise<Written> {
  return write(call, { id: input.command, name: 'publiciseMatter', input }, async (writing) => {
    const subject = `document:${input.document}`
    const states = await writing.lock([subject, ...input.matters.map(({ matter }) => `matter:${matter}`)])
    const document = found<DocumentState>(states, subject, input.document)
    const given = await publishing(writing)
    const facts = input.matters.flatMap(({ matter, ...words }) => decided(decide.publiciseMatter(document, found<MatterState>(states, `matter:${matter}`, matter), words, given)))
    return { facts, answer: { ids: { document: document.id } } }
  })
}

/** Takes a matter back from the public at once, with a reason. */
export function unpubliciseMatter(call: Call, input: Command & { matter: string; reason: string }): Promise<Command & { ids: { matter: string } }> {
  return write(call, { id: input.command, name: 'unpubliciseMatter', input }, async (writing) => {
    const { matter } = await lockMatter(writing, input.matter, 'unpubliciseMatter')
    return { facts: decided(decide.unpubliciseMatter(matter, input.reason, writing)), answer: { ids: { matter: matter.id } } }
  })
}

/** The names that nobody outside is to read. */
async function publishing({ tx, acting, today }: Writing) {
  return { today, names: [...(await namesOfPersons(tx, acting.tenant)).values()] }
}

async function lockDocument(writing: Writing, id: string): Promise<DocumentState> {
  const subject = `document:${id}`
  return found<DocumentState>(await writing.lock([subject]), subject, id)
}
