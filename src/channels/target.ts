/** This machine itself, where nothing can be read along the way. */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname)
}

/** Whether an address may be sent to: encrypted, or on this machine. Which machine is the administrator's choice, inside of the network too. */
export function isSafeTarget(url: URL, encrypted: string, plain: string): boolean {
  return url.protocol === encrypted || (url.protocol === plain && isLoopback(url))
}
