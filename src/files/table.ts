import type { Progress } from './extraction.ts'
import { contentType, formatOf } from './kind.ts'
import { refuseTooLarge } from './limits.ts'
import { FileRefusal } from './refusal.ts'
import { secrecyMark } from './secrecy.ts'
import type { NamedSheet } from './xlsx/grid.ts'

export type { NamedSheet } from './xlsx/grid.ts'
export type { Merge, SheetRow } from './xlsx/sheet.ts'

/**
 * The sheets of a table that an office sends (.xlsx, .csv), or a refusal that says what to do. Nothing of a refused file is kept.
 *
 * @param name its name; the content must be what the name says
 * @throws FileRefusal `empty`, `too_large`, `no_table`, `secrecy_mark`, what `formatOf`, `sheetsOfXlsx` and `sheetOfCsv` refuse
 */
export async function readTable(bytes: Uint8Array, name: string, onProgress: Progress = () => undefined): Promise<NamedSheet[]> {
  try {
    if (bytes.byteLength === 0) throw new FileRefusal('empty')
    refuseTooLarge(bytes.byteLength)
    if (/\.csv$/i.test(name) && (await contentType(bytes)) === null) {
      const { sheetOfCsv } = await import('./csv.ts')
      const sheet = sheetOfCsv(bytes, name)
      refuseSecret(sheet)
      return [sheet]
    }
    const format = await formatOf(bytes, name)
    if (format !== 'xlsx') throw new FileRefusal('no_table', { found: `.${format}` })
    const { sheetsOfXlsx } = await import('./xlsx/grid.ts')
    const sheets = sheetsOfXlsx(bytes, onProgress)
    for (const sheet of sheets) refuseSecret(sheet)
    return sheets
  } catch (error) {
    // What refuses deep down does not know the name; what is told to a person has it.
    throw error instanceof FileRefusal ? new FileRefusal(error.reason, { name, ...error.facts } as Record<string, string | number>) : error
  }
}

/** Looks through every cell, hidden ones too, and what is printed above and below. */
function refuseSecret({ rows, margins }: NamedSheet): void {
  const words = [...margins, ...rows.flatMap(({ cells }) => [...cells.values()])].join('\n')
  const mark = secrecyMark(words)
  if (mark !== null) throw new FileRefusal('secrecy_mark', { mark })
}
