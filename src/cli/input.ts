import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { extractText, refuseTooLarge, sentenceOfNote } from '../files/index.ts'
import type { Extracted } from '../files/index.ts'
import { DeliveryError } from '../kernel/errors.ts'

/** Flags and files of a command line. */
export type Arguments = { files: string[]; flags: ReadonlySet<string> }

/** Divides words into files and the flags that are allowed; null, with a line on standard error, when something else stands there. */
export function argumentsIn(words: readonly string[], allowed: readonly string[], usage: string): Arguments | null {
  const flags = new Set<string>()
  const files: string[] = []
  let onlyFiles = false
  for (const word of words) {
    if (!onlyFiles && word === '--') onlyFiles = true
    else if (onlyFiles || word === '-' || !word.startsWith('-')) files.push(word)
    else if (allowed.includes(word)) flags.add(word)
    else {
      process.stderr.write(`lingxian: “${word}” is not known. ${usage}\n`)
      return null
    }
  }
  if (files.length === 0) {
    process.stderr.write(`lingxian: which file? ${usage}\n`)
    return null
  }
  return { files, flags }
}

/**
 * The text of a file named on the command line, or one line on standard error that names it and says what to do. What of a file was left out
 * (hidden sheets, scanned pages) is said there too, a line each.
 */
export async function extractNamed(path: string): Promise<Extracted | null> {
  const name = path === '-' ? '-' : basename(path)
  try {
    const extracted = await extractText(path === '-' ? await standardInput() : await bytesOf(path), path === '-' ? '' : name, { onProgress: progressOf(path) })
    for (const note of extracted.notes) tell(path, sentenceOfNote(note))
    return extracted
  } catch (error) {
    const line = refusalLine(error)
    if (line === null) throw error
    process.stderr.write(`${path}: ${line}\n`)
    return null
  }
}

function tell(path: string, { zh, en }: { zh: string; en: string }): void {
  process.stderr.write(`${path}: ${zh} ${en}\n`)
}

/** Fewer parts than these are read before anyone wonders. */
const PARTS_WORTH_COUNTING = 50

/** Counts pages or sheets on a terminal, over and over in one line that is gone at the end. */
function progressOf(path: string): (done: number, total: number) => void {
  return (done, total) => {
    if (!process.stderr.isTTY || total < PARTS_WORTH_COUNTING) return
    process.stderr.write(done < total ? `\r${path}: ${done}/${total}` : '\r\u001b[K')
  }
}

/** What to say of a file that cannot be read; null: a bug. */
export function refusalLine(error: unknown): string | null {
  if (error instanceof DeliveryError) return `${error.sentences.zh} ${error.sentences.en}`
  if (!(error instanceof Error && 'code' in error)) return null
  if (error.code === 'ENOENT') return '没有这个文件，请检查路径。 There is no such file: check the path.'
  if (error.code === 'EISDIR') return '这是文件夹，请指明其中的文件。 This is a folder: name the files in it.'
  return error.code === 'EACCES' ? '没有读取权限。 Reading it is not permitted.' : null
}

async function bytesOf(path: string): Promise<Uint8Array> {
  // Too large is known before the file is in memory.
  refuseTooLarge((await stat(path)).size)
  return readFile(path)
}

async function standardInput(): Promise<Uint8Array> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of process.stdin) {
    const bytes = Buffer.from(part as Uint8Array)
    size += bytes.byteLength
    refuseTooLarge(size)
    parts.push(bytes)
  }
  return Buffer.concat(parts)
}
