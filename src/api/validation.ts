import type { FastifySchemaCompiler } from 'fastify'
import type { z } from 'zod'

import { invalidBy } from './input-invalid.ts'
import { refuseUnkeepable } from './unkeepable.ts'

export { serializerCompiler } from 'fastify-type-provider-zod'

/** Checks what comes in by the contract; what does not fit is `input_invalid`, with every field that is wrong. */
export const validatorCompiler: FastifySchemaCompiler<z.ZodType> =
  ({ schema }) =>
  (data) => {
    const result = schema.safeParse(data, { reportInput: true })
    if (!result.success) return { error: invalidBy(result.error) }
    const error = refuseUnkeepable(result.data)
    return error ? { error } : { value: result.data }
  }
