import { internalTypes, type WithReaders } from '../../kernel/facts/readers.ts'
import { projection } from './projection.ts'

/** What is for named readers only, whatever it is: the policies of all its tables ask here. */
export const internal = internalTypes.map((type) =>
  projection(type, 'internal_subject', ['subject'], ({ id, readers }: WithReaders & { id: string }) => (readers ? [{ subject: `${type}:${id}`, type, readers: readers.posts }] : [])),
)
