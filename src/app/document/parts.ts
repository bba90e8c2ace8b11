import { DeliveryError } from '../../kernel/errors.ts'
import { partSchema, type DocumentPart } from '../../kernel/facts/document.ts'
import type { ReadDocument } from '../../reader/index.ts'

/** One fact names them all; what it may hold is bounded. */
export const MOST_DOCUMENTS = 150

/** @throws DeliveryError `file_too_many_documents` */
export function refuseTooMany(name: string, documents: readonly unknown[]): void {
  if (documents.length <= MOST_DOCUMENTS) return
  throw new DeliveryError('file_too_many_documents', { name, documents: documents.length, limit: MOST_DOCUMENTS })
}

/** A read document as the fact keeps it: what is longer than any real title, number or issuer is cut, because the text itself is kept too. */
export function partOf({ id, title, number, issuer, issuedOn }: ReadDocument, fingerprint: string, sameAs: DocumentPart['sameAs']): DocumentPart {
  const { shape } = partSchema
  return {
    id,
    title: cut(title, shape.title.maxLength),
    number: number && cut(number, shape.number.unwrap().maxLength),
    issuer: issuer && cut(issuer, shape.issuer.unwrap().maxLength),
    issuedOn, fingerprint, sameAs,
  }
}

/** Half a character at the end would be no text: PostgreSQL refuses it. */
function cut(text: string, most: number | null): string {
  return most === null ? text : text.slice(0, most).replace(/[\ud800-\udbff]$/, '')
}
