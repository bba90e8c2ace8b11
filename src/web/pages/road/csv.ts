/** Cells that a spreadsheet would take for a formula are written as text (CSV injection). */
const FORMULA = /^[=+\-@\t\r]/

/** Rows as comma-separated values that office programs open with Chinese intact. */
export function csvOf(rows: readonly (readonly (string | number | null)[])[]): string {
  return `\u{feff}${rows.map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`
}

function quoted(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
