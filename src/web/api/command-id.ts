/**
 * A new command id: UUIDv7, 48 bits of milliseconds and 74 random bits.
 *
 * Made here and not by the server, so that a command sent twice after a lost connection is one command.
 * `crypto.randomUUID` is not used: it is missing on pages served over plain HTTP inside an office network.
 *
 * @source RFC 9562, section 5.7
 */
export function newCommandId(now: number = Date.now(), random: Uint8Array = crypto.getRandomValues(new Uint8Array(10))): string {
  const time = now.toString(16).padStart(12, '0')
  const tail = Array.from(random, (byte, index) => (index === 0 ? (byte & 0x0f) | 0x70 : index === 2 ? (byte & 0x3f) | 0x80 : byte))
  const hex = time + tail.map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
