import type { FastifySchemaCompiler } from 'fastify'
import { serializerCompiler as parsing } from 'fastify-type-provider-zod'
import { z } from 'zod'

import { fits } from './fits.ts'
import { invalidBy } from './input-invalid.ts'
import { refuseUnkeepable } from './unkeepable.ts'

/**
 * Writes answers by the contract: what has its shape as it is, anything else through the contract itself, which leaves out what it does not name and refuses what is wrong.
 */
export const serializerCompiler: typeof parsing = (route) => {
  const { schema } = route
  if (!(schema instanceof z.ZodType)) return parsing(route)
  let whole: ((data: unknown) => boolean) | undefined
  const parse = parsing(route)
  return (data) => ((whole ??= fits(schema))(data) ? JSON.stringify(data) : parse(data))
}

/** Checks what comes in by the contract; what does not fit is `input_invalid`, with every field that is wrong. */
export const validatorCompiler: FastifySchemaCompiler<z.ZodType> =
  ({ schema }) =>
  (data) => {
    const result = schema.safeParse(data, { reportInput: true })
    if (!result.success) return { error: invalidBy(result.error) }
    const error = refuseUnkeepable(result.data)
    return error ? { error } : { value: result.data }
  }
