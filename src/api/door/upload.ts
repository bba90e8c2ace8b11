import type { MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'

import { DeliveryError } from '../../kernel/errors.ts'
import { commandId } from '../contract/common.ts'
import { inputInvalid, invalidBy } from '../input-invalid.ts'

export const uploadBytes = 20 * 1024 * 1024
/** What is in memory at once stays below this many files of the greatest size. */
const UPLOADS_AT_ONCE = 4

/** A file somewhat too large is read to its end to be refused in words; anything beyond this is cut off. */
const MOST_BYTES_READ = 5 * uploadBytes

/** A form with one file; `fields` holds its other values as text. */
export type Upload = { file: { name: string; bytes: Buffer }; fields: Record<string, string> }

export const multipartLimits = { fileSize: uploadBytes, files: 1, fields: 4, fieldSize: 400, parts: 5, headerPairs: 20 }

/** Files of a form that takes several; together they are no more than the texts of two of the greatest size. */
const MOST_FILES = 20
const MOST_TOGETHER = 2 * uploadBytes
const severalLimits = { ...multipartLimits, files: MOST_FILES, fieldSize: uploadBytes, parts: MOST_FILES + multipartLimits.fields }

/** A file of a form that takes several; one above the limit does not hold up the others. */
export type SentFile = { name: string; bytes: Buffer } | { name: string; tooLarge: true }
/** A form with any number of files and, in a field of its own, perhaps a whole text. */
export type SeveralUpload = { files: SentFile[]; fields: Record<string, string> }

let running = 0

/**
 * Takes the form of a request into memory; fields may stand before the file or after it.
 *
 * @throws DeliveryError `file_too_large`, `body_too_large`, `too_many_requests`, `input_invalid` when there is no file
 */
export function readUpload(request: FastifyRequest): Promise<Upload> {
  return atDoor(request, collect)
}

/**
 * Takes a form with several files into memory.
 *
 * @throws DeliveryError `body_too_large`, `too_many_requests`, `input_invalid`
 */
export function readSeveral(request: FastifyRequest): Promise<SeveralUpload> {
  return atDoor(request, collectSeveral)
}

async function atDoor<Form>(request: FastifyRequest, collectForm: (request: FastifyRequest) => Promise<Form>): Promise<Form> {
  if (!request.isMultipart()) throw missingFile()
  if (Number(request.headers['content-length'] ?? 0) > MOST_BYTES_READ) throw new DeliveryError('body_too_large', { limit: '20 MB' })
  if (running >= UPLOADS_AT_ONCE) throw new DeliveryError('too_many_requests')
  running += 1
  try {
    return await collectForm(request)
  } finally {
    running -= 1
  }
}

async function collect(request: FastifyRequest): Promise<Upload> {
  const fields: Record<string, string> = {}
  let file: Taken | undefined
  for await (const part of request.parts()) {
    if (part.type === 'file') file = await take(part)
    else fields[part.fieldname] = String(part.value)
  }
  if (!file) throw missingFile()
  if (file.truncated) throw new DeliveryError('file_too_large', { name: file.name, limit: '20 MB' })
  return { file: { name: file.name, bytes: file.bytes }, fields }
}

async function collectSeveral(request: FastifyRequest): Promise<SeveralUpload> {
  const fields: Record<string, string> = {}
  const files: SentFile[] = []
  let together = 0
  for await (const part of request.parts({ limits: severalLimits })) {
    if (part.type === 'field') {
      if (part.valueTruncated) throw new DeliveryError('file_too_large', { name: part.fieldname, limit: '20 MB' })
      fields[part.fieldname] = String(part.value)
      together += Buffer.byteLength(String(part.value))
      continue
    }
    const { name, bytes, truncated } = await take(part, together > MOST_TOGETHER)
    together += bytes.byteLength
    files.push(truncated ? { name, tooLarge: true } : { name, bytes })
  }
  if (together > MOST_TOGETHER) throw new DeliveryError('body_too_large', { limit: '40 MB' })
  return { files, fields }
}

type Taken = Upload['file'] & { truncated: boolean }

/** Beyond the limit the rest is read and dropped: a browser that is still sending would not see the answer. */
async function take(part: MultipartFile, drop = false): Promise<Taken> {
  const chunks: Buffer[] = []
  for await (const chunk of part.file) if (!drop) chunks.push(chunk as Buffer)
  return { name: plainName(part.filename), bytes: Buffer.concat(chunks), truncated: part.file.truncated }
}

const LONGEST_NAME = 200
const LONGEST_ENDING = 16

/**
 * A file's name as it is kept and shown: without folders, without what cannot be seen (line ends, marks that turn the
 * direction of writing and make `exe` look like `txt`), cut in the middle so that its ending stays.
 */
export function plainName(given: string): string {
  const name = given.toWellFormed().replace(/[\p{Cc}\p{Cf}]/gu, '').replace(/^.*[\\/]/u, '').trim()
  const letters = [...name]
  if (letters.length <= LONGEST_NAME) return name || '未命名'
  const ending = /\.[^.]+$/u.exec(name)?.[0] ?? ''
  const kept = ending.length <= LONGEST_ENDING ? ending : ''
  return `${letters.slice(0, LONGEST_NAME - kept.length - 1).join('')}…${kept}`
}

function missingFile(): DeliveryError {
  return inputInvalid([{ path: 'file', zh: '请选择文件', en: 'choose a file' }])
}

/** The command's id, which a form carries as a field. */
export function commandOf({ fields }: Pick<Upload, 'fields'>): string {
  const { error, data } = commandId.safeParse(fields.command)
  if (error) throw invalidBy(error, ['command'])
  return data
}
