import type { TellingAction } from '../../../domain/api/own'
import { TELLING_ACTIONS } from '../../../domain/api/own'
import { cleanText } from '../../../domain/kernel/text/clean'
import { lengthProblem, TEXT_LIMITS } from '../../../domain/kernel/text/length'
import type { TellDraft } from '../../../services/drafts'
import { mediaProblem } from '../../../services/uploads'

export interface TellingWords {
  title: string
  lead: string
  placeholder: string
  button: string
  done: string
}

export const TELLING: Record<TellingAction, TellingWords> = {
  giveInfo: {
    title: '补充信息',
    lead: '承办部门需要您补充以下情况。补充后会继续办理。',
    placeholder: '请写清部门询问的情况',
    button: '提交补充',
    done: '已补充，部门继续办理',
  },
  addNote: {
    title: '补充说明',
    lead: '有新的情况，可以在这里告诉承办部门。',
    placeholder: '例如：今天下午又出现了同样的情况',
    button: '提交说明',
    done: '已告诉承办部门',
  },
  reopen: {
    title: '申请重办',
    lead: '如果问题没有解决或又出现了，请说明情况。同一办件可申请一次。',
    placeholder: '例如：修补的地方又塌陷了，位置不变',
    button: '申请重办',
    done: '已重新转给承办部门',
  },
}

/** @returns what an address names; a note, where it names nothing that can be told */
export function tellingOf(action: string | undefined): TellingAction {
  return TELLING_ACTIONS.find((name) => name === action) ?? 'addNote'
}

/** @returns what keeps it from being sent, or ''. */
export function problemOf({ text, items }: TellDraft): string {
  if (cleanText(text) === '') return '请写一句说明'
  return lengthProblem(text, TEXT_LIMITS.words) || mediaProblem(items)
}
