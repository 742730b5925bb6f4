import { HOME, ME, PUBLIC, STAFF } from '../services/routes'

export interface Tab {
  url: string
  text: string
  icon: string
  iconOn: string
  me?: boolean
}

const TABS: readonly (Tab & { staffOnly?: boolean })[] = [
  { url: HOME, text: '首页', icon: 'wap-home-o', iconOn: 'wap-home' },
  { url: PUBLIC, text: '公开办件', icon: 'eye-o', iconOn: 'eye' },
  { url: STAFF, text: '工作台', icon: 'todo-list-o', iconOn: 'todo-list', staffOnly: true },
  { url: ME, text: '我的', icon: 'contact-o', iconOn: 'contact', me: true },
]

/** @returns the tabs that a person sees: the workbench is for staff. */
export function tabsFor(staff: boolean): Tab[] {
  return TABS.filter((tab) => staff || !tab.staffOnly)
}
