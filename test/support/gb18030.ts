/** The decoder turned round: every two-byte code and what it stands for. A Chinese Windows writes texts this way. */
export function gb18030Of(text: string): Uint8Array {
  const decoder = new TextDecoder('gb18030')
  const codes = new Map<string, [number, number]>()
  for (let high = 0x81; high <= 0xfe; high += 1) {
    for (let low = 0x40; low <= 0xfe; low += 1) if (low !== 0x7f) codes.set(decoder.decode(Uint8Array.of(high, low)), [high, low])
  }
  return Uint8Array.from([...text].flatMap((character) => {
    if (character.charCodeAt(0) < 128) return [character.charCodeAt(0)]
    const code = codes.get(character)
    if (!code) throw new RangeError(`no two-byte code for ${character}`)
    return code
  }))
}
