import type { Meeting } from './meeting-page.tsx'

/** Units that are next by rota and not on the agenda yet, as many as may still report. */
export function freshReports({ rota, reports, agenda }: Pick<Meeting, 'rota' | 'reports' | 'agenda'>): Meeting['rota'] {
  const on = agenda.filter(({ kind }) => kind === 'report').map(({ presenter }) => presenter?.id)
  return rota.filter(({ unit }) => !on.includes(unit.id)).slice(0, Math.max(0, reports - on.length))
}
