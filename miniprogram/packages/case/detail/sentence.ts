import type { CaseView, MainCase } from '../../../domain/api/case'
import { GRADE_LABELS } from '../../../domain/case/labels'
import { INFO_DAYS } from '../../../domain/case/limits'
import type { CaseState } from '../../../domain/case/workflow'
import { isIn, STATE_ROWS } from '../../../domain/case/workflow'
import { formatDate, formatDay, formatMoment } from '../../../words/format'

/** The state of a case as one sentence, and what follows from it. */
export interface Sentence {
  headline: string
  note: string
}

type Say = (words: { department: string; reply: string; view: CaseView; now: number }) => Sentence

const promised = (reply: string) => (reply ? `承诺${reply}前答复` : '')
const after = (reply: string) => (reply ? `，${promised(reply)}` : '')

const SENTENCES: Record<CaseState, Say> = {
  submitted: ({ reply }) => ({
    headline: '已提交，平台专员正在核对',
    note: `核对后会转给承办部门${after(reply)}`,
  }),
  accepted: ({ reply }) => ({ headline: `平台已受理，正在转给承办部门`, note: promised(reply) }),
  returned: ({ reply }) => ({
    headline: '平台正在重新确定承办部门',
    note: `不需要您再次提交，办理期限不变${after(reply)}`,
  }),
  dispatched: ({ department, reply, view, now }) => ({
    headline: `已转给${department}`,
    note: view.clocks ? `承诺${formatMoment(view.clocks.signDue, now)}前签收，${reply}前答复` : '',
  }),
  signed: ({ department, reply }) => ({ headline: `${department}已签收${after(reply)}`, note: '' }),
  processing: ({ department, reply }) => ({ headline: `${department}正在办理${after(reply)}`, note: '' }),
  needInfo: ({ department, view }) => ({
    headline: view.sight === 'own' ? `${department}需要您补充信息` : `${department}正在等待补充信息`,
    note: view.sight === 'own' ? `${INFO_DAYS} 天内补充即可，期间办理计时暂停` : '期间办理计时暂停',
  }),
  replied: ({ department }) => ({ headline: `${department}已答复`, note: '核查后办结' }),
  verified: ({ department }) => ({ headline: `${department}的答复已通过核查`, note: '即将办结' }),
  closed: ({ department, view, now }) => ({
    headline: `${department}已办结`,
    note: closedNote(view, now),
  }),
  rated: ({ department, view, now }) => ({
    headline: `${department}已办结`,
    note: [ratedNote(view), callBackNote(view, now)].filter(Boolean).join('。'),
  }),
  archived: ({ view, now }) => ({ headline: '已归档', note: closedNote(view, now) }),
  merged: () => ({
    headline: '已与同一问题的办件合并',
    note: '合并后一起办理，进展见下方，办结时也会通知您',
  }),
  rejected: ({ view }) => ({
    headline: '未予受理',
    note: rejectedNote(view),
  }),
  reopened: ({ department, reply }) => ({ headline: `${department}重新办理中${after(reply)}`, note: '' }),
  withdrawn: () => ({ headline: '已撤回', note: '如仍需要帮助，可以修改后重新提交' }),
}

/** @returns what the state of `view`, or of the case that it was merged into, means to the one who looks. */
export function sentenceOf(view: CaseView, now: number): Sentence {
  const worked = workedOn(view)
  const reply = worked.clocks ? dayOrMoment(worked.clocks.resolveDue, now) : ''
  const department = worked.department?.name ?? '承办部门'
  const plain = SENTENCES[worked.state]({ department, reply, view: worked, now })
  const late = lateNote(worked, reply, now)
  const said = late ? { ...plain, note: late } : plain
  return view.main ? asMerged(said, view.main) : said
}

/** @returns the case that is worked on: the main one, as whoever reported this one may see it, or this one itself */
export function workedOn(view: CaseView): CaseView {
  return view.main ? { ...view, ...view.main, sight: 'public' } : view
}

/** Rating and doing it again are the main reporter's; who still has the problem can report it anew. */
function asMerged({ headline, note }: Sentence, { state }: MainCase): Sentence {
  const next = isIn('finished', state) ? '如问题仍在，可重新上报' : '有进展时会通知您'
  return { headline: `已合并办理，${headline}`, note: note === '' ? next : `${note}。${next}` }
}

/** A promise for a day; on that day its hour counts. */
function dayOrMoment(at: number, now: number): string {
  return formatDay(at, now) === '今天' ? formatMoment(at, now) : formatDate(at, now)
}

/** What follows from a bad rating. */
function callBackNote({ callBack, sight }: CaseView, now: number): string {
  if (!callBack || sight !== 'own') return ''
  return callBack.done ? '已回访' : `工作人员会在${formatDate(callBack.due, now)}前回访`
}

function ratedNote({ sight, rating }: CaseView): string {
  const whose = sight === 'own' ? '您' : '市民'
  return rating ? `${whose}的评价：${GRADE_LABELS[rating.grade]}` : `${whose}已评价`
}

/** @returns what is late; while that is only the signing, the date of the answer still holds */
function lateNote({ state, clocks, pausedAt }: CaseView, reply: string, now: number): string {
  if (!clocks || pausedAt || !isIn('withDepartment', state)) return ''
  if (now > clocks.resolveDue) return '已超过承诺时间，平台正在督促办理'
  const isUnsigned = STATE_ROWS[state].clock === 'sign' && now > clocks.signDue
  return isUnsigned ? `已超过承诺的签收时间，平台正在督促；仍${promised(reply)}` : ''
}

/** Why, and in the platform's own words whom else to ask. */
function rejectedNote({ closeReason, timeline }: CaseView): string {
  const words = timeline.find(({ action }) => action === 'reject')?.text ?? ''
  return [closeReason ? `原因：${closeReason}` : '', words].filter(Boolean).join('。')
}

function closedNote({ closedAt, closeReason }: CaseView, now: number): string {
  const when = closedAt === undefined ? '' : `${formatDate(closedAt, now)}办结`
  return [when, closeReason ?? ''].filter(Boolean).join(' · ')
}
