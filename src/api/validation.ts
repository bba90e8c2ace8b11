import type { FastifySchemaCompiler } from 'fastify'
import type { z } from 'zod'

import { invalidBy } from './input-invalid.ts'

export { serializerCompiler } from 'fastify-type-provider-zod'

/** Checks what comes in by the contract; what does not fit is `input_invalid`, with every field that is wrong. */
export const validatorCompiler: FastifySchemaCompiler<z.ZodType> =
  ({ schema }) =>
  (data) => {
    const result = schema.safeParse(data, { reportInput: true })
    return result.success ? { value: result.data } : { error: invalidBy(result.error) }
  }
