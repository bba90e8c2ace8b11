/** In short what a browser says it is, so that its owner knows it again; names, not words to translate. */
export type Device = { browser: string | null; system: string | null }

/** The first that fits counts: nearly every browser also calls itself Chrome, Safari and Mozilla. */
const BROWSERS: readonly [RegExp, string][] = [
  [/MicroMessenger/, '微信'],
  [/DingTalk/, '钉钉'],
  [/360(SE|EE)|QihooBrowser/, '360'],
  [/QQBrowser/, 'QQ'],
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/OPR\/|Opera/, 'Opera'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\/|Chromium\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const SYSTEMS: readonly [RegExp, string][] = [
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPhone|iPad|iPod/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/Kylin/i, '麒麟'],
  [/UOS/, '统信'],
  [/Linux|X11/, 'Linux'],
]

export function deviceOf(agent: string): Device {
  const named = (list: readonly [RegExp, string][]) => list.find(([pattern]) => pattern.test(agent))?.[1] ?? null
  return { browser: named(BROWSERS), system: named(SYSTEMS) }
}
