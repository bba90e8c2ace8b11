import { BlockList, isIPv4, isIPv6 } from 'node:net'

/**
 * What an address on the network is: `outer` anywhere in the world; `loopback` this machine; `inner` a network of somebody's own, which the
 * operator may allow; `never` what no service is reached at: link-local (where clouds keep their keys), unspecified, multicast, reserved,
 * and IPv6 forms that carry an IPv4 address in disguise.
 */
export type AddressKind = 'outer' | 'loopback' | 'inner' | 'never'

/** @source IANA IPv4 and IPv6 Special-Purpose Address Registries */
const RANGES: readonly (readonly [Exclude<AddressKind, 'outer'>, readonly string[]])[] = [
  ['loopback', ['127.0.0.0/8', '::1/128']],
  ['inner', ['10.0.0.0/8', '100.64.0.0/10', '172.16.0.0/12', '192.168.0.0/16', '198.18.0.0/15', 'fc00::/7']],
  [
    'never',
    [
      ...['0.0.0.0/8', '169.254.0.0/16', '192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
      ...['::/128', '::/96', '::ffff:0:0/96', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64', '2001::/32', '2001:db8::/32', '2002::/16', 'fe80::/10', 'fec0::/10', 'ff00::/8'],
    ],
  ],
]

/** IPv4 and IPv6 apart: one list of both would match `127.0.0.1` as its IPv6 form as well. */
const LISTS = RANGES.map(([kind, ranges]) => ({ kind, four: listOf(ranges.filter((range) => !range.includes(':')), 'ipv4'), six: listOf(ranges.filter((range) => range.includes(':')), 'ipv6') }))

/** The kind of an IP address as text, without brackets; what is no address is `never`. */
export function addressKind(address: string): AddressKind {
  // A zone (`fe80::1%eth0`) only belongs to addresses of one wire.
  if (!isIPv4(address) && (!isIPv6(address) || address.includes('%'))) return 'never'
  const found = LISTS.find(({ four, six }) => (isIPv4(address) ? four.check(address, 'ipv4') : six.check(address, 'ipv6')))
  return found?.kind ?? 'outer'
}

function listOf(ranges: readonly string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList()
  for (const range of ranges) {
    const [net = '', bits] = range.split('/')
    list.addSubnet(net, Number(bits), family)
  }
  return list
}
