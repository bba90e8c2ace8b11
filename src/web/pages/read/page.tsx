import { useParams } from 'react-router'
import { DocumentPage } from './document-page.tsx'
import { DocumentsPage } from './documents-page.tsx'
import './read.css'

export default function ReadPage() {
  const { document } = useParams()
  return document ? <DocumentPage key={document} id={document} /> : <DocumentsPage />
}
