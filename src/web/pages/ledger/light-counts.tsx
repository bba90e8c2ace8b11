import { useWords } from '../../i18n/language.tsx'
import { Light, type LightName } from '../../ui/index.ts'
import type { Ledger } from './page.tsx'
import { ledgerWords } from './words.ts'

const LIGHTS: readonly LightName[] = ['overdue', 'lagging', 'due-soon', 'normal', 'done', 'stopped']

type Props = { counts: Ledger['counts']; light: string | undefined; onLight: (light: string) => void }

/** How many matters stand how; each number opens what it is made of. */
export function LightCounts({ counts, light, onLight }: Props) {
  const t = useWords(ledgerWords)
  return (
    <div className="light-counts" role="group" aria-label={t('lights')}>
      <button type="button" aria-pressed={light === undefined} onClick={() => onLight('')}>
        {t('allLights')} <b>{counts.all.toLocaleString('zh-CN')}</b>
      </button>
      {LIGHTS.filter((one) => (counts.byLight[one] ?? 0) > 0 || one === light).map((one) => (
        <button key={one} type="button" aria-pressed={light === one} onClick={() => onLight(light === one ? '' : one)}>
          <Light light={one} /> <b>{(counts.byLight[one] ?? 0).toLocaleString('zh-CN')}</b>
        </button>
      ))}
    </div>
  )
}
