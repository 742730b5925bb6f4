import type { TemplatePurpose } from '../../../miniprogram/domain/api/account'

/** Who hears of something. `followers` are the supporters and whoever was merged into the case. */
export type Audience = 'reporter' | 'followers' | 'liaisons' | 'dispatchers' | 'supervisors'

/** What is to be told to one audience. */
export interface Notice {
  to: Audience
  title: string
  text: string
  /** Goes out as a subscribe message as well, where the person has one left; otherwise the inbox must do. */
  purpose?: TemplatePurpose
  /** Worth a person's last subscribe message of that template; the routine is not. */
  important?: boolean
  /** Goes to the department's group robot as well. */
  robot?: boolean
}
