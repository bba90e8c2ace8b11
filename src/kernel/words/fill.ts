/**
 * Puts values into a sentence: `{name}` is replaced by the value of that name; a name without a value stays as it is,
 * so that a forgotten value is seen instead of leaving a hole.
 */
export function fill(template: string, values: Readonly<Record<string, unknown>>): string {
  return template.replace(/\{(\w{1,40})\}/g, (whole, name: string) => {
    const value = values[name]
    if (value === undefined || value === null) return whole
    return Array.isArray(value) ? value.join('、') : String(value)
  })
}
