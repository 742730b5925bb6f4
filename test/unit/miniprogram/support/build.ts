import type { Session } from '../../../../miniprogram/domain/api/account'
import type { CaseView, MapPin, TimelineEntry } from '../../../../miniprogram/domain/api/case'
import type { QueueRow } from '../../../../miniprogram/domain/api/staff'

import { setCityHours } from '../../../../miniprogram/services/city-clock'

/** Things that the server answers, whole and plausible; a test names only what it is about. */

const HOUR = 3_600_000

/** The city's zone and office hours, as the session brings them. */
const CITY_HOURS = {
  utcOffsetMinutes: 480,
  spans: [
    [540, 720],
    [840, 1050],
  ] as [number, number][],
}
setCityHours(CITY_HOURS)

/** Monday 23 November 2026, 10:00 in China. */
export const NOW = Date.parse('2026-11-23T10:00:00+08:00')
export const hours = (count: number): number => count * HOUR

export function caseView(change: Partial<CaseView> = {}): CaseView {
  return {
    id: 'c1',
    number: '261123482135',
    version: 2,
    sight: 'staff',
    state: 'dispatched',
    type: 'help',
    channel: 'snap',
    category: { id: 'lamp', name: '路灯不亮' },
    text: '小区门口路灯不亮已经一周',
    place: { address: '中山路 12 号', townName: '西区街道', point: { longitude: 113.38, latitude: 22.52 } },
    media: [],
    before: [],
    after: [],
    answers: [],
    at: NOW - hours(1),
    department: { id: 'chengguan', name: '城管局' },
    coDepartments: [],
    clocks: { signDue: NOW + hours(1), contactDue: NOW + hours(24), resolveDue: NOW + hours(72) },
    due: { kind: 'sign', at: NOW + hours(1), from: NOW - hours(1) },
    round: 1,
    pastRounds: [],
    supports: 0,
    supportedByMe: false,
    published: false,
    mayBePublished: true,
    timeline: [],
    actions: [],
    ...change,
  }
}

export function entry(change: Partial<TimelineEntry> & Pick<TimelineEntry, 'action'>): TimelineEntry {
  return { id: change.action, at: NOW, by: '城管局', text: '', media: [], ...change }
}

export function queueRow(change: Partial<QueueRow> = {}): QueueRow {
  return {
    id: 'c1',
    number: '261123482135',
    title: '小区门口路灯不亮已经一周',
    categoryName: '路灯不亮',
    state: 'dispatched',
    address: '中山路 12 号',
    townName: '西区街道',
    departmentName: '城管局',
    at: NOW - hours(1),
    supports: 0,
    due: { kind: 'sign', at: NOW + hours(1), from: NOW - hours(1) },
    light: 'ok',
    marks: {},
    ...change,
  }
}

export function pin(id: string, longitude: number, latitude: number): MapPin {
  return {
    id,
    point: { longitude, latitude },
    state: 'closed',
    categoryName: '路灯不亮',
    title: `第 ${id} 件`,
  }
}

export function session(change: Partial<Session> = {}): Session {
  return {
    profile: { name: '林小满', phoneMasked: '138****0010', elderMode: false },
    roles: ['citizen'],
    uploadPrefix: 'uploads/x/',
    privacyAgreed: true,
    unread: 0,
    city: { name: '中山', center: { longitude: 113.38, latitude: 22.52 }, phones: [], privacyVersion: '1' },
    templates: { progress: 'T1', finished: 'T2', task: 'T3' },
    credits: { progress: 0, finished: 0, task: 0 },
    ...change,
  }
}
