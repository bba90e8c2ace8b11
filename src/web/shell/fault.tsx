import { Component, type ReactNode } from 'react'
import { uiWords } from '../i18n/ui-words.ts'
import { useWords } from '../i18n/language.tsx'
import { Button } from '../ui/button.tsx'
import { Note } from '../ui/note.tsx'

/** Catches what no page expected, so that a bug is told instead of leaving an empty window. */
export class Fault extends Component<{ children: ReactNode; name?: string }, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override componentDidUpdate(before: { name?: string }) {
    if (this.state.failed && before.name !== this.props.name) this.setState({ failed: false })
  }

  override render() {
    return this.state.failed ? <FaultPage /> : this.props.children
  }
}

function FaultPage() {
  const t = useWords(uiWords)
  return (
    <div className="page">
      <h1>{t('fault.title')}</h1>
      <div className="section">
        <Note tone="wrong" live>
          {t('fault.text')}
          {'　'}
          <Button link onClick={() => window.location.reload()}>
            {t('reload')}
          </Button>
        </Note>
      </div>
    </div>
  )
}
