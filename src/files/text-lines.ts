import { MOST_CHARACTERS } from './limits.ts'
import { FileRefusal } from './refusal.ts'

/**
 * The lines of a text as they are found. What is too long is refused as soon as that is known, before the rest is in memory.
 *
 * @throws FileRefusal `text_too_long`
 */
export class TextLines {
  private readonly lines: string[] = []
  private characters = 0

  /** Adds a line; one without words is left out. */
  add(line: string): void {
    if (line.trim() === '') return
    this.characters += line.length + 1
    this.refuseBeyond(0)
    this.lines.push(line)
  }

  /** @param held characters that are read but not added yet: cells of a row, rows of a sheet */
  refuseBeyond(held: number): void {
    // The last line has no line end.
    if (this.characters + held - 1 > MOST_CHARACTERS) throw new FileRefusal('text_too_long', { limit: MOST_CHARACTERS })
  }

  text(): string {
    return this.lines.join('\n')
  }
}
