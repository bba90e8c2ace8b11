import { Loading } from '../../ui/index.ts'

export default function Page() {
  return <Loading />
}
