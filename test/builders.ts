import type { CaseDoc } from '../cloudfunctions/areas/case/documents'
import type { MediaDoc } from '../cloudfunctions/areas/media/documents'
import type { MediaRef } from '../cloudfunctions/kernel/media-ref'
import type {
  CategoryDoc,
  CityDoc,
  DepartmentDoc,
  OutlineDoc,
  TownDoc,
} from '../cloudfunctions/city/documents'
import type { PersonDoc } from '../cloudfunctions/kernel/documents'
import type { CaseEntry } from '../cloudfunctions/areas/case/entries'
import type { DerivedField } from '../cloudfunctions/areas/case/effects'
import { derivedFields } from '../cloudfunctions/areas/case/effects'
import { GENERATION } from '../cloudfunctions/areas/case/generation'
import { SYSTEM } from '../cloudfunctions/kernel/process/actor'
import { newEntry } from '../cloudfunctions/kernel/process/entry'
import { idOf, mediaIdOf, uploadPrefixOf } from '../cloudfunctions/kernel/ids'
import { BUCKET } from '../local/gateway/files'
import { newCitizen } from '../cloudfunctions/kernel/people/new-citizen'
import type { In } from '#domain/api/index'
import { makeCaseNumber } from '#domain/case/case-number'
import type { MediaFile } from '#domain/case/types'

/** Documents and inputs with sensible defaults; a test names only what it is about. */

/** Monday 2026-11-23, 10:00 in China. */
export const MONDAY_MORNING = Date.UTC(2026, 10, 23, 2)
export const HOUR = 3_600_000
export const DAY = 24 * HOUR

export const CENTRE = { longitude: 113.38, latitude: 22.52 }

export function aPerson(openid: string, changes: Partial<PersonDoc> = {}): PersonDoc {
  return { ...newCitizen(openid, MONDAY_MORNING - DAY), privacyVersion: 'p1', ...changes }
}

export function aLiaison(openid: string, departmentId: string, changes: Partial<PersonDoc> = {}): PersonDoc {
  return aPerson(openid, { roles: ['citizen', 'liaison'], departmentId, name: `联络${openid}`, ...changes })
}

export function aDepartment(id: string, changes: Partial<DepartmentDoc> = {}): DepartmentDoc {
  return {
    _id: id,
    name: `${id}管理局`,
    shortName: id,
    phone: '076088880000',
    emergency: false,
    robotKey: '',
    order: 1,
    ...changes,
  }
}

export function aCategory(id: string, changes: Partial<CategoryDoc> = {}): CategoryDoc {
  return {
    _id: id,
    name: `类别${id}`,
    icon: 'warning-o',
    order: 1,
    type: 'complaint',
    urgency: 'general',
    leadDepartmentId: 'streets',
    coDepartmentIds: [],
    physical: true,
    mayBePublic: true,
    autoDispatch: true,
    keywords: ['井盖'],
    example: '请写明地点',
    questions: [{ id: 'size', text: '有多大', choices: ['小', '大'] }],
    ...changes,
  }
}

export function aTown(id: string, longitude = CENTRE.longitude, latitude = CENTRE.latitude): TownDoc {
  return {
    _id: id,
    name: `${id}街道`,
    point: { type: 'Point', coordinates: [longitude, latitude] },
    order: 1,
  }
}

export function aCity(changes: Partial<CityDoc> = {}): CityDoc {
  const general = { amount: 10, unit: 'workingDays' } as const
  const reason = (id: string) => [{ id, name: `原因${id}` }]
  return {
    _id: 'city',
    name: '中山',
    center: CENTRE,
    reachMetres: 15_000,
    neighbours: [{ name: '珠海市', short: '珠海', districts: ['香洲区'] }],
    phones: [{ name: '火警', number: '119' }],
    areaCode: '0760',
    announcements: [],
    privacyVersion: 'p1',
    templates: { progress: 'template-progress', finished: 'template-finished', task: 'template-task' },
    workingHours: {
      utcOffsetMinutes: 480,
      spans: [
        [540, 720],
        [840, 1050],
      ],
    },
    limits: {
      sign: { amount: 2, unit: 'workingHours' },
      contact: { amount: 24, unit: 'hours' },
      byType: {
        consult: general,
        help: general,
        complaint: general,
        tipOff: general,
        suggestion: general,
        praise: general,
      },
      byUrgency: {
        danger: { amount: 2, unit: 'hours' },
        utilities: { amount: 24, unit: 'hours' },
        general: { amount: 7, unit: 'days' },
        complex: { amount: 15, unit: 'days' },
      },
    },
    reasons: {
      reject: reason('notOurs'),
      handBack: reason('wrongDepartment'),
      close: reason('done'),
      extension: reason('parts'),
    },
    serviceGroups: [],
    homeServices: [],
    ...changes,
  }
}

/** A box around the test city: everything within about 20 km of CENTRE, and its far town. */
export function anOutline(changes: Partial<OutlineDoc> = {}): OutlineDoc {
  const { longitude, latitude } = CENTRE
  return {
    _id: 'outline',
    corners: [
      [longitude - 0.2, latitude - 0.2],
      [longitude + 0.2, latitude - 0.2],
      [longitude + 0.2, latitude + 0.2],
      [longitude - 0.2, latitude + 0.2],
    ],
    ...changes,
  }
}

const IMAGE = { kind: 'image', width: 1600, height: 1200 } as const

/** An upload in a folder of the person's own. It exists only once a test stored it. */
export function anUpload(openid: string, name = 'a', changes: Partial<MediaFile> = {}): MediaFile {
  const folder = `cloud://local-env.${BUCKET}/${uploadPrefixOf(openid, 'visit')}`
  return { ...IMAGE, fileId: `${folder}${name}.jpg`, thumbId: `${folder}${name}-thumb.jpg`, ...changes }
}

/** The record of a file, as if it had been kept. */
export function aMedia(openid: string, name = 'a', changes: Partial<MediaDoc> = {}): MediaDoc {
  const _id = mediaIdOf(anUpload(openid, name).fileId)
  const folder = `cloud://local-env.${BUCKET}/media/${_id}/`
  return {
    ...IMAGE,
    _id,
    ownerOpenid: openid,
    fileId: `${folder}${name}-file.jpg`,
    thumbId: `${folder}${name}-thumb.jpg`,
    bytes: 1_000,
    check: 'pass',
    thumbCheck: 'pass',
    attachedTo: '',
    at: MONDAY_MORNING,
    ...changes,
  }
}

export function aRef({ _id, kind, width, height }: MediaDoc): MediaRef {
  return { id: _id, kind, width, height }
}

/** A case number whose check digit is right. */
export function aNumber(serial = 1): string {
  return makeCaseNumber(MONDAY_MORNING, { utcOffsetMinutes: 480 }, () => (serial + 0.5) / 100_000)
}

export function aCase(changes: Partial<CaseDoc> = {}): CaseDoc {
  const at = changes.submittedAt ?? MONDAY_MORNING
  const found: Omit<CaseDoc, DerivedField> = {
    _id: 'case-1',
    number: aNumber(),
    state: 'dispatched',
    version: 2,
    type: 'complaint',
    channel: 'snap',
    categoryId: 'manhole',
    urgency: 'general',
    physical: true,
    text: '路口井盖破损，请尽快处理',
    place: {
      address: '中山三路 1 号',
      townId: 'east',
      point: { type: 'Point', coordinates: [CENTRE.longitude, CENTRE.latitude] },
    },
    media: [],
    mediaRecorded: true,
    answers: {},
    reporter: { openid: 'lin', name: '林女士', phone: '13800000001', anonymous: false },
    leadDepartmentId: 'streets',
    coDepartmentIds: [],
    clocks: { signDue: at + 2 * HOUR, contactDue: at + DAY, resolveDue: at + 7 * DAY },
    promisedAt: at,
    pausedAt: 0,
    submittedAt: at,
    signedAt: 0,
    contactedAt: 0,
    repliedAt: 0,
    closedAt: 0,
    stateAt: at,
    closeReason: '',
    afterMedia: [],
    supports: 0,
    generation: GENERATION,
    mayBePublished: true,
    published: false,
    bounces: 0,
    reopens: 0,
    parentId: '',
    children: 0,
    extended: false,
    assumedFrom: 0,
    lastEvent: { id: 'event-2', action: 'autoDispatch', at, by: '系统' },
    warned: [],
    contactWarned: [],
  }
  const whole = { ...found, ...changes }
  return { ...whole, ...derivedFields(whole), ...changes } as CaseDoc
}

/** @param changes `caseId` names the case whose history it is */
export function anEvent({
  caseId = 'case-1',
  ...changes
}: Partial<CaseEntry> & { caseId?: string } = {}): CaseEntry {
  const start = {
    _id: 'event-1',
    subject: { kind: 'case', id: caseId },
    version: 1,
    at: MONDAY_MORNING,
    action: 'submit',
    from: '',
    to: 'submitted',
    actor: SYSTEM,
  } as const
  const details = { toDepartmentId: '', until: 0 }
  return {
    ...newEntry(start),
    ...details,
    action: 'submit',
    from: '',
    to: 'submitted',
    outboxAt: 0,
    ...changes,
  }
}

let keys = 0
/** A new key, as the phone makes one per form. */
export const aKey = (): string => idOf('key', String((keys += 1)))

export function aReport(changes: Partial<In<'case', 'submit'>> = {}): In<'case', 'submit'> {
  return {
    key: aKey(),
    channel: 'snap',
    categoryId: 'manhole',
    text: '中山三路路口井盖破损，夜间很危险',
    place: { point: CENTRE, address: '中山三路 1 号', townId: 'east' },
    media: [],
    answers: {},
    open: true,
    anonymous: false,
    contactName: '林女士',
    contactPhone: '13800000001',
    ...changes,
  }
}
