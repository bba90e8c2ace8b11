import { readFile } from 'node:fs/promises'

/**
 * Character codes of Chinese fonts that a file names without bringing them, as older programs do. The tables in `cmaps/` are Adobe's, under
 * the licence beside them, in the packed form of pdf.js.
 */
const KNOWN = /^(?:Adobe-GB1-UCS2|GB(?:K|Kp|pc)?-EUC-[HV]|GBK2K-[HV]|UniGB-(?:UCS2|UTF16)-[HV])\.bcmap$/

/** Gives pdf.js these tables when it asks for them. */
export class Encodings {
  /** Tables that were asked for and are not here. */
  readonly unknown = new Set<string>()

  /** The class pdf.js makes its reader from. */
  readonly factory = ((): new () => { fetch: (asked: { kind: string; filename: string }) => Promise<Uint8Array> } => {
    const { unknown } = this
    return class {
      async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
        if (kind === 'cMapUrl' && KNOWN.test(filename)) return new Uint8Array(await readFile(new URL(`./cmaps/${filename}`, import.meta.url)))
        if (kind === 'cMapUrl') unknown.add(filename.replace(/\.bcmap$/, ''))
        // Shapes of standard fonts are asked for too; text does not need them, and pdf.js goes on without.
        throw new Error(`no ${filename}`)
      }
    }
  })()
}
