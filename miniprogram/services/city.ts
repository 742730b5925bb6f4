import type { Home } from '../domain/api/city'
import { call } from './call'
import { takeHomeOfStart } from './session'
import { load, save } from './storage'

const STORED_HOME = 'home'

/**
 * Everything of the first page, the first time as it came with the session; kept, so that it is there without a network
 * next time.
 */
export async function home(): Promise<Home> {
  const fresh = (await takeHomeOfStart()) ?? (await call('city', 'home', {}))
  save(STORED_HOME, fresh)
  return fresh
}

/** @returns the first page as it was last seen. */
export function lastHome(): Home | undefined {
  return load<Home>(STORED_HOME)
}
