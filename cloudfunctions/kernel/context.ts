import type { PersonDoc } from './documents'
import type { Home } from '#domain/api/city'
import type { Viewer } from '#domain/kernel/viewer'
import type { Services } from './platform/services'
import type { Database } from './platform/database'
import type { Reference } from '../city/reference'

/** What every use case and worker gets. Time is read once per call, so that all of it happens at one moment. */
export interface WorkContext {
  /** Epoch ms. */
  now: number
  /** The database; what can be asked of it is in the areas' stores. */
  db: Database
  /** The city's lists and settings, at most a minute old. */
  reference(): Promise<Reference>
  services: Omit<Services, 'database' | 'identity'>
  /** In [0, 1), for case numbers. */
  random(): number
}

/** What a use case gets that somebody called. */
export interface Context extends WorkContext {
  person: PersonDoc
  viewer: Viewer
  /** The first page: the blocks of the areas that this function serves. */
  home(): Promise<Home>
}

export type UseCase<Input, Output> = (input: Input, context: Context) => Promise<Output>

export function viewerOf({ _id, roles, departmentId }: PersonDoc): Viewer {
  return { openid: _id, roles, ...(departmentId ? { departmentId } : {}) }
}
