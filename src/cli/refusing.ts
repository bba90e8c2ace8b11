import { DeliveryError } from '../kernel/errors.ts'

/** Runs what may be refused: then one line on standard error, and exit code 1. */
export async function refusing(work: () => Promise<number>): Promise<number> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error
    process.stderr.write(`${error.sentences.zh} ${error.sentences.en}\n`)
    return 1
  }
}
