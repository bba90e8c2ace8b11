import type { z } from 'zod'

type Fits = (value: unknown) => boolean

/** What of a schema says its shape; its formats and refinements are about what comes in. */
type Def = {
  type: string
  shape?: Record<string, z.ZodType>
  catchall?: z.ZodType
  element?: z.ZodType
  innerType?: z.ZodType
  keyType?: z.ZodType
  valueType?: z.ZodType
  options?: readonly z.ZodType[]
  entries?: Record<string, unknown>
  values?: readonly unknown[]
}

/**
 * Whether a value has exactly the shape of a schema: its keys and no others, each with a value of its kind. What fits may be sent as it is. A look costs a third
 * of parsing, which makes the whole answer anew and tries every id against its pattern.
 */
export function fits(schema: z.ZodType): Fits {
  const known = made.get(schema)
  if (known) return known
  // One that names itself asks for what is being made here.
  made.set(schema, (value) => itself(value))
  const def = schema.def as unknown as Def
  const make = KINDS[def.type]
  // What is unknown here fits nothing, and so goes the long way.
  const itself: Fits = make ? make(def) : NEVER
  made.set(schema, itself)
  return itself
}

const made = new WeakMap<z.ZodType, Fits>()
const NEVER: Fits = () => false
const of = (schema: z.ZodType | undefined): Fits => (schema ? fits(schema) : NEVER)

const KINDS: Record<string, (def: Def) => Fits> = {
  string: () => (value) => typeof value === 'string',
  number: () => Number.isFinite,
  boolean: () => (value) => typeof value === 'boolean',
  null: () => (value) => value === null,
  unknown: () => () => true,
  any: () => () => true,
  never: () => NEVER,
  enum: ({ entries = {} }) => oneOf(Object.values(entries)),
  literal: ({ values = [] }) => oneOf(values),
  nullable: ({ innerType }) => orElse(null, innerType),
  optional: ({ innerType }) => orElse(undefined, innerType),
  // On the way out nothing is filled in.
  default: ({ innerType }) => of(innerType),
  prefault: ({ innerType }) => of(innerType),
  readonly: ({ innerType }) => of(innerType),
  array: ({ element }) => {
    const each = of(element)
    return (value) => Array.isArray(value) && value.every(each)
  },
  record: ({ keyType, valueType }) => {
    const [key, each] = [of(keyType), of(valueType)]
    return (value) => isRecord(value) && Object.entries(value).every(([name, one]) => key(name) && each(one))
  },
  union: ({ options = [] }) => {
    const all = options.map(of)
    return (value) => all.some((one) => one(value))
  },
  object: ({ shape = {}, catchall }) => {
    const named = Object.entries(shape).map(([name, schema]) => ({ name, one: of(schema) }))
    const more = catchall && catchall.def.type !== 'never' ? of(catchall) : null
    return (value) => {
      if (!isRecord(value)) return false
      let present = 0
      for (const { name, one } of named) {
        const held = value[name]
        if (!one(held)) return false
        if (held !== undefined || name in value) present += 1
      }
      const names = Object.keys(value)
      return names.length === present || (more !== null && names.every((name) => Object.hasOwn(shape, name) || more(value[name])))
    }
  },
}

function oneOf(values: readonly unknown[]): Fits {
  const known = new Set(values)
  return (value) => known.has(value)
}

function orElse(nothing: null | undefined, schema: z.ZodType | undefined): Fits {
  const one = of(schema)
  return (value) => value === nothing || one(value)
}

/** An object as JSON has them: what tells itself how it is written is none. */
function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && typeof (value as { toJSON?: unknown }).toJSON !== 'function'
}
