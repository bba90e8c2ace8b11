import { escaped } from './html.ts'

/** As much of JSON Schema as the contract becomes. */
export type JsonSchema = {
  type?: string | string[]
  properties?: Record<string, JsonSchema>
  required?: string[]
  items?: JsonSchema
  anyOf?: JsonSchema[]
  enum?: unknown[]
  const?: unknown
  default?: unknown
  format?: string
  description?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  minItems?: number
  maxItems?: number
  additionalProperties?: boolean | JsonSchema
}

const DEEPEST = 4

/** A schema as table rows, one a field, fields of fields below it by dotted name. */
export function fieldRows(schema: JsonSchema, name = '', required = true, place = '', depth = 0): string {
  const rows = Object.entries(fieldsOf(schema)).map(([key, field]) =>
    fieldRows(field, name ? `${name}.${key}` : key, schemaOf(schema).required?.includes(key) ?? false, '', depth + 1),
  )
  const own = name === '' ? '' : row(schema, name, required, place)
  return depth >= DEEPEST ? own : own + rows.join('')
}

function row(schema: JsonSchema, name: string, required: boolean, place: string): string {
  const notes = [place, ...limitsOf(schema), schema.description].filter((note) => note !== undefined && note !== '')
  return `<tr><td><code>${escaped(name)}</code></td><td>${escaped(typeName(schema))}</td><td>${required ? '' : '<span class="quiet">选填 optional</span> '}${escaped(notes.join('；'))}</td></tr>`
}

/** The object inside: of a list its items, of “object or null” the object. */
function schemaOf(schema: JsonSchema): JsonSchema {
  if (schema.items) return schemaOf(schema.items)
  const object = schema.anyOf?.find((one) => one.properties ?? one.items)
  return object ? schemaOf(object) : schema
}

function fieldsOf(schema: JsonSchema): Record<string, JsonSchema> {
  return schemaOf(schema).properties ?? {}
}

function typeName(schema: JsonSchema): string {
  if (schema.anyOf) return [...new Set(schema.anyOf.map(typeName))].join(' | ')
  if (schema.enum) return schema.enum.map(String).join(' | ')
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.items) return `${typeName(schema.items)} [ ]`
  const type = Array.isArray(schema.type) ? schema.type.join(' | ') : (schema.type ?? 'any')
  return schema.format ? `${type} (${schema.format})` : type
}

function limitsOf({ minLength, maxLength, minimum, maximum, minItems, maxItems, default: given }: JsonSchema): string[] {
  const between = (least: number | undefined, most: number | undefined, unit: string) => {
    const bounded = most !== undefined && most < Number.MAX_SAFE_INTEGER
    if ((least === undefined || least <= 0) && !bounded) return []
    return [`${least !== undefined && least > 0 ? `${least} ` : ''}… ${bounded ? `${most}` : ''}${unit}`]
  }
  return [
    ...between(minLength, maxLength, ' 字 characters'),
    ...between(minimum, maximum, ''),
    ...between(minItems, maxItems, ' 项 items'),
    ...(given === undefined ? [] : [`默认 default ${JSON.stringify(given)}`]),
  ]
}
