import { useRef } from 'react'
import { useCommand } from '../../api/hooks.ts'
import { fileAddress } from '../../api/call.ts'
import { ProblemError } from '../../api/problem.ts'
import { useWords } from '../../i18n/language.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorNote } from '../../ui/note.tsx'
import type { Attachment } from './content.ts'
import { recordWords } from './words.ts'

type Props = { files: readonly Attachment[]; onChange: (files: Attachment[]) => void; needed?: boolean; wrong?: string | null }

/** Files that go with a record: uploaded when chosen, so that sending the record is quick. */
export function FilesField({ files, onChange, needed = false, wrong = null }: Props) {
  const t = useWords(recordWords)
  const input = useRef<HTMLInputElement>(null)
  const upload = useCommand('uploadFile')
  const add = async (chosen: readonly File[]) => {
    let all = [...files]
    try {
      for (const file of chosen) {
        const form = new FormData()
        form.set('file', file)
        all = [...all, await upload.mutateAsync({ form })]
        onChange(all)
      }
    } catch (error) {
      // Told below by the upload's own error; what came before it is kept.
      if (!(error instanceof ProblemError)) throw error
    }
  }
  return (
    <div className="field">
      <div className="label">
        <span>{t('files')}</span>
        <span className="aside">{needed ? t('files.needed') : t('files.aside')}</span>
      </div>
      {files.length > 0 ? (
        <ul className="list files">
          {files.map((file, index) => (
            <li key={index}>
              <a href={fileAddress(file.sha256)} target="_blank" rel="noreferrer">
                {file.name}
              </a>
              <Button
                link
                aria-label={t('files.remove', { name: file.name })}
                onClick={() => onChange(files.filter((_, at) => at !== index))}
              >
                {t('matter.remove.short')}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          void add([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
      <Button className="add-file" busy={upload.isPending} onClick={() => input.current?.click()}>
        {upload.isPending ? t('files.adding') : t('files.add')}
      </Button>
      {wrong ? <div className="wrong">{wrong}</div> : null}
      <ErrorNote error={upload.error} />
    </div>
  )
}
