/** An IPv6 connection has 2⁶⁴ addresses of its own to ask from, so its network counts; an IPv4 address counts as itself however it is written. */
export function addressKey(address: string): string {
  const four = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (four !== undefined || !address.includes(':')) return four ?? address
  const [head = '', tail] = address.replace(/%.*$/, '').toLowerCase().split('::')
  const first = parts(head)
  const last = tail === undefined ? [] : parts(tail)
  const all = [...first, ...Array<string>(Math.max(0, 8 - first.length - last.length)).fill('0'), ...last]
  return all.slice(0, 4).map((part) => part.replace(/^0+(?=.)/, '')).join(':')
}

function parts(text: string): string[] {
  return text === '' ? [] : text.split(':')
}
