import { readFile } from 'node:fs/promises'

import { DeliveryError } from '../kernel/errors.ts'

/** The text of a receipt's or head's file. @throws DeliveryError `receipt_unreadable` where there is none that can be read */
export async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error) throw new DeliveryError('receipt_unreadable', { problem: `${path} (${String(error.code)})` })
    throw error
  }
}
