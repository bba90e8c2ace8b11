import { leastPasswordCharacters } from '../../../kernel/password.ts'
import { useWords } from '../../i18n/language.tsx'
import { Field } from '../../ui/field.tsx'
import { sessionWords } from './words.ts'

export type PasswordValues = { current: string; next: string; repeat: string }
export const noPasswords: PasswordValues = { current: '', next: '', repeat: '' }

type Props = { username: string; value: PasswordValues; onChange: (value: PasswordValues) => void; /** it was sent once: say what is wrong */ tried: boolean }

/** The present password and the new one twice. What can be told before sending is told; the server decides. */
export function PasswordFields({ username, value, onChange, tried }: Props) {
  const t = useWords(sessionWords)
  const wrong = tried ? passwordFaults(value) : {}
  const box = (name: keyof PasswordValues, autoComplete: string) => (
    <Field
      label={t(name)}
      help={name === 'next' ? t('next.help', { least: leastPasswordCharacters }) : undefined}
      wrong={wrong[name] ? t(wrong[name], { least: leastPasswordCharacters }) : null}
    >
      {(bound) => (
        <input
          {...bound}
          className="input"
          type="password"
          name={name}
          autoFocus={name === 'current'}
          autoComplete={autoComplete}
          value={value[name]}
          onChange={(event) => onChange({ ...value, [name]: event.target.value })}
        />
      )}
    </Field>
  )
  return (
    <>
      <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
      {box('current', 'current-password')}
      {box('next', 'new-password')}
      {box('repeat', 'new-password')}
    </>
  )
}

export function passwordFaults({ current, next, repeat }: PasswordValues): Partial<Record<keyof PasswordValues, keyof typeof sessionWords>> {
  return {
    ...(current ? {} : { current: 'password.missing' as const }),
    ...([...next].length < leastPasswordCharacters ? { next: 'next.short' as const } : next === current ? { next: 'next.same' as const } : {}),
    ...(repeat === next ? {} : { repeat: 'repeat.differs' as const }),
  }
}
