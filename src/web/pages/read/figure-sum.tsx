import { useWords } from '../../i18n/language.tsx'
import { columnSum } from './column-sum.ts'
import type { Document } from './decide.ts'
import { readWords } from './words.ts'

type Props = { figure: Document['figures'][number]; text: string; /** what to say below, where it is not the sum in words */ said?: string }

/** A checked figure set as a column sum: what the text gives, what comes of it, what the text says. */
export function FigureSum({ figure, text, said }: Props) {
  const t = useWords(readWords)
  const { lines, inOneLine, computed, claimed, difference } = columnSum(figure, text)
  const percent = figure.relation === 'ratio' ? '%' : ''
  return (
    <>
      <table className="read-sum">
        <caption className="unseen">{t('sumCaption')}</caption>
        <tbody>
          {lines.map(({ words, sign, number }, index) => (
            <tr key={index}>
              <th scope="row">{words || t('sumPart', { n: index + 1 })}</th>
              <td>{sign && <span className="read-sum-sign">{sign}</span>}{number}</td>
            </tr>
          ))}
        </tbody>
        <tbody>
          <tr className="read-sum-line">
            <th scope="row">{t(`sum.${figure.relation}`)}</th>
            <td>{computed}{percent}</td>
            <td className="read-sum-how">{inOneLine}</td>
          </tr>
          <tr>
            <th scope="row">{t('sumClaimed')}</th>
            <td>{claimed}{percent}</td>
            <td className="read-sum-how">{t('sumPrinted', { words: figure.claimed.text })}</td>
          </tr>
          {difference && figure.verdict === 'inconsistent' && (
            <tr className="read-sum-apart">
              <th scope="row">{t('sumApart')}</th>
              <td>{difference}</td>
              {percent && <td className="read-sum-how">{t('sumPoints')}</td>}
            </tr>
          )}
        </tbody>
      </table>
      {said !== '' && <p className="read-sum-said">{said ?? t(`sumSaid.${figure.verdict}`, { computed: computed + (figure.claimed.unit ?? ''), claimed: figure.claimed.text })}</p>}
    </>
  )
}
