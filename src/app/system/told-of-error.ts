/** What a log may hold of an error. */
export type ToldError = { type: string; message: string; code?: string; table?: string; constraint?: string; /** places, empty where none are known */ stack: string; cause?: ToldError; several?: ToldError[] }

/** Classes of SQLSTATE whose sentence quotes what was sent: data, and rules on data. */
const QUOTES_DATA = /^2[23]/

/**
 * An error for the log: what it is and where it came from, without what people wrote. The database puts rows and values into its details, and into its
 * sentence where a value is at fault; of those only code, table and rule are kept.
 */
export function toldOf(error: unknown): ToldError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an error was thrown', stack: '' }
  const { code, table, constraint } = error as Error & { code?: unknown; table?: unknown; constraint?: unknown }
  const isText = (value: unknown): value is string => typeof value === 'string'
  const message = isText(code) && QUOTES_DATA.test(code) && code.length === 5 ? 'the database refused a value' : error.message
  return {
    type: error.name,
    message,
    ...(isText(code) && { code }),
    ...(isText(table) && { table }),
    ...(isText(constraint) && { constraint }),
    stack: placesOf(error.stack ?? ''),
    ...(error.cause !== undefined && { cause: toldOf(error.cause) }),
    ...(error instanceof AggregateError && { several: error.errors.slice(0, 10).map(toldOf) }),
  }
}

/** The lines of a stack that name places; its first lines repeat the message. */
function placesOf(stack: string): string {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim())
    .join('\n')
}
