import type {
  CaseType,
  Channel,
  ClockKind,
  Clocks,
  Grade,
  MediaCheck,
  MediaFile,
  MediaKind,
  MovedClock,
  Place,
  Point,
  Solved,
} from '../case/types'
import type { PlaceCheck, PlaceDoubt } from '../case/place-check'
import type { CaseAction, CaseState } from '../case/workflow'
import type { Nothing, Option, Page } from './common'

/** Area `case`: everything a citizen does with cases. */
export interface CaseActions {
  /** Categories, towns and limits for the report form; changes rarely, the phone may keep it for a day. */
  form: { in: Nothing; out: ReportForm }
  /** While the form is filled in: suggested categories, similar cases nearby, the promise. Writes nothing. */
  prepare: { in: PrepareInput; out: Prepared }
  submit: { in: SubmitInput; out: Submitted }
  mine: { in: { group: MineGroup; cursor?: string }; out: Page<CaseCard> }
  /** A case page for anyone: what it shows depends on who asks. */
  view: { in: { caseId: string }; out: CaseView }
  /** Earlier entries of a case's history, newest first, from the cursor that `view` or the page before gave. */
  history: { in: { caseId: string; cursor: string }; out: Page<TimelineEntry> }
  support: { in: { caseId: string }; out: { supports: number } }
  unsupport: { in: { caseId: string }; out: { supports: number } }
  rate: { in: RateInput; out: Acted }
  withdraw: { in: { caseId: string; key: string; text?: string }; out: Acted }
  giveInfo: { in: { caseId: string; key: string; text: string; media: MediaInput[] }; out: Acted }
  addNote: { in: { caseId: string; key: string; text: string; media: MediaInput[] }; out: Acted }
  reopen: { in: { caseId: string; key: string; text: string; media: MediaInput[] }; out: Acted }
  /** The city's public cases, newest first. */
  publicList: { in: PublicListInput; out: Page<CaseCard> }
  /** Public cases shown inside a map's bounds: each of them, or where they are many how many are where. */
  publicMap: { in: PublicMapInput; out: PublicMapView }
}

/** A file by the id that `media.keep` answered; phones with an earlier version name the upload instead. */
export type MediaInput = string | MediaFile

export type MineGroup = 'all' | 'open' | 'waiting' | 'toRate' | 'finished' | 'supported'

export interface ReportForm {
  /** Changes whenever any of it does; missing in a form that an earlier version kept. */
  version?: string
  categories: CategoryChoice[]
  towns: (Option & { point: Point })[]
  limits: { photos: number; videoSeconds: number; textMin: number; textMax: number }
}

export interface CategoryChoice {
  id: string
  name: string
  icon: string
  type: CaseType
  /** Example of a good description, the placeholder of the text field; shown as it is while nothing is written: 例如：… */
  example: string
  /** Asked before the form goes on; "yes" stops it and shows the number to call. */
  danger?: { question: string; phone: string; phoneName: string }
  /** Small extra questions, answered by choice. */
  questions: { id: string; text: string; choices: string[] }[]
  mayBePublic: boolean
}

export interface PrepareInput {
  text?: string
  point?: Point
  /** Of the point. */
  address?: string
  categoryId?: string
}

export interface Prepared {
  /** Category ids, best first, at most 3. */
  suggested: string[]
  /** Open cases within 250 m, at most 3: what the person reported here, public or not, then public ones of others. */
  nearby: (CaseCard & { metres: number; supportedByMe: boolean; mine?: boolean })[]
  /** Present when a category was given, unless the point is outside the city. */
  promise?: { departmentName: string; clocks: Clocks; assumed?: boolean }
  /** Of the form that the city has now: a phone with another one renews it. Missing from servers before versions. */
  formVersion?: string
  /** Present when a point was given. */
  place?: PlaceCheck
  /** The likeliest town of the point, for phones of the first release; absent when it is outside the city. */
  townId?: string
}

export interface SubmitInput {
  /** Made once per form on the phone; a retry with the same key is the same case. 8–64 of [A-Za-z0-9_-]. */
  key: string
  channel: Channel
  categoryId: string
  text: string
  place: Place
  media: MediaInput[]
  answers: Record<string, string>
  /** Of the form that was filled in. Whoever names it can renew it, and so must answer all that is asked now. */
  formVersion?: string
  /** The citizen agrees to publication. */
  open: boolean
  /** Departments see neither name nor phone. */
  anonymous: boolean
  contactName?: string
  contactPhone?: string
  /** The danger question was answered with no. */
  dangerDenied?: boolean
}

export interface Submitted {
  caseId: string
  number: string
  state: CaseState
  departmentName: string
  clocks: Clocks
  /** The dates reach into a year whose public holidays are not published yet; they may move once. */
  assumed?: boolean
  /**
   * Parts that were edited after an earlier try had been taken in without the phone learning of it; the case has them
   * as they were. Missing when it has all.
   */
  leftOut?: ReportPart[]
  /** The person reported the same words for the same place within the last hour, and that one goes on too. */
  twin?: { caseId: string; number: string; at: number }
}
export type ReportPart = 'text' | 'place' | 'category' | 'media'

export interface RateInput {
  caseId: string
  key: string
  grade: Grade
  solved: Solved
  reasons: string[]
  text: string
}

export interface PublicListInput {
  categoryId?: string
  townId?: string
  group?: 'open' | 'finished'
  cursor?: string
}

/** A case as a row of any list. */
export interface CaseCard {
  id: string
  number: string
  /** The beginning of the citizen's text. */
  title: string
  categoryName: string
  state: CaseState
  address: string
  townName: string
  departmentName: string
  /** Submitted at, epoch ms. */
  at: number
  /** Small picture, a URL that expires; absent when there is none that the viewer may see. */
  thumb?: string
  /** First picture after the work, where there is one. */
  afterThumb?: string
  supports: number
  /** Which promise runs now and until when; absent when the case is finished or paused. */
  due?: Due
  closedAt?: number
  grade?: Grade
  /** What the viewer should do about it next, if anything. */
  todo?: 'rate' | 'giveInfo'
}

/** A running promise: what must happen, until when, and since when its time counts. */
export interface Due {
  kind: ClockKind
  at: number
  from: number
}

export interface PublicMapInput {
  /** The western and southern sides belong to it, the others do not. */
  southWest: Point
  northEast: Point
  categoryId?: string
  townId?: string
  group?: 'open' | 'finished'
  /** In place of `group: 'open'` on phones of the first release. */
  open?: boolean
}

export interface PublicMapView {
  /** At most 100. */
  pins: MapPin[]
  /** What is not among the pins; squares that reach a little beyond the bounds. Empty when the pins are all. */
  groups: MapGroup[]
  /** Pins, and all that the groups count. */
  total: number
  /** There are groups, for phones of the first release. */
  more: boolean
}

/** How many cases are shown in a square: asked for by these bounds, it has just as many. */
export interface MapGroup {
  southWest: Point
  northEast: Point
  open: number
  finished: number
}

export interface MapPin {
  id: string
  point: Point
  state: CaseState
  categoryName: string
  title: string
}

/** A picture or video as the phone shows it; `url` and `thumb` expire after some hours. */
export interface MediaView {
  /** Told to the uploader and staff only; missing for a file of the first release that has no record yet. */
  id?: string
  kind: MediaKind
  url: string
  thumb: string
  width: number
  height: number
  duration?: number
  /** Told to staff, and to the uploader while WeChat looks. */
  check?: MediaCheck
}

export interface TimelineEntry {
  id: string
  at: number
  action: CaseAction
  /** Department, 平台, 市民 or 系统: never a citizen's name. */
  by: string
  text: string
  media: MediaView[]
  rating?: { grade: Grade; solved: Solved; reasons: string[] }
  /** For staff only: the person, and notes that citizens do not see. */
  person?: string
  internal?: boolean
  /** Department it went to. */
  toDepartment?: string
  until?: number
  /** Why, as the city's lists name it. */
  reason?: string
  /** The case that it became a part of. */
  parentNumber?: string
  /** For staff only: what the server noticed. */
  remark?: string
  /** For staff only: whether the citizen was reached. */
  reached?: boolean
  /** Promises that a newly published calendar moved. */
  moved?: MovedClock[]
}

/** The case that another was merged into, as far as the reporter of that one may follow it; of its own reporter it tells nothing. */
export interface MainCase extends Pick<
  CaseView,
  'number' | 'state' | 'department' | 'clocks' | 'pausedAt' | 'closedAt' | 'closeReason' | 'after'
> {
  /** Its newest entries, newest first. */
  timeline: TimelineEntry[]
}

/** An action the server offers to this viewer on this case now, most useful first. */
export interface OfferedAction {
  action: CaseAction
  /** For a physical problem, answering and closing need an after-photo. */
  needsPhoto?: boolean
}

/**
 * A case as it is after an action. Of its history it brings only what is new, so that an action reads and sends no more
 * than it must: whoever acted has the rest on the screen.
 */
export interface Acted extends Omit<CaseView, 'timeline' | 'earlier'> {
  /** Missing when this very action was done before. */
  entry?: TimelineEntry
}

/** `text` is empty for the public. */
export interface RatingView {
  grade: Grade
  solved: Solved
  reasons: string[]
  text: string
  /** Epoch ms. */
  at: number
}

/** A time that a case was dealt with before it was reopened, as it ended. */
export interface PastRoundView {
  round: number
  /** From its submission or a reopening, epoch ms. */
  from: number
  closedAt: number
  closeReason?: string
  after: MediaView[]
  rating?: RatingView
}

export interface CaseView {
  id: string
  number: string
  /** Counts up with each action; 0 for whoever is not staff. */
  version: number
  sight: 'staff' | 'own' | 'public'
  state: CaseState
  type: CaseType
  channel: Channel
  category: Option
  text: string
  /** The address is never empty. `doubts`: for staff only, what should be checked before the case goes on. */
  place: { address: string; townName: string; point: Point; doubts?: PlaceDoubt[] }
  media: MediaView[]
  before: MediaView[]
  after: MediaView[]
  answers: { question: string; answer: string }[]
  at: number
  department?: Option
  coDepartments: Option[]
  clocks?: Clocks
  /** The answer's date reaches into a year whose public holidays are not published yet; it may move once. */
  assumed?: boolean
  /** The promise that runs now, as on the card; absent when the case is finished or paused. */
  due?: Due
  /** Epoch ms since when the resolve clock stands still. */
  pausedAt?: number
  closedAt?: number
  closeReason?: string
  rating?: RatingView
  /** The case that it became a part of, for staff only; `id` and `state` where they may open it. */
  parent?: { number: string; id?: string; state?: CaseState }
  /** Which time it is dealt with: 1, and one more with each reopening. What is above belongs to this one. */
  round: number
  /** The times before, the first one first; empty while there is none. */
  pastRounds: PastRoundView[]
  /** The call after a bad rating, for the reporter and staff; missing where nobody needs to or can call. */
  callBack?: { due: number; done: boolean }
  /** How many of WeChat's messages are kept for this case and the one who asks; missing when none is. */
  messages?: { progress: number; finished: number }
  supports: number
  supportedByMe: boolean
  published: boolean
  /** The citizen agreed to publication and the category allows it. */
  mayBePublished: boolean
  /** Somebody decided that the public does not see it; for the reporter and staff. */
  withheld?: boolean
  /** The newest entries, newest first. */
  timeline: TimelineEntry[]
  /** Pass it to `history` for the entries before; absent when these are all. */
  earlier?: string
  /** How it goes on as part of another case; for whoever reported it. */
  main?: MainCase
  actions: OfferedAction[]
  /** Staff of the handling department and the reporter only. */
  contact?: { name: string; phone: string; anonymous: boolean }
  /** For staff only, as what follows. */
  bounces?: number
  /** Asked for and not ruled on, epoch ms. */
  extension?: { until: number; askedAt: number }
  /** To when the answer may be put off, epoch ms, ascending; where that may be asked for or ruled on. */
  mayExtendTo?: number[]
  /** Supervision pressed for it, and the office has not done anything since. */
  urgedAt?: number
}
