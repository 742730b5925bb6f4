import type { In } from '../../domain/api/index'
import type { Acted, CaseCard, MineGroup, RateInput } from '../../domain/api/case'
import type { Page } from '../../domain/api/common'
import type { TellingAction } from '../../domain/api/own'
import { call } from '../../services/call'
import { withConsent } from '../../services/consent'

/** What a citizen does with cases of their own. */

export function myCases(group: MineGroup, cursor?: string): Promise<Page<CaseCard>> {
  return call('case', 'mine', cursor === undefined ? { group } : { group, cursor })
}

export function rate(input: RateInput): Promise<Acted> {
  return withConsent(() => call('case', 'rate', input))
}

export function withdraw(input: In<'case', 'withdraw'>): Promise<Acted> {
  return call('case', 'withdraw', input)
}

/** The reporter's words with pictures: answering a question, adding a note, asking to reopen. */
export function tell(action: TellingAction, input: In<'case', TellingAction>): Promise<Acted> {
  return withConsent(() => call('case', action, input))
}
