import { SaxesParser } from 'saxes'
import { damaged } from './archive.ts'
import { FileRefusal } from './refusal.ts'

/** Attributes by their name as written, prefix included. */
export type Attributes = Readonly<Record<string, string>>

/** Who is told what stands in a part, in order. Names come without their prefix, which every program chooses for itself. */
export type XmlVisitor = {
  open?: (name: string, attributes: Attributes) => void
  text?: (words: string) => void
  close?: (name: string) => void
}

const STEP = 65_536

/**
 * Goes through one XML part of an office file, a piece at a time: neither the text nor a tree of it is ever in memory as a whole.
 *
 * @throws FileRefusal `damaged`, and what the visitor throws
 */
export function walkXml(part: Uint8Array, visitor: XmlVisitor): void {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ position: false, xmlns: false })
  let badCharacters = false
  // A character no text may hold is no reason to refuse a document; an element that does not close is.
  parser.on('error', (error) => {
    if (!/character/.test(error.message)) throw new FileRefusal('damaged', { reason: error.message })
    badCharacters = true
  })
  const { open, text, close } = visitor
  if (open) parser.on('opentag', ({ name, attributes }) => open(localName(name), attributes))
  if (close) parser.on('closetag', ({ name }) => close(localName(name)))
  if (text) {
    const tell = (words: string): void => text(badCharacters ? words.replace(/&#x?[0-9a-f]{1,8};/gi, '\ufffd') : words)
    parser.on('text', tell)
    parser.on('cdata', tell)
  }
  try {
    const decoder = new TextDecoder(encodingOf(part), { fatal: true })
    for (let at = 0; at < part.length; at += STEP) parser.write(decoder.decode(part.subarray(at, at + STEP), { stream: true }))
    parser.write(decoder.decode())
    parser.close()
  } catch (error) {
    throw damaged(error)
  }
}

/** An attribute by its name without the prefix. */
export function attribute(attributes: Attributes, name: string): string | undefined {
  const plain = attributes[name]
  if (plain !== undefined) return plain
  for (const key in attributes) if (key.endsWith(name) && key.charAt(key.length - name.length - 1) === ':') return attributes[key]
  return undefined
}

/** Whether a switch such as `<w:vMerge/>` or `hidden="1"` is on: its value may be missing, or say no. */
export function isOn(value: string | undefined): boolean {
  return value === undefined || !['0', 'false', 'off', 'none'].includes(value)
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function encodingOf(part: Uint8Array): string {
  if (part[0] === 0xff && part[1] === 0xfe) return 'utf-16le'
  return part[0] === 0xfe && part[1] === 0xff ? 'utf-16be' : 'utf-8'
}
