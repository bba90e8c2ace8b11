import { useState } from 'react'
import { useWords } from '../../i18n/language.tsx'
import { Button } from '../../ui/button.tsx'
import type { Choice } from '../../ui/combobox.tsx'
import { UnitsField } from '../organisation/pick.tsx'
import { recordWords } from './words.ts'

type Props = { units: readonly Choice[]; onChange: (units: Choice[]) => void; aside: string | null; /** there is no matter: then it is about these */ wanted: boolean }

/** The places, units or bodies a record is about; folded away where a matter says it already. */
export function UnitsPart({ units, onChange, aside, wanted }: Props) {
  const t = useWords(recordWords)
  const [opened, open] = useState(false)
  if (!opened && units.length === 0)
    return (
      <Button link onClick={() => open(true)}>
        {t(wanted ? 'units.instead' : 'units.add')}
      </Button>
    )
  return <UnitsField label={t('units')} optional help={aside ?? t('units.help')} units={units} onChange={onChange} />
}
