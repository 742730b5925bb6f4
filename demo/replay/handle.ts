import type { Random } from '../random'
import { zhongshan } from '../../cities'
import { people } from '../people'
import type { Acted } from '#domain/api/case'
import { reasonsFor } from '#domain/case/rating'
import type { Grade, Solved } from '#domain/case/types'
import type { CaseState } from '#domain/case/workflow'
import type { Product } from './product'
import type { Report } from './report'
import { photograph } from './report'

/** What happens to a report afterwards: a random policy that looks like an ordinary week. */

interface Turn {
  product: Product
  report: Report
  random: Random
  /** Counts up, so that every action has a key of its own. */
  step: number
  view: Acted
}

/** @returns the case afterwards; undefined when nobody does anything any more */
type Policy = (turn: Turn) => Promise<Acted | undefined>

const MOST_STEPS = 14
const DISPATCHER = 'dispatcher'

const act = ({ report, step }: Turn) => ({
  caseId: report.submitted.caseId,
  key: `${report.key}-${step}`,
})

/** Any liaison of the responsible department, who is always the same one within a case. */
function liaison({ view, report }: Turn): string {
  const colleagues = people.filter(({ departmentId }) => departmentId === view.department?.id)
  const place = report.key.length % Math.max(1, colleagues.length)
  const found = colleagues[place]
  if (!found) throw new Error(`nobody works at ${view.department?.id ?? 'no department'}`)
  return found.id
}

/** Runs the first of the choices whose share of all chances comes up. */
function oneOf(random: Random, choices: [share: number, run: Policy | undefined][]): Policy {
  const sum = choices.reduce((total, [share]) => total + share, 0)
  let left = random.between(0, sum)
  for (const [share, run] of choices) {
    left -= share
    if (left < 0) return run ?? rest
  }
  return rest
}
const rest: Policy = () => Promise.resolve(undefined)

const accept: Policy = (turn) => turn.product.call(DISPATCHER, 'staff', 'accept', act(turn))
const reject: Policy = (turn) =>
  turn.product.call(DISPATCHER, 'staff', 'reject', {
    ...act(turn),
    reason: 'unclear',
    text: '您反映的内容暂无法核实，请补充具体时间和地点后重新提交。',
  })
const withdraw: Policy = (turn) =>
  turn.product.call(turn.report.citizen, 'case', 'withdraw', { ...act(turn), text: '问题已经解决，谢谢' })
const dispatch: Policy = (turn) => {
  const chosen = turn.view.department?.id ?? turn.random.pick(zhongshan.departments)._id
  return turn.product.call(DISPATCHER, 'staff', 'dispatch', {
    ...act(turn),
    departmentId: chosen,
    coDepartmentIds: [],
  })
}
const redispatch: Policy = (turn) => {
  const others = zhongshan.departments.filter(({ _id }) => _id !== turn.view.department?.id)
  return turn.product.call(DISPATCHER, 'staff', 'dispatch', {
    ...act(turn),
    departmentId: turn.random.pick(others)._id,
    coDepartmentIds: [],
  })
}
const sign: Policy = (turn) => turn.product.call(liaison(turn), 'staff', 'sign', act(turn))
const publish: Policy = (turn) => turn.product.call(DISPATCHER, 'staff', 'publish', act(turn))
const handBack: Policy = (turn) => {
  const others = zhongshan.departments.filter(({ _id }) => _id !== turn.view.department?.id)
  return turn.product.call(liaison(turn), 'staff', 'handBack', {
    ...act(turn),
    departmentId: turn.random.pick(others)._id,
    reason: 'not-mine',
    text: '经核查不属于本部门职责范围，建议转相关部门办理。',
  })
}
const askInfo: Policy = (turn) =>
  turn.product.call(liaison(turn), 'staff', 'askInfo', {
    ...act(turn),
    text: '请补充具体位置和发生时间，方便我们核查。',
  })
const giveInfo: Policy = (turn) =>
  turn.product.call(turn.report.citizen, 'case', 'giveInfo', {
    ...act(turn),
    text: '位置就在上报地点旁边，一般在晚上。',
    media: [],
  })
const progress: Policy = (turn) =>
  turn.product.call(liaison(turn), 'staff', 'progress', {
    ...act(turn),
    text: turn.random.pick([
      '已到现场查看，正在安排处理。',
      '已联系相关单位，预计三日内完成。',
      '正在核查情况，进展会及时告知。',
    ]),
    media: [],
  })
const reply: Policy = async (turn) => {
  const { product, report } = turn
  const person = liaison(turn)
  const media = await photograph(product, person, {
    key: `${report.key}-${turn.step}`,
    categoryId: report.categoryId,
    after: true,
  })
  return product.call(person, 'staff', 'reply', {
    ...act(turn),
    text: '您反映的情况已处理完毕，感谢您对城市管理工作的支持。',
    media,
    takenAt: report.place.point,
  })
}
const verify: Policy = (turn) => turn.product.call(DISPATCHER, 'staff', 'verify', act(turn))
const close: Policy = (turn) =>
  turn.product.call(liaison(turn), 'staff', 'close', { ...act(turn), reason: 'fixed', media: [] })
const reopen: Policy = (turn) =>
  turn.product.call(turn.report.citizen, 'case', 'reopen', {
    ...act(turn),
    text: '问题又出现了，请再来看看。',
    media: [],
  })
const rate: Policy = (turn) => {
  const { random, report } = turn
  const grade = random.pick<Grade>([5, 5, 5, 4, 4, 3, 2, 1])
  const solved: Solved = grade >= 4 ? 'yes' : grade === 3 ? 'partly' : 'no'
  return turn.product.call(report.citizen, 'case', 'rate', {
    ...act(turn),
    grade,
    solved,
    reasons: [random.pick(reasonsFor(grade))],
    text: '',
  })
}

/** Publishing is the dispatcher's, once, where the citizen agreed. */
function isToPublish({ view, random }: Turn): boolean {
  return view.mayBePublished && !view.published && random.chance(0.5)
}

function choose(turn: Turn): Policy {
  const { random } = turn
  const choices: Partial<Record<CaseState, [number, Policy | undefined][]>> = {
    submitted: [
      [90, accept],
      [4, reject],
      [3, withdraw],
      [3, undefined],
    ],
    accepted: [
      [96, dispatch],
      [4, undefined],
    ],
    dispatched: [
      [84, sign],
      [3, withdraw],
      [5, handBack],
      [8, undefined],
    ],
    signed: [
      [40, progress],
      [42, reply],
      [5, handBack],
      [7, askInfo],
      [6, undefined],
    ],
    processing: [
      [76, reply],
      [14, progress],
      [4, askInfo],
      [6, undefined],
    ],
    needInfo: [
      [70, giveInfo],
      [30, undefined],
    ],
    returned: [
      [95, redispatch],
      [5, undefined],
    ],
    replied: [
      [75, close],
      [15, verify],
      [10, undefined],
    ],
    verified: [
      [95, close],
      [5, undefined],
    ],
    closed: [
      [68, rate],
      [5, reopen],
      [27, undefined],
    ],
    reopened: [
      [90, sign],
      [10, undefined],
    ],
  }
  const here = choices[turn.view.state]
  if (!here) return rest
  const beforeEnd = turn.view.state === 'signed' || turn.view.state === 'processing'
  return beforeEnd && isToPublish(turn) ? publish : oneOf(random, here)
}

/**
 * Walks a case on until nobody does anything any more.
 * @returns the state that it is left in
 * @throws Refusal
 */
export async function handle(product: Product, report: Report, random: Random): Promise<CaseState> {
  const { caseId } = report.submitted
  let view: Acted = await product.call(DISPATCHER, 'case', 'view', { caseId })
  for (let step = 1; step <= MOST_STEPS; step += 1) {
    const turn = { product, report, random, step, view }
    const next = await choose(turn)(turn)
    if (!next) break
    view = next
  }
  return view.state
}
