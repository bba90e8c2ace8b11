import { readFileSync } from 'node:fs'

/** As the package says; it stands in every back-up. */
export const programVersion: string = (JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as { version: string }).version
