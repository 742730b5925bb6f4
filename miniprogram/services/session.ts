import type { Session, Started } from '../domain/api/account'
import type { Home } from '../domain/api/city'
import { isStaff } from '../domain/case/permissions'
import { call } from './call'
import { setCityHours } from './city-clock'
import { load, save } from './storage'

/** Who holds this phone. The last answer is kept, so that role and elder mode are there from the first frame. */

const STORED = 'session'

let session = load<Session>(STORED)
setCityHours(session?.city.hours)
let starting: Promise<Session> | undefined
/** The first page as it comes with the first call, until it is taken. */
let homeOfStart: Promise<Home | undefined> | undefined
/** By the page or component that listens. */
const listeners = new Map<object, (session: Session) => void>()

/**
 * Asks the server who this is; calls while one is under way share it.
 * @param page the one that opens: what it shows comes with the same answer
 */
export function startSession(page?: 'home'): Promise<Session> {
  if (starting) return starting
  const answer = call('account', 'start', page ? { page } : {})
  if (page) homeOfStart = answer.then(({ home }) => home)
  starting = answer.then(keep).catch((error: unknown) => {
    starting = undefined
    throw error
  })
  // Whoever waits for the page is told; nobody has to.
  homeOfStart?.catch(() => undefined)
  return starting
}

/** Pages keep what they show themselves. */
function keep({ home: _home, ...fresh }: Started): Session {
  setSession(fresh)
  return fresh
}

/** @returns the first page that came with the session, once; undefined when none was asked for or the server had none */
export function takeHomeOfStart(): Promise<Home | undefined> {
  const taken = homeOfStart ?? Promise.resolve(undefined)
  homeOfStart = undefined
  return taken
}

/** @returns the confirmed session of this launch; fails like any call. */
export function whenSession(): Promise<Session> {
  return startSession()
}

/** Asks again, for example after the role or the unread count may have changed. */
export function refreshSession(): Promise<Session> {
  starting = undefined
  return startSession()
}

/** @returns what is known now: this launch's session or the last one's. */
export function currentSession(): Session | undefined {
  return session
}

/** Changes part of the session here, after the server acknowledged it. */
export function patchSession(change: Partial<Session>): void {
  if (session) setSession({ ...session, ...change })
}

/** Calls `listener` now, when a session is known, and at every change, until `offSession(owner)`. */
export function onSession(owner: object, listener: (session: Session) => void): void {
  listeners.set(owner, listener)
  if (session) listener(session)
}

export function offSession(owner: object): void {
  listeners.delete(owner)
}

export function isStaffSession(who: Session | undefined): boolean {
  return who !== undefined && isStaff(who)
}

function setSession(fresh: Session): void {
  session = fresh
  setCityHours(fresh.city.hours)
  save(STORED, fresh)
  listeners.forEach((listener) => listener(fresh))
}
