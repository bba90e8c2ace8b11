export type Part = { name: string; filename?: string; content: string | Uint8Array }

const BOUNDARY = 'lingxian-boundary'

/** A form with files, as a browser sends it, for `app.inject`; what stands in a file name is sent as it is. */
export function formOf(parts: readonly Part[]): { payload: Buffer; headers: Record<string, string> } {
  const head = ({ name, filename }: Part) => `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"${filename === undefined ? '' : `; filename="${filename}"`}\r\n\r\n`
  const payload = Buffer.concat([...parts.flatMap((part) => [Buffer.from(head(part)), Buffer.from(part.content), Buffer.from('\r\n')]), Buffer.from(`--${BOUNDARY}--\r\n`)])
  return { payload, headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` } }
}
