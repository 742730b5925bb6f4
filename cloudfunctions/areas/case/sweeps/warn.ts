import type { ClockKind } from '#domain/case/types'
import { CLOCK_LABELS } from '#domain/case/labels'
import { isIn } from '#domain/case/workflow'
import type { CaseDoc } from '../documents'
import type { RunningClock } from '../clocks'
import { clocksOf, marksOf, partOf, WARNINGS } from '../clocks'
import type { CaseNotice } from '../notices'

type Mark = CaseDoc['warned'][number]

/** What a clock has to say now: only its latest warning is told; what was slept through is marked as well. */
export interface Warning {
  clock: RunningClock
  /** All that have passed and were not marked yet, the latest last. */
  passed: Mark[]
  latest: Mark
}

/** @returns the warnings that are due of all clocks that run */
export function warningsOf(found: CaseDoc, now: number): Warning[] {
  return clocksOf(found).flatMap((clock) => {
    const marks = marksOf(clock, found)
    const passed = WARNINGS.filter(
      ({ mark, part }) => !marks.includes(mark) && now >= partOf(clock, part),
    ).map(({ mark }) => mark)
    const latest = passed.at(-1)
    return latest ? [{ clock, passed, latest }] : []
  })
}

/** @returns the case's marks once these warnings are told */
export function markedBy(
  warnings: readonly Warning[],
  found: CaseDoc,
): Pick<CaseDoc, 'warned' | 'contactWarned' | 'callBack'> {
  const passed = (...kinds: ClockKind[]) =>
    warnings.filter(({ clock }) => kinds.includes(clock.kind)).flatMap((warning) => warning.passed)
  const { callBack } = found
  return {
    warned: [...found.warned, ...passed('sign', 'resolve')],
    contactWarned: [...(found.contactWarned ?? []), ...passed('contact')],
    ...(callBack ? { callBack: { ...callBack, warned: [...callBack.warned, ...passed('callBack')] } } : {}),
  }
}

/** @param due when it is due, as people read it */
export function noticesOf({ clock, latest }: Warning, found: CaseDoc, due: string): CaseNotice[] {
  const platform = isIn('atPlatform', found.state)
  const common = {
    to: platform ? 'dispatchers' : 'liaisons',
    purpose: 'task',
    important: true,
  } as const
  if (clock.kind === 'callBack') return callBackNotices(latest, due)
  const { what, act } =
    clock.kind === 'contact' ? { what: CLOCK_LABELS.contact, act: '联系市民' } : { what: '办件', act: '处理' }
  if (latest === 'warn') return [{ ...common, title: `${what}即将到期`, text: `请于 ${due} 前${act}` }]
  const late: CaseNotice = { ...common, title: `${what}已超期`, text: `应于 ${due} 前${act}，请尽快办理` }
  if (latest === 'late') return [late]
  return [
    { ...late, title: `${what}严重超期` },
    { to: 'supervisors', title: `${what}严重超期`, text: `应于 ${due} 前${act}，请督办` },
  ]
}

/** Who calls back is the department or the platform, whoever is first. */
function callBackNotices(latest: Mark, due: string): CaseNotice[] {
  const title = { warn: '回访即将到期', late: '回访已超期' }[latest as string] ?? '回访严重超期'
  const text = latest === 'warn' ? `请于 ${due} 前回访市民` : `应于 ${due} 前回访市民，请尽快回访`
  return (['liaisons', 'dispatchers', 'supervisors'] as const).map((to) => ({ to, title, text }))
}
