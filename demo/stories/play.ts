import { idOf } from '../../cloudfunctions/kernel/ids'
import { clockRulesOf } from '../../cloudfunctions/areas/case/clocks'
import type { CaseDoc } from '../../cloudfunctions/areas/case/documents'
import type { MediaDoc } from '../../cloudfunctions/areas/media/documents'
import type { Reference } from '../../cloudfunctions/city/reference'
import type { ActionOf, In } from '#domain/api/index'
import { addLimit } from '#domain/case/deadlines'
import { DAY, dayNumberOf, HOUR, startOfDay } from '#domain/kernel/time'
import { PICTURE_SIZE, pictured } from '../pictures'
import type { Stage } from '../stage/stage'
import { people, personCalled } from '../people'
import type { Step } from './steps'
import type { Story } from './story'

/** A picture that a sample case refers to, to be stored. */
export interface PictureOrder {
  /** Of its record, which does not know its size yet. */
  mediaId: string
  categoryId: string
  /** As the pictures' files are named. */
  place: string
  after: boolean
  path: string
  thumbPath: string
}

export interface Scene {
  stage: Stage
  now: number
  reference: Pick<Reference, 'city' | 'calendar'>
  fileId(path: string): string
  orderPicture(order: PictureOrder): void
  /** Ids of the cases so far, by their stories' keys. */
  played: Map<string, string>
}

/** When a step would lie in the future, it took this part of the time that there was. */
const HURRY = 0.35

/** Plays one sample case through the product's own actions, at the times of its past. */
export async function play(story: Story, scene: Scene): Promise<void> {
  const { stage } = scene
  const reporter = personCalled(story.who).openid
  let time = reportedAt(story, scene)
  const { caseId } = await stage.act(time, reporter, 'case', 'submit', {
    ...reportOf(story),
    media: await photos(story, { openid: reporter, at: time, key: story.key }, 1, false, scene),
  })
  scene.played.set(story.key, caseId)
  await stage.followUp(time)
  let found = await storedCase(caseId, stage)
  for (const [index, step] of story.steps.entries()) {
    time = timeOf(step, time, scene)
    const openid = step.by === 'reporter' ? reporter : staffFor(step, found.leadDepartmentId)
    const input = await inputOf(step, { found, at: time, key: `${story.key}-${index}`, openid, story }, scene)
    await stage.act(
      time,
      openid,
      step.area,
      step.action as ActionOf<'staff'> & ActionOf<'case'>,
      input as never,
    )
    await stage.followUp(time)
    found = await storedCase(caseId, stage)
    if (step.action === 'publish') await support(story, caseId, time, scene)
  }
}

/** People report between eight and nine; what is newer than a day stays as new as the story says. */
function reportedAt({ daysAgo }: Story, { now, reference }: Scene): number {
  const planned = Math.round(now - daysAgo * DAY)
  if (daysAgo < 1) return planned
  const { workingHours } = reference.city
  const midnight = startOfDay(dayNumberOf(planned, workingHours), workingHours)
  return Math.round(midnight + 8 * HOUR + (planned - midnight) * (13 / 24))
}

/** Staff act in office hours, citizens at any time; nothing happens after `now`. */
function timeOf(step: Step, before: number, { now, reference }: Scene): number {
  const rules = clockRulesOf(reference)
  const planned =
    step.by === 'reporter'
      ? before + step.hours * HOUR
      : addLimit(before, { amount: step.hours, unit: 'workingHours' }, rules)
  return Math.round(planned < now ? planned : before + (now - before) * HURRY)
}

async function storedCase(caseId: string, { database }: Stage): Promise<CaseDoc> {
  const { data } = await database.collection('cases').doc(caseId).get()
  return data as CaseDoc
}

function staffFor(step: Step, departmentId: string): string {
  const fits = people.find((one) =>
    step.by === 'lead' ? one.departmentId === departmentId : one.role === step.by,
  )
  if (!fits) throw new Error(`nobody can ${step.action} for ${departmentId}`)
  return fits.openid
}

interface Moment {
  found: CaseDoc
  at: number
  key: string
  openid: string
  story: Story
}

async function inputOf(step: Step, moment: Moment, scene: Scene): Promise<object> {
  const { found, key, story } = moment
  const media =
    step.photos === undefined ? {} : { media: await photos(story, moment, step.photos, true, scene) }
  const until = step.action === 'requestExtension' ? { until: await askedUntil(moment, scene) } : {}
  return { caseId: found._id, key, ...step.input, ...media, ...until, ...(await parentOf(step, scene)) }
}

/** The third working day that may be asked for. */
async function askedUntil({ found, at, openid }: Moment, { stage }: Scene): Promise<number> {
  const { mayExtendTo = [] } = await stage.act(at, openid, 'case', 'view', { caseId: found._id })
  return mayExtendTo[2] ?? mayExtendTo.at(-1) ?? 0
}

async function parentOf({ parent }: Step, { stage, played }: Scene): Promise<object> {
  if (parent === undefined) return {}
  const { number } = await storedCase(played.get(parent) ?? '', stage)
  return { parentNumber: number }
}

/** What the person took, kept as if it had been uploaded; the pictures themselves are drawn later. */
async function photos(
  story: Story,
  { openid, at, key }: Pick<Moment, 'openid' | 'at' | 'key'>,
  count: number,
  after: boolean,
  { fileId, orderPicture, stage }: Scene,
): Promise<string[]> {
  const isPictured = pictured.includes(story.category)
  const ids = Array.from({ length: isPictured ? count : 0 }, (_, index) => idOf('media', key, String(index)))
  for (const mediaId of ids) {
    const path = `media/${mediaId}/file.jpg`
    const thumbPath = `media/${mediaId}/thumb.jpg`
    orderPicture({
      mediaId,
      categoryId: story.category,
      place: `${story.who}-${story.town}`,
      after,
      path,
      thumbPath,
    })
    const record: MediaDoc = {
      _id: mediaId,
      ownerOpenid: openid,
      kind: 'image',
      fileId: fileId(path),
      thumbId: fileId(thumbPath),
      ...PICTURE_SIZE,
      bytes: 0,
      check: 'pending',
      thumbCheck: 'pending',
      attachedTo: '',
      at,
    }
    await stage.database.collection('media').add({ data: record })
  }
  return ids
}

function reportOf(story: Story): Omit<In<'case', 'submit'>, 'media'> {
  const { key, category, text, town, address, longitude, latitude, answers, open, anonymous } = story
  return {
    key,
    channel: 'snap',
    categoryId: category,
    text,
    place: { point: { longitude, latitude }, address, townId: town },
    answers,
    open,
    anonymous,
    dangerDenied: true,
  }
}

/** Neighbours come along in the hours after it became public. */
async function support(
  { supporters }: Story,
  caseId: string,
  time: number,
  { stage, now }: Scene,
): Promise<void> {
  for (const [index, id] of supporters.entries()) {
    const moment = Math.round(
      time + (Math.min(now, time + HOUR) - time) * ((index + 1) / (supporters.length + 1)),
    )
    await stage.act(moment, personCalled(id).openid, 'case', 'support', { caseId })
  }
}
