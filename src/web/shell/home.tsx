import { Navigate } from 'react-router'
import { useMay } from '../api/session.tsx'

/** Where one begins: the desk, or the directory for those who keep it and have no desk. */
export function Home() {
  const may = useMay()
  return <Navigate to={may('getDesk') ? '/desk' : '/organisation'} replace />
}
