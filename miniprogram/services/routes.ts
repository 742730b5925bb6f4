import type { MineGroup } from '../domain/api/case'
import type { TellingAction } from '../domain/api/own'
import type { StaffAction } from '../domain/api/staff'

/**
 * Addresses of pages, in one place and not one list a package: tab pages and other packages open them, and WeChat lets neither
 * import from a package.
 */
export const HOME = '/pages/home/index'
export const PUBLIC = '/pages/public/index'
export const STAFF = '/pages/staff/index'
export const ME = '/pages/me/index'
export const REPORT_FORM = '/packages/report/form/index'
export const reportAgain = (id: string) => `${REPORT_FORM}?from=${encodeURIComponent(id)}`
export const REPORT_DONE = '/packages/report/done/index'
export const SERVICES = '/packages/city/services/index'
export const announcementPage = (id: string) =>
  `/packages/city/announcement/index?id=${encodeURIComponent(id)}`
export const PROFILE = '/packages/account/profile/index'
export const INBOX = '/packages/account/inbox/index'
export const NOTIFY = '/packages/account/notify/index'
export const PRIVACY = '/packages/account/privacy/index'

const TABS: readonly string[] = [HOME, PUBLIC, STAFF, ME]

export const caseDetail = (id: string) => `/packages/case/detail/index?id=${encodeURIComponent(id)}`
export const caseRate = (id: string) => `/packages/case/rate/index?id=${encodeURIComponent(id)}`
export const caseAct = (id: string, action: TellingAction) =>
  `/packages/case/act/index?id=${encodeURIComponent(id)}&action=${action}`
export const staffCase = (id: string) => `/packages/staff/case/index?id=${encodeURIComponent(id)}`
/** @param parentNumber for `merge`: the case to merge into, when one was picked */
export const staffAct = (id: string, action: StaffAction, parentNumber = '') =>
  `/packages/staff/act/index?id=${encodeURIComponent(id)}&action=${action}` +
  (parentNumber === '' ? '' : `&parent=${parentNumber}`)
export const caseList = (group: MineGroup) => `/packages/case/list/index?group=${group}`

/** Opens one of our pages, whether it is a tab or not. */
export function open(url: string): void {
  const path = url.split('?')[0] ?? url
  if (TABS.includes(path)) void wx.switchTab({ url: path })
  else void wx.navigateTo({ url })
}

/** Leaves a page that has done its work: back to where one came from, or to `home` when it was opened by itself. */
export function leaveTo(home: string): void {
  if (getCurrentPages().length > 1) void wx.navigateBack()
  else if (TABS.includes(home)) void wx.switchTab({ url: home })
  else void wx.redirectTo({ url: home })
}

/** From a form of a case back to the case's page: the one it came from, or in the form's place. */
export function backToCase(id: string): void {
  const stack = getCurrentPages()
  const cameFromCase = stack[stack.length - 2]?.route === 'packages/case/detail/index'
  if (cameFromCase) void wx.navigateBack()
  else void wx.redirectTo({ url: caseDetail(id) })
}
