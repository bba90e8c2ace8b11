import { fileAddress } from '../../api/call.ts'

type FileRef = { sha256: string; name: string; mediaType: string }

/** Files that hang on something; photographs are shown small, and open in full. */
export function Files({ files }: { files: readonly FileRef[] }) {
  if (files.length === 0) return null
  return (
    <ul className="inspect-files">
      {files.map(({ sha256, name, mediaType }) => (
        <li key={sha256}>
          <a href={fileAddress(sha256)} target="_blank" rel="noreferrer">{mediaType.startsWith('image/') ? <img src={fileAddress(sha256)} alt={name} loading="lazy" /> : name}</a>
        </li>
      ))}
    </ul>
  )
}
