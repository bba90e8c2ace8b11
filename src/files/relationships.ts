import type { Archive } from './archive.ts'
import { attribute, walkXml } from './xml.ts'

/** What one part of an office file says of another: its kind (`worksheet`, `numbering`, …) and its name in the archive. */
export type Relationship = { id: string; kind: string; part: string }

/** The relationships of a part, or of the whole file for the name ''. */
export function relationshipsOf(archive: Archive, name: string): Relationship[] {
  const folder = name.slice(0, name.lastIndexOf('/') + 1)
  const part = archive.part(`${folder}_rels/${name.slice(folder.length)}.rels`)
  const found: Relationship[] = []
  if (!part) return found
  walkXml(part, {
    open: (element, attributes) => {
      if (element !== 'Relationship' || attribute(attributes, 'TargetMode') === 'External') return
      const kind = (attribute(attributes, 'Type') ?? '').split('/').at(-1) ?? ''
      found.push({ id: attribute(attributes, 'Id') ?? '', kind, part: resolved(folder, attribute(attributes, 'Target') ?? '') })
    },
  })
  return found
}

/** `../drawings/a.xml` seen from `xl/worksheets/`, `/xl/a.xml` from anywhere. */
function resolved(folder: string, target: string): string {
  const steps = target.startsWith('/') ? [] : folder.split('/').filter((step) => step !== '')
  for (const step of target.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}
