import { chromiumHome } from './chromium-home.ts'

/** Unpacks Chromium and the fonts before the first browser test, so that no test's time limit pays for it. */
export default function setup(): void {
  chromiumHome()
}
