import { indicatorSchemas } from '../contract/indicators.ts'
import type { Handlers } from './route.ts'

type Names = keyof typeof indicatorSchemas

const unbuilt = () => Promise.reject(new Error('the verb behind this address is being written'))

export const indicatorRoutes = Object.fromEntries(Object.keys(indicatorSchemas).map((name) => [name, unbuilt])) as unknown as Handlers<Names>
