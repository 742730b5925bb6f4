import type { WorkContext } from '../../../kernel/context'
import { logFailure } from '../../../kernel/log'
import type { MediaDoc } from '../documents'
import type { Follow } from '../follow'
import { mediaStore } from '../media-store'
import { judge } from './apply-verdict'
import { handToPerson, tellPlatform } from './hand-to-person'
import { mediaCheckStore } from './media-checks-store'
import type { Part } from './parts'
import { partsInDoubt } from './parts'
import { isUnderWay, MOST_ASKS, nextLook } from './schedule'

/** Files of one run; the next run takes the rest. */
const BATCH = 200
/** Asked about at once: WeChat takes 2,000 a minute, and one that hangs keeps few waiting. */
const LANES = 10
/** A worker that died gives its file back after this. */
const LEASE_MS = 60_000
/** A run begins nothing new after this, so that it ends before the function's time limit and every lease. */
const RUN_MS = 40_000

interface Counts {
  /** Files that WeChat took, and those that it will be asked about again. */
  asked: number
  again: number
  /** Files that a person has to look at, because no verdict came. */
  handed: number
}

/**
 * Has WeChat look at the files that reports and answers brought, and asks again when no verdict comes; in the end a
 * person decides. Works by itself, so that nobody who waits for a message waits for a check. Several workers may run at
 * once.
 * @param follow what whoever holds a file does when a verdict is there
 */
export async function workChecks(follow: Follow, context: WorkContext): Promise<Counts> {
  const { db, services, now } = context
  const end = performance.now() + RUN_MS
  const due = await mediaStore(db).toCheck(now, BATCH)
  const urls = await services.temporaryUrls(due.flatMap(partsInDoubt).map(({ fileId }) => fileId))
  const counts: Counts = { asked: 0, again: 0, handed: 0 }
  const waiting = [...due]
  const lane = async () => {
    for (let record = waiting.shift(); record; record = waiting.shift()) {
      if (performance.now() > end) return
      await lookSafely(record, { context, follow, urls, counts })
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  return counts
}

interface Run {
  context: WorkContext
  follow: Follow
  /** File id -> where WeChat finds it. */
  urls: ReadonlyMap<string, string>
  counts: Counts
}

/** One file that cannot be dealt with must not stop the others; its lease brings it back. */
async function lookSafely(record: MediaDoc, run: Run): Promise<void> {
  try {
    await look(record, run)
  } catch (error) {
    logFailure('checks', record._id, error)
  }
}

async function look(record: MediaDoc, run: Run): Promise<void> {
  const { context, follow, counts } = run
  const { db, now } = context
  const lease = now + LEASE_MS
  // Counted before it is asked: a worker that dies each time must not ask for ever.
  const { checkTries = 0 } = record
  const asks = checkTries + 1
  if (!(await mediaStore(db).claimCheck(record, { checkAt: lease, checkTries: asks }))) return
  if (checkTries >= MOST_ASKS) {
    // Told before: a worker that dies in between must not leave it untold.
    if (counts.handed === 0 && partsInDoubt(record).length > 0) await tellPlatform(context)
    if (await handToPerson(record._id, follow, context)) counts.handed += 1
    return
  }
  const parts = checkTries === 0 ? partsInDoubt(record) : await partsToAskAgain(record._id, run)
  let taken = true
  for (const part of parts) taken = (await ask(record, part, run)) && taken
  counts[taken ? 'asked' : 'again'] += 1
  // A verdict that was as fast as this has settled it already.
  await mediaStore(db).claimCheck({ ...record, checkAt: lease }, { checkAt: nextLook(asks, taken, now) })
}

/** @returns what has no verdict yet, and none under way; what came while an earlier worker died counts now */
async function partsToAskAgain(mediaId: string, { context, follow }: Run): Promise<Part[]> {
  const { db, now } = context
  const begun = await mediaCheckStore(db).of(mediaId)
  for (const check of begun) await judge(check, follow, context)
  const record = await mediaStore(db).get(mediaId)
  const waiting = new Set(begun.filter((check) => isUnderWay(check, now)).map(({ part }) => part))
  return record ? partsInDoubt(record).filter(({ part }) => !waiting.has(part)) : []
}

/** Hands one picture over and writes down the trace by which the verdict will come. @returns whether WeChat took it */
async function ask(
  { _id: mediaId, ownerOpenid }: MediaDoc,
  { part, fileId }: Part,
  run: Run,
): Promise<boolean> {
  const { context, follow, urls } = run
  const { db, services, now } = context
  const url = urls.get(fileId)
  if (url === undefined) return false
  const { code, traceId } = await services.checkImage(url, ownerOpenid)
  if (code !== 0 || traceId === '') return false
  const early = await mediaCheckStore(db).record({ _id: traceId, mediaId, part, at: now })
  if (early) {
    // The verdict was faster than we were.
    await mediaCheckStore(db).update(traceId, { mediaId, part })
    await judge({ ...early, mediaId, part }, follow, context)
  }
  return true
}
