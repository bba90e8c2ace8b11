import { chromium, type Browser } from 'playwright-core'
import { chromiumHome } from './chromium-home.ts'

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A real Chromium with Chinese glyphs; close it in `afterAll`. */
export function launchChromium(): Promise<Browser> {
  const { executablePath, env } = chromiumHome()
  return chromium.launch({ executablePath, args: FLAGS, env: { ...definedEnv(), ...env } })
}

function definedEnv(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
}
