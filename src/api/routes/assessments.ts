import { assessmentSchemas } from '../contract/assessments.ts'
import type { Handlers } from './route.ts'

type Names = keyof typeof assessmentSchemas

const unbuilt = () => Promise.reject(new Error('the verb behind this address is being written'))

export const assessmentRoutes = Object.fromEntries(Object.keys(assessmentSchemas).map((name) => [name, unbuilt])) as unknown as Handlers<Names>
