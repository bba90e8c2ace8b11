export default function SignIn({ facts }: { facts: Record<string, unknown> }) {
  return <p>{Object.keys(facts).length}</p>
}
