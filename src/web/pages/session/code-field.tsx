import { Field } from '../../ui/field.tsx'

/** A code of an app, or one from paper. */
export function CodeField({ label, value, onChange, wrong, help, focus = false }: { label: string; value: string; onChange: (code: string) => void; wrong: string | null; help?: string; focus?: boolean }) {
  return (
    <Field label={label} help={help} wrong={wrong}>
      {(bound) => (
        <input
          {...bound}
          className="input code"
          name="code"
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={20}
          autoFocus={focus}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
