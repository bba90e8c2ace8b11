import { linesOf, pointsIn } from '../../../kernel/assess/heads.ts'
import { usePick, useWords } from '../../i18n/language.tsx'
import { Section, Table3 } from '../../ui/index.ts'
import { useMeasured } from './measured.ts'
import type { Scheme, View } from './model.ts'
import { Versions } from './versions.tsx'
import { schemeWords } from './words.ts'

type Line = ReturnType<typeof linesOf>[number]

/** A scheme as it was adopted: for who is assessed by it. */
export function Reader({ view }: { view: View }) {
  const t = useWords(schemeWords)
  const pick = usePick()
  const { content } = view
  const { adjustments, vetoes, grades } = content
  return (
    <>
      <Lines content={content} names={view.options} />
      <Members view={view} />
      {adjustments.length > 0 && (
        <Section title={t('adjustments')}>
          <Table3<Scheme['adjustments'][number]>
            caption={t('adjustments')}
            rows={adjustments}
            keyOf={({ id }) => id}
            stack
            labelled
            columns={[
              { key: 'name', head: t('what2'), names: true, cell: ({ name }) => pick(name) },
              { key: 'each', head: t('each'), num: true, width: 72, cell: ({ each }) => (each > 0 ? `+${each}` : `−${-each}`) },
              { key: 'most', head: t('atMost'), num: true, width: 72, cell: ({ atMost }) => atMost ?? t('none') },
              { key: 'evidence', head: t('evidence'), cell: ({ evidence }) => pick(evidence) },
            ]}
          />
        </Section>
      )}
      {vetoes.length > 0 && <Section title={t('vetoes')}><ul className="list">{vetoes.map(({ id, name, evidence }) => <li key={id}>{pick(name)}　<span className="ink-3">{t('evidence')}{t('colon')}{pick(evidence)}</span></li>)}</ul></Section>}
      {grades.length > 0 && <Section title={t('grades')}><p className="small">{grades.map(({ name, from }) => (from === undefined ? pick(name) : t('gradeFromPoints', { name: pick(name), from }))).join(t('comma'))}</p></Section>}
      <Versions view={view} />
    </>
  )
}

function Lines({ content, names }: { content: Scheme; names: View['options'] }) {
  const t = useWords(schemeWords)
  const pick = usePick()
  const measured = useMeasured()
  const differing = content.groups.filter(({ points }) => Object.keys(points).length > 0)
  return (
    <Section title={t('items')} aside={content.items.length}>
      <Table3<Line>
        caption={t('items')}
        rows={linesOf(content)}
        keyOf={({ id }) => id}
        stack
        labelled
        columns={[
          ...(content.items.some(({ under }) => under) ? [{ key: 'under', head: t('under'), width: 104, cell: ({ under }: Line) => (under ? pick(under) : '') }] : []),
          { key: 'item', head: t('item'), names: true, cell: ({ name }) => pick(name) },
          { key: 'points', head: t('points'), num: true, width: 56, cell: ({ points }) => (points === 0 ? t('none') : points) },
          ...differing.map((group) => ({ key: group.id, head: pick(group.name), num: true, width: 64, cell: (line: Line) => pointsIn(content, line, group.id, null) })),
          { key: 'standard', head: t('standard'), cell: ({ standard, points }) => (standard ? pick(standard) : points === 0 ? t('listedOnly') : '') },
          { key: 'source', head: t('source'), cell: ({ source }) => (source ? pick(source) : '') },
          { key: 'by', head: t('scoredBy'), cell: ({ item }) => (item ? measured(item.measure, names) : '') },
        ]}
      />
    </Section>
  )
}

function Members({ view: { content, members } }: { view: View }) {
  const t = useWords(schemeWords)
  const pick = usePick()
  if (content.groups.length === 0) return null
  return (
    <Section title={t('groups')} aside={content.groups.length}>
      <dl className="pairs">
        {content.groups.map(({ id, name, apart }) => [
          <dt key={id}>{pick(name)}</dt>,
          <dd key={`${id} units`}>{(members.find(({ group }) => group === id)?.units ?? []).map((unit) => unit.name).join(t('comma')) || t('none')}{apart && `（${t('apart')}）`}</dd>,
        ])}
      </dl>
    </Section>
  )
}
