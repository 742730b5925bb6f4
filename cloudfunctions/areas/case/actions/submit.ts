import { historyStore } from '../../../kernel/process/history-store'
import { caseStore } from '../store'
import type { SubmitInput, Submitted } from '#domain/api/case'
import { makeCaseNumber } from '#domain/case/case-number'
import { AppError } from '#domain/kernel/errors'
import { HOUR } from '#domain/kernel/time'
import { withAreaCode } from '#domain/kernel/phone-number'
import type { CaseDoc } from '../documents'
import type { MediaDoc } from '../../media/documents'
import type { CategoryDoc } from '../../../city/documents'
import type { AcceptedPlace } from '../accept-place'
import { acceptPlace } from '../accept-place'
import { canBeContacted, promiseFor } from '../clocks'
import { checkContent } from '../../../kernel/content'
import type { DerivedField } from '../effects'
import type { CaseGiven } from '../given'
import { caseProcess } from '../process'
import { actorOf, SYSTEM } from '../../../kernel/process/actor'
import type { FirstStep } from '../../../kernel/process/begin'
import { begin } from '../../../kernel/process/begin'
import { GENERATION } from '../generation'
import { partsLeftOut } from '../left-out'
import type { Context, UseCase } from '../../../kernel/context'
import { idOf } from '../../../kernel/ids'
import { attach, filesFor, keptIds, refTo } from '../../media'
import { coversOf } from '../covers'
import type { Store } from '../../../kernel/platform/database'
import { DuplicateError } from '../../../kernel/platform/database'
import type { Reference } from '../../../city/reference'

/** Honest people report less often. It also bounds what one query must read. */
const MOST_PER_HOUR = 10
const NUMBER_TRIES = 5

/**
 * Takes in a report. The same key again gives the first answer and makes no second case, however often and however
 * simultaneously it is sent; it says what of an edited report came too late.
 */
export const submit: UseCase<SubmitInput, Submitted> = async (input, context) => {
  const reference = await context.reference()
  const { person, db, now } = context
  const caseId = idOf('case', person._id, input.key)
  const recent = await caseStore(db).submittedSince(person._id, now - HOUR, MOST_PER_HOUR)
  const earlier = recent.find(({ _id }) => _id === caseId)
  if (earlier) return answerFor(earlier, input, reference)
  if (recent.length >= MOST_PER_HOUR) throw new AppError('too_often')

  const category = acceptedCategory(input, reference)
  const place = acceptPlace(input.place, reference)
  requireKnownAnswers(input, category)
  const { text, contactName = '' } = input
  const { address } = input.place
  const verdict = await checkContent({ text, 'place.address': address, contactName }, context)
  const media = await keptIds(input.media, context)
  const isAutomatic = verdict === 'pass' && category.autoDispatch && place.doubts.length === 0
  const start = { caseId, input, category, place, media, isAutomatic }
  const stored = await store(start, reference, context)
  context.services.kickOutbox()
  return answerFor(stored, input, reference)
}

function acceptedCategory({ categoryId, dangerDenied }: SubmitInput, reference: Reference): CategoryDoc {
  const category = reference.category(categoryId)
  if (!category)
    throw new AppError('unknown_category', { fields: { categoryId: '该类别已调整，请重新选择' } })
  const { danger } = category
  if (danger && dangerDenied !== true)
    throw new AppError('danger_call', { text: `情况紧急，请立即拨打${danger.phoneName} ${danger.phone}` })
  return category
}

function requireKnownAnswers({ answers }: SubmitInput, { questions }: CategoryDoc): void {
  for (const [id, answer] of Object.entries(answers)) {
    const question = questions.find((known) => known.id === id)
    if (!question?.choices.includes(answer))
      throw new AppError('invalid_input', { fields: { [`answers.${id}`]: '请重新选择' } })
  }
}

interface Start {
  caseId: string
  input: SubmitInput
  category: CategoryDoc
  place: AcceptedPlace
  /** Ids of the files. */
  media: string[]
  isAutomatic: boolean
}

/** Another number is tried when somebody has this one already. */
async function store(start: Start, reference: Reference, context: Context): Promise<CaseDoc> {
  const { db, now, random } = context
  for (let tries = 1; tries <= NUMBER_TRIES; tries += 1) {
    const number = makeCaseNumber(now, reference.city.workingHours, random)
    try {
      return await db.transaction((inside) => storeIn(inside, start, number, reference, context))
    } catch (error) {
      if (!(error instanceof DuplicateError)) throw error
      const first = await caseStore(db).get(start.caseId)
      if (first) return first
    }
  }
  throw new AppError('unavailable', { detail: 'no free case number' })
}

async function storeIn(
  inside: Store,
  start: Start,
  number: string,
  reference: Reference,
  { person, now }: Context,
): Promise<CaseDoc> {
  const files = await filesFor(start.caseId, start.media, person._id, inside)
  const media = files.map(refTo)
  const covers = media.length > 0 ? await coversOf({ media }, inside, files) : {}
  const born = { ...newborn(start, number, reference, { person, now }), media, ...covers }
  const { doc, entries } = begin(caseProcess, born, firstSteps(start, person, files), { now, reference })
  await caseStore(inside).insert(doc)
  await historyStore(inside).insert(entries)
  await attach(start.caseId, files, inside)
  return doc
}

/** A report before anything happened to it. */
function newborn(
  start: Start,
  number: string,
  reference: Reference,
  { person, now }: Pick<Context, 'person' | 'now'>,
): CaseDoc {
  const { caseId, category } = start
  const reported = reportedPart(start, person, reference)
  const found: Omit<CaseDoc, DerivedField> = {
    _id: caseId,
    number,
    ...reported,
    // The first step gives it one.
    state: '' as CaseDoc['state'],
    version: 0,
    type: category.type,
    urgency: category.urgency,
    physical: category.physical,
    leadDepartmentId: category.leadDepartmentId,
    coDepartmentIds: category.coDepartmentIds,
    ...promiseFor(reference, category, now, canBeContacted(reported.reporter)),
    promisedAt: now,
    pausedAt: 0,
    submittedAt: now,
    signedAt: 0,
    contactedAt: 0,
    repliedAt: 0,
    closedAt: 0,
    stateAt: now,
    closeReason: '',
    media: [],
    afterMedia: [],
    mediaRecorded: true,
    supports: 0,
    generation: GENERATION,
    published: false,
    bounces: 0,
    reopens: 0,
    parentId: '',
    children: 0,
    extended: false,
    lastEvent: { id: '', action: 'submit', at: now, by: '' },
    warned: [],
    contactWarned: [],
  }
  return { ...found, dueAt: 0, sweepAt: 0, toPublish: false, mapCells: [] }
}

function placeOf(
  { place: { address } }: SubmitInput,
  { town, doubts }: AcceptedPlace,
  point: CaseDoc['place']['point'],
): CaseDoc['place'] {
  return { address, townId: town._id, point, ...(doubts.length > 0 ? { doubts } : {}) }
}

/** What comes from the citizen. */
function reportedPart({ input, category, place }: Start, person: Context['person'], { city }: Reference) {
  const { longitude, latitude } = input.place.point
  const point: CaseDoc['place']['point'] = { type: 'Point', coordinates: [longitude, latitude] }
  return {
    channel: input.channel,
    categoryId: category._id,
    text: input.text,
    place: placeOf(input, place, point),
    answers: input.answers,
    reporter: {
      openid: person._id,
      name: input.contactName || person.name,
      phone: withAreaCode(input.contactPhone || person.phone, city.areaCode),
      anonymous: input.anonymous,
    },
    mayBePublished: input.open && category.mayBePublic,
  }
}

/** The report comes in; where nobody has to look at it first, the system sends it on. */
function firstSteps(
  { caseId: id, category, isAutomatic }: Start,
  person: Context['person'],
  files: readonly MediaDoc[],
): FirstStep<CaseGiven, readonly MediaDoc[]>[] {
  const submitted: FirstStep<CaseGiven, readonly MediaDoc[]> = {
    given: { action: 'submit', id, key: '' },
    actor: actorOf(person, 'reporter'),
    entryId: idOf('event', id, 'submit'),
    brought: files,
  }
  if (!isAutomatic) return [submitted]
  const dispatched: FirstStep<CaseGiven, readonly MediaDoc[]> = {
    given: { action: 'autoDispatch', id, key: '', toDepartmentId: category.leadDepartmentId },
    actor: SYSTEM,
    entryId: idOf('event', id, 'autoDispatch'),
    brought: [],
  }
  return [submitted, dispatched]
}

function answerFor(found: CaseDoc, input: SubmitInput, reference: Reference): Submitted {
  const leftOut = partsLeftOut(found, input)
  return {
    caseId: found._id,
    number: found.number,
    state: found.state,
    departmentName: reference.department(found.leadDepartmentId)?.name ?? '',
    clocks: found.clocks,
    ...(found.assumedFrom ? { assumed: true } : {}),
    ...(leftOut.length > 0 ? { leftOut } : {}),
  }
}
