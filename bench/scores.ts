// How right the reader is, against labels made by hand; `--write` publishes it in docs/reader-scores.md.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hasGold, scoreGold, scoreSamples } from '../test/support/scores/corpora.ts'
import { f1 } from '../test/support/scores/score.ts'
import { sectionOf, WANTED } from '../test/support/scores/report.ts'
import { GOLD, OWN } from '../test/support/scores/titles.ts'
import { goal, machine, report } from './support.ts'

const page = join(import.meta.dirname, '..', 'docs', 'reader-scores.md')
const HEAD = `# How right the reader is

Made by \`npm run bench -- scores --write\`; a test fails when a score falls below what stands here. Labels are found by their place in the text, never by wording; a
precision of 1 means that nothing was said that no label says. What is marked as defensible either way in the labels counts neither way.
Rules were mended with these texts in view, so that a text which the reader has not met is read less well: see [reader-held-out.md](reader-held-out.md). What the labels hold: [samples](../samples/README.md).

`

const own = scoreSamples()
const gold = hasGold ? scoreGold() : null
const sections = [sectionOf(OWN, own), ...(gold ? [sectionOf(GOLD, gold)] : keptGold())]

if (process.argv.includes('--write')) writeFileSync(page, HEAD + sections.join('\n'))
else if (!process.argv.includes('--json')) console.log(sections.join('\n'))
const counts = gold?.counts ?? own.counts
report({
  name: 'scores',
  machine: machine(),
  figures: Object.fromEntries(Object.entries(counts).map(([name, count]) => [`${name}, f1`, Math.round(f1(count) * 1000) / 1000])),
  goals: gold ? Object.entries(WANTED).map(([name, least]) => goal(name, gold.counts[name] ? f1(gold.counts[name]) : 0, '>=', least)) : [],
})

/** Where the labels are not there, what was published of them stays. */
function keptGold(): string[] {
  const kept = readFileSync(page, 'utf8').split(/^(?=## )/m).find((section) => section.startsWith(`## ${GOLD}`))
  return kept === undefined ? [] : [kept.trimEnd() + '\n']
}
