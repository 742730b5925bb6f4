import type { SubmitInput, Submitted } from '../../../../miniprogram/domain/api/case'
import { makeCaseNumber } from '../../../../miniprogram/domain/case/caseNumber'
import { AppError } from '../../../../miniprogram/domain/errors'
import type { CaseDoc, CategoryDoc, EventDoc, TownDoc } from '../../../database/documents'
import { promiseFor } from '../../case/clocks'
import { checkContent } from '../../case/content'
import type { DerivedField } from '../../case/effects'
import { derivedFields } from '../../case/effects'
import { actorOf, newEvent, SYSTEM } from '../../case/event'
import { GENERATION } from '../../case/generation'
import { townAt } from '../../case/geography'
import { partsLeftOut } from '../../case/leftOut'
import { ownMedia } from '../../case/media'
import type { Context, UseCase } from '../../context'
import { idOf } from '../../ids'
import { DuplicateError } from '../../platform/database'
import type { Reference } from '../../repositories/reference'
import { actorLabel } from '../../views/timeline'

/** Honest people report less often. It also bounds what one query must read. */
const MOST_PER_HOUR = 10
const HOUR = 60 * 60 * 1000
const NUMBER_TRIES = 5

/**
 * Takes in a report. The same key again gives the first answer and makes no second case, however often and however
 * simultaneously it is sent; it says what of an edited report came too late.
 */
export const submit: UseCase<SubmitInput, Submitted> = async (input, context) => {
  const reference = await context.reference()
  const { person, repos, now } = context
  const caseId = idOf('case', person._id, input.key)
  const recent = await repos.cases.submittedSince(person._id, now - HOUR, MOST_PER_HOUR)
  const earlier = recent.find(({ _id }) => _id === caseId)
  if (earlier) return answerFor(earlier, input, reference)
  if (recent.length >= MOST_PER_HOUR) throw new AppError('too_often')

  const category = acceptedCategory(input, reference)
  const town = townOf(input, reference)
  requireKnownAnswers(input, category)
  const media = ownMedia(input.media, person._id)
  const verdict = await checkContent([input.text, input.contactName ?? ''].join('\n').trim(), context)
  const isAutomatic = verdict === 'pass' && category.autoDispatch
  const start = { caseId, input, category, town, media, isAutomatic }
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

/** The citizen's choice counts near a border; the place itself must be inside the city. */
function townOf({ place }: SubmitInput, reference: Reference): TownDoc {
  const nearest = townAt(place.point, reference)
  if (!nearest)
    throw new AppError('outside_city', { fields: { place: '所选位置不在服务范围内，请重新选择' } })
  return reference.town(place.townId) ?? nearest
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
  town: TownDoc
  media: CaseDoc['media']
  isAutomatic: boolean
}

/** Another number is tried when somebody has this one already. */
async function store(start: Start, reference: Reference, context: Context): Promise<CaseDoc> {
  const { repos, now, random } = context
  for (let tries = 1; tries <= NUMBER_TRIES; tries += 1) {
    const number = makeCaseNumber(now, reference.city.workingHours.utcOffsetMinutes, random)
    const { found, events } = newCase(start, number, reference, context)
    try {
      await repos.transaction(async (inside) => {
        await inside.cases.insert(found)
        await inside.events.insert(events)
      })
      return found
    } catch (error) {
      if (!(error instanceof DuplicateError)) throw error
      const first = await repos.cases.get(start.caseId)
      if (first) return first
    }
  }
  throw new AppError('unavailable', { detail: 'no free case number' })
}

function newCase(
  start: Start,
  number: string,
  reference: Reference,
  { person, now }: Context,
): { found: CaseDoc; events: EventDoc[] } {
  const { caseId, isAutomatic, category } = start
  const events = historyOf(start, person, now)
  const last = events.at(-1)
  const found: Omit<CaseDoc, DerivedField> = {
    _id: caseId,
    number,
    ...reportedPart(start, person),
    state: isAutomatic ? 'dispatched' : 'submitted',
    version: events.length,
    type: category.type,
    urgency: category.urgency,
    physical: category.physical,
    leadDepartmentId: category.leadDepartmentId,
    coDepartmentIds: category.coDepartmentIds,
    clocks: promiseFor(reference, category, now),
    promisedAt: now,
    pausedAt: 0,
    submittedAt: now,
    signedAt: 0,
    contactedAt: 0,
    repliedAt: 0,
    closedAt: 0,
    stateAt: now,
    closeReason: '',
    afterMedia: [],
    supports: 0,
    generation: GENERATION,
    published: false,
    bounces: 0,
    reopens: 0,
    parentId: '',
    children: 0,
    extended: false,
    lastEvent: {
      id: last?._id ?? '',
      action: last?.action ?? 'submit',
      at: now,
      by: last ? actorLabel(last.actor, reference) : '',
    },
    warned: [],
  }
  return { found: { ...found, ...derivedFields(found) }, events }
}

/** What comes from the citizen. */
function reportedPart({ input, category, town, media }: Start, person: Context['person']) {
  const { longitude, latitude } = input.place.point
  const point: CaseDoc['place']['point'] = { type: 'Point', coordinates: [longitude, latitude] }
  return {
    channel: input.channel,
    categoryId: category._id,
    text: input.text,
    place: { address: input.place.address, townId: town._id, point },
    media,
    answers: input.answers,
    reporter: {
      openid: person._id,
      name: input.contactName || person.name,
      phone: input.contactPhone || person.phone,
      anonymous: input.anonymous,
    },
    mayBePublished: input.open && category.mayBePublic,
  }
}

function historyOf(
  { caseId, category, isAutomatic }: Start,
  person: Context['person'],
  now: number,
): EventDoc[] {
  const common = { caseId, at: now }
  const submitted = newEvent({
    ...common,
    _id: idOf('event', caseId, 'submit'),
    version: 1,
    action: 'submit',
    from: '',
    to: 'submitted',
    actor: actorOf(person, 'reporter'),
  })
  if (!isAutomatic) return [submitted]
  const dispatched = newEvent({
    ...common,
    _id: idOf('event', caseId, 'autoDispatch'),
    version: 2,
    action: 'autoDispatch',
    from: 'submitted',
    to: 'dispatched',
    actor: SYSTEM,
  })
  return [submitted, { ...dispatched, toDepartmentId: category.leadDepartmentId }]
}

function answerFor(found: CaseDoc, input: SubmitInput, reference: Reference): Submitted {
  const leftOut = partsLeftOut(found, input)
  return {
    caseId: found._id,
    number: found.number,
    state: found.state,
    departmentName: reference.department(found.leadDepartmentId)?.name ?? '',
    clocks: found.clocks,
    ...(leftOut.length > 0 ? { leftOut } : {}),
  }
}
