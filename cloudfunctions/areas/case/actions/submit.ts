import { caseStore } from '../store'
import type { SubmitInput, Submitted } from '#domain/api/case'
import { makeCaseNumber } from '#domain/case/case-number'
import { AppError } from '#domain/kernel/errors'
import { HOUR } from '#domain/kernel/time'
import { withAreaCode } from '#domain/kernel/phone-number'
import type { CaseDoc } from '../documents'
import type { CategoryDoc } from '../../../city/documents'
import type { AcceptedPlace } from '../accept-place'
import { acceptPlace } from '../accept-place'
import { canBeContacted, promiseFor } from '../clocks'
import { checkContent } from '../../../kernel/content'
import type { CaseGiven } from '../given'
import { caseProcess } from '../process'
import { actorOf, SYSTEM } from '../../../kernel/process/actor'
import { orFirst } from '../../../kernel/process/or-first'
import type { FirstStep, Unborn } from '../../../kernel/process/start-life'
import { startLife } from '../../../kernel/process/start-life'
import { GENERATION } from '../generation'
import { partsLeftOut } from '../left-out'
import { newRound } from '../rounds'
import { likenessOf, twinOf } from '../twin'
import type { Context, UseCase } from '../../../kernel/context'
import { idOf } from '../../../kernel/ids'
import type { Turn } from '../../../kernel/documents'
import type { TurnLimit } from '../../../kernel/people/turns'
import { latestTurns, takeTurn } from '../../../kernel/people/turns'
import { keptIds } from '../../media'
import { DuplicateError } from '../../../kernel/platform/database'
import type { Reference } from '../../../city/reference'

/** Honest people report less often. */
const LIMIT: TurnLimit = { kind: 'report', most: 10, within: HOUR }
const NUMBER_TRIES = 5
/** What its author reads beside a field whose words cannot be published. */
const UNFIT = {
  'place.address': '地址中有不适合提交的文字，请修改',
  contactName: '称呼中有不适合提交的文字，请修改',
}

/**
 * Takes in a report. The same key again gives the first answer and makes no second case, however often and however
 * simultaneously it is sent; it says what of an edited report came too late.
 */
export const submit: UseCase<SubmitInput, Submitted> = async (input, context) => {
  const reference = await context.reference()
  const caseId = idOf('case', context.person._id, input.key)
  const { doc, turns } = await orFirst(
    () => takeIn(caseId, input, reference, context),
    () => takenBefore(caseId, context),
  )
  return answerFor(doc, input, { reference, twin: await twinOf(doc, turns, context) })
}

async function takenBefore(caseId: string, { person, db, now }: Context): Promise<Stored | undefined> {
  const doc = await caseStore(db).get(caseId)
  return doc && { doc, turns: latestTurns(person, LIMIT, now) }
}

async function takeIn(
  caseId: string,
  input: SubmitInput,
  reference: Reference,
  context: Context,
): Promise<Stored> {
  const { person, now } = context
  const recent = latestTurns(person, LIMIT, now)
  const isAgain = recent.some(({ id }) => id === caseId)
  const earlier = isAgain ? await takenBefore(caseId, context) : undefined
  if (earlier) return earlier
  if (!isAgain && recent.length >= LIMIT.most) throw new AppError('too_often')

  const category = acceptedCategory(input, reference)
  const place = acceptPlace(input.place, reference)
  requireKnownAnswers(input, category)
  const { text, contactName = '' } = input
  const { address } = input.place
  const written = { text, 'place.address': address, contactName }
  const verdict = await checkContent(written, context, UNFIT)
  const media = await keptIds(input.media, context)
  const isAutomatic = verdict === 'pass' && category.autoDispatch && place.doubts.length === 0
  const turn = { id: caseId, at: now, like: likenessOf(input) }
  const start = { caseId, input, category, place, media, isAutomatic, turn }
  return store(start, reference, context)
}

function acceptedCategory(
  { categoryId, dangerDenied, formVersion }: SubmitInput,
  reference: Reference,
): CategoryDoc {
  const category = reference.category(categoryId)
  if (!category)
    throw new AppError('unknown_category', { fields: { categoryId: '该类别已调整，请重新选择' } })
  const { danger } = category
  // An earlier form did not ask for it, and can be renewed.
  if (danger && dangerDenied === undefined && formVersion !== undefined)
    throw new AppError('invalid_input', { fields: { dangerDenied: `请先回答：${danger.question}` } })
  if (danger && dangerDenied !== true)
    throw new AppError('danger_call', { text: `情况紧急，请立即拨打${danger.phoneName} ${danger.phone}` })
  return category
}

/**
 * What the city asks may have changed since the phone got its form. Phones of the first release cannot renew theirs for a
 * day: from them an answer may be missing.
 * @throws AppError `invalid_input` with each question that is open, and each answer that is none any more
 */
function requireKnownAnswers({ answers, formVersion }: SubmitInput, { questions }: CategoryDoc): void {
  const isKnown = ([id, answer]: [string, string]) =>
    questions.find((question) => question.id === id)?.choices.includes(answer)
  const outdated = Object.entries(answers).filter((entry) => !isKnown(entry))
  const open = formVersion === undefined ? [] : questions.filter(({ id }) => answers[id] === undefined)
  if (outdated.length + open.length === 0) return
  const fields = [
    ...outdated.map(([id]) => [`answers.${id}`, '请重新选择'] as const),
    ...open.map(({ id, text }) => [`answers.${id}`, `请选择：${text}`] as const),
  ]
  throw new AppError('invalid_input', { fields: Object.fromEntries(fields) })
}

interface Start {
  caseId: string
  input: SubmitInput
  category: CategoryDoc
  place: AcceptedPlace
  /** Ids of the files. */
  media: string[]
  isAutomatic: boolean
  turn: Turn
}

interface Stored {
  doc: CaseDoc
  /** The person's latest reports, this one among them. */
  turns: Turn[]
}

/** Another number is tried when somebody has this one already. */
async function store(start: Start, reference: Reference, context: Context): Promise<Stored> {
  const { db, now, person, random } = context
  let turns = [...latestTurns(person, LIMIT, now), start.turn]
  const admit = async () => {
    turns = [...(await takeTurn(person, start.turn, LIMIT, db)), start.turn]
  }
  for (let tries = 1; tries <= NUMBER_TRIES; tries += 1) {
    const number = makeCaseNumber(now, reference.city.workingHours, random)
    const unborn = unbornCase(start, number, reference, context)
    try {
      const doc = await startLife(caseProcess, unborn, firstSteps(start, person), context, admit)
      return { doc, turns }
    } catch (error) {
      if (!(error instanceof DuplicateError)) throw error
    }
  }
  throw new AppError('unavailable', { detail: 'no free case number' })
}

/** A report before anything happened to it. */
function unbornCase(
  start: Start,
  number: string,
  reference: Reference,
  { person, now }: Pick<Context, 'person' | 'now'>,
): Unborn<CaseDoc> {
  const { caseId, category } = start
  const reported = reportedPart(start, person, reference)
  return {
    _id: caseId,
    number,
    ...reported,
    type: category.type,
    urgency: category.urgency,
    physical: category.physical,
    leadDepartmentId: category.leadDepartmentId,
    coDepartmentIds: category.coDepartmentIds,
    ...newRound(promiseFor(reference, category, now, canBeContacted(reported.reporter)), now),
    pausedAt: 0,
    submittedAt: now,
    media: [],
    mediaRecorded: true,
    supports: 0,
    generation: GENERATION,
    published: false,
    bounces: 0,
    reopens: 0,
    parentId: '',
    children: 0,
    // Every step derives these anew.
    dueAt: 0,
    sweepAt: 0,
    toPublish: false,
    toRule: false,
    mapCells: [],
    shownIn: null,
  }
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
    ...askedPart(input, category),
    reporter: {
      openid: person._id,
      name: input.contactName || person.name,
      phone: withAreaCode(input.contactPhone || person.phone, city.areaCode),
      anonymous: input.anonymous,
    },
    mayBePublished: input.open && category.mayBePublic,
  }
}

/** The questions as they were asked: the city may change them. */
function askedPart({ answers }: SubmitInput, { questions }: CategoryDoc): Pick<CaseDoc, 'asked'> {
  const asked = questions.filter(({ id }) => answers[id] !== undefined).map(({ id, text }) => ({ id, text }))
  return asked.length > 0 ? { asked } : {}
}

/** The report comes in; where nobody has to look at it first, the system sends it on. */
function firstSteps(
  { caseId: id, category, media, isAutomatic }: Start,
  person: Context['person'],
): FirstStep<CaseGiven>[] {
  const submitted: FirstStep<CaseGiven> = {
    given: { action: 'submit', id, key: '', media },
    actor: actorOf(caseProcess, person, 'reporter'),
    entryId: idOf('event', id, 'submit'),
  }
  if (!isAutomatic) return [submitted]
  const dispatched: FirstStep<CaseGiven> = {
    given: { action: 'autoDispatch', id, key: '', toDepartmentId: category.leadDepartmentId },
    actor: SYSTEM,
    entryId: idOf('event', id, 'autoDispatch'),
  }
  return [submitted, dispatched]
}

interface Answer {
  reference: Reference
  twin: Submitted['twin'] | undefined
}

function answerFor(found: CaseDoc, input: SubmitInput, { reference, twin }: Answer): Submitted {
  const leftOut = partsLeftOut(found, input)
  return {
    caseId: found._id,
    number: found.number,
    state: found.state,
    departmentName: reference.department(found.leadDepartmentId)?.name ?? '',
    clocks: found.clocks,
    ...(found.assumedFrom ? { assumed: true } : {}),
    ...(leftOut.length > 0 ? { leftOut } : {}),
    ...(twin ? { twin } : {}),
  }
}
