type Field = { code: string; inResult: boolean }

/** Fields whose result is not the document's own words: page numbers, and lists that repeat its headings. */
const LEFT_OUT = /^\s{0,20}(?:PAGE|NUMPAGES|SECTIONPAGES|PAGEREF|TOC|TOA|INDEX)(?![A-Z])/i

/** The fields open at a place: one may stand inside another, and reach over many paragraphs. */
export class Fields {
  private readonly open: Field[] = []

  begin(code = ''): void {
    this.open.push({ code, inResult: code !== '' })
  }

  code(words: string): void {
    const field = this.open.at(-1)
    if (field && !field.inResult) field.code += words
  }

  separate(): void {
    const field = this.open.at(-1)
    if (field) field.inResult = true
  }

  end(): void {
    this.open.pop()
  }

  /** Whether words here are shown: not a field's code, nor a result that is left out. */
  shows(): boolean {
    return this.open.every(({ code, inResult }) => inResult && !LEFT_OUT.test(code))
  }
}
