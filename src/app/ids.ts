import { createHash, randomBytes } from 'node:crypto'
import { DeliveryError } from '../kernel/errors.ts'

/** How far a client's clock may be from ours before its command ids are refused. */
export const CLOCK_TOLERANCE_HOURS = 24

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/**
 * Checks a command's id: a UUIDv7 whose time lies near ours. An id far from now would sort wrongly for ever.
 *
 * @throws DeliveryError `command_id_invalid`
 */
export function checkCommandId(id: string, now: string): void {
  const hours = UUID_V7.test(id) ? Math.abs(timeOf(id) - Date.parse(now)) / 3_600_000 : Infinity
  if (hours > CLOCK_TOLERANCE_HOURS) throw new DeliveryError('command_id_invalid', { id, hours: CLOCK_TOLERANCE_HOURS })
}

/** Milliseconds since 1970 that a UUIDv7 carries. */
export function timeOf(id: string): number {
  return Number.parseInt(id.replace('-', '').slice(0, 12), 16)
}

/**
 * An id for something that a command makes, the same each time for the same command and label: so a command that is sent
 * again makes the same facts. Its time is the command's.
 */
export function derivedId(command: string, label: string): string {
  const hash = createHash('sha256').update(`${command}:${label}`).digest()
  return uuidV7(timeOf(command), hash)
}

/** A new UUIDv7, for commands that the product itself gives (demonstration, imports, jobs). */
export function newCommandId(now: string): string {
  return uuidV7(Date.parse(now), randomBytes(16))
}

function uuidV7(milliseconds: number, bits: Uint8Array): string {
  const bytes = new Uint8Array(16)
  bytes.set(bits.subarray(0, 10), 6)
  for (let i = 0; i < 6; i += 1) bytes[i] = Math.floor(milliseconds / 2 ** (8 * (5 - i))) & 0xff
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = Buffer.from(bytes).toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
