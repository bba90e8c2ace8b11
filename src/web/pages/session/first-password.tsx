import type { Session } from '../../api/session.tsx'
export default function FirstPassword({ session }: { session: Session }) {
  return <p>{session.city.name}</p>
}
