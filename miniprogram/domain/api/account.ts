import type { Role } from '../case/types'
import type { SubjectRef } from '../kernel/subject'
import type { WorkingHours } from '../kernel/time'
import type { Home } from './city'
import type { Nothing, Page } from './common'

/** Area `account`: who I am, what I agreed to, what reached me. */
export interface AccountActions {
  /** First call of the app: identity, role, and what the shell needs. Creates the citizen on first visit. */
  start: { in: StartInput; out: Started }
  updateProfile: { in: ProfileInput; out: Profile }
  /** Records that the privacy guide of this version was agreed to. */
  agreePrivacy: { in: { version: string }; out: Nothing }
  /** What `wx.requestSubscribeMessage` answered, so that credits can be shown and budgeted. */
  recordSubscription: {
    in: {
      answers: Record<string, unknown>
      /** On whose page it was asked: what is accepted there is kept for it. */
      subjectId?: string
    }
    out: { credits: Credits }
  }
  inbox: { in: { cursor?: string }; out: Page<InboxMessage> }
  readInbox: { in: { upTo: number }; out: Nothing }
}

export interface StartInput {
  /** The page that opens: what it shows comes along. Pages that the server does not know are passed over. */
  page?: 'home'
}

/** The session, and with `page: 'home'` the first page; without it when the page could not be made, so ask `city.home`. */
export interface Started extends Session {
  home?: Home
}

export interface Session {
  profile: Profile
  roles: Role[]
  department?: { id: string; name: string }
  /** Folder for the uploads of this visit, for phones with an earlier version; others ask for a place for each file, `media.begin`. */
  uploadPrefix: string
  /** Whether this person agreed to the guide in force, `city.privacyVersion`. */
  privacyAgreed: boolean
  unread: number
  city: CityBrief
  templates: TemplateIds
  /** Which of them are accepted once for all messages; missing when none is. */
  longTerm?: TemplatePurpose[]
  /** Of a long-term one 1 while it is accepted. */
  credits: Credits
}

export interface Profile {
  name: string
  /** Masked, 138****1234; empty when none was given. */
  phoneMasked: string
  elderMode: boolean
}

export interface ProfileInput {
  name?: string
  /** A Chinese mobile or landline number; an empty string removes it. */
  phone?: string
  elderMode?: boolean
}

/**
 * What subscribe messages are for. `progress` tells a citizen that a case moved on, `finished` that it is closed and may be
 * rated; `task` tells a liaison of something new to do.
 */
export const TEMPLATE_PURPOSES = ['progress', 'finished', 'task'] as const
export type TemplatePurpose = (typeof TEMPLATE_PURPOSES)[number]

/** Template ids by purpose; empty string when the city has not configured one. */
export type TemplateIds = Record<TemplatePurpose, string>

/** How many messages of a purpose may still be sent to me. */
export type Credits = Record<TemplatePurpose, number>

export interface CityBrief {
  name: string
  center: { longitude: number; latitude: number }
  /** Emergency and service numbers shown in the navigation area. */
  phones: { name: string; number: string }[]
  /** The version of the privacy guide that is in force: the only one that can be agreed to. */
  privacyVersion: string
  /** Office hours and zone, in which the phone reads and writes dates; missing in a session that an older version kept. */
  hours?: WorkingHours
}

export interface InboxMessage {
  id: string
  at: number
  title: string
  text: string
  /** What a tap opens; of a kind that this version of the phone's program may not know. */
  subject?: SubjectRef
  /** The same, for phones that run the first release. */
  caseId?: string
  unread: boolean
}
