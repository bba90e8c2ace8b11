import { useWords } from '../../i18n/language.tsx'
import { secondFactorWords } from '../session/second-factor-words.ts'
import { Field } from '../../ui/index.ts'

/** The password once more: before a means of signing in is added or taken away. */
export function PasswordField({ value, onChange, tried }: { value: string; onChange: (password: string) => void; tried: boolean }) {
  const t = useWords(secondFactorWords)
  return (
    <Field label={t('password')} wrong={tried && !value ? t('password.missing') : null}>
      {(bound) => <input {...bound} className="input" type="password" autoComplete="current-password" value={value} onChange={(event) => onChange(event.target.value)} />}
    </Field>
  )
}
