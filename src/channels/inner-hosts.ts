/** A host inside of the network that the operator allows to be called; `plain`: without encryption too. */
export type InnerHost = { host: string; plain: boolean }

/**
 * The hosts of LINGXIAN_ALLOW_INNER, parted by commas: `oidc.inner.gov.cn, 10.1.2.3, http://127.0.0.1`. Names and addresses alone, no
 * ports, no ranges: each machine that may be called is named.
 *
 * @returns null when one of them is no host
 */
export function innerHosts(text: string): InnerHost[] | null {
  const hosts: InnerHost[] = []
  for (const entry of text.split(',').map((one) => one.trim()).filter((one) => one !== '')) {
    const plain = entry.startsWith('http://')
    const written = plain ? entry.slice('http://'.length) : entry
    const host = hostOf(written.includes(':') && !written.startsWith('[') ? `[${written}]` : written)
    if (host === null) return null
    hosts.push({ host, plain })
  }
  return hosts
}

/** The host as addresses write it (lower case, punycode, IPv4 in four numbers, no dot at the end), or null when it is more or less than a host. */
function hostOf(written: string): string | null {
  if (/[/?#@\s\\]/.test(written) || !URL.canParse(`https://${written}`)) return null
  const { hostname, port } = new URL(`https://${written}`)
  return port === '' ? sameHost(hostname) : null
}

/** `example.cn.` and `example.cn` are one host. */
export function sameHost(hostname: string): string {
  return hostname.replace(/\.$/, '')
}
