import type { Person } from '../local/server'
import type { PersonDoc } from '../cloudfunctions/kernel/documents'
import type { Role } from '#domain/case/types'
import { ROLE_LABELS } from '#domain/case/labels'
import { DAY } from '#domain/kernel/time'
import { zhongshan } from '../cities'

/** Someone who can hold a phone of the demonstration; all are invented. */
export interface DemoPerson {
  /** As in `/phone?as=lin`. */
  id: string
  name: string
  role: Role
  roleName: string
  department?: string
  departmentId?: string
  openid: string
  elderMode: boolean
}

const CITIZENS: [id: string, name: string][] = [
  ['lin', '林小满'],
  ['chen', '陈国强'],
  ['huang', '黄婉仪'],
  ['ou', '欧桂芳'],
  ['zheng', '郑家明'],
  ['liang', '梁思琪'],
]
const ELDERS = ['ou']

/** The id of a liaison begins with the department's. */
const LIAISONS: [id: string, name: string][] = [
  ['chengguan-wang', '王建辉'],
  ['chengguan-li', '李倩'],
  ['chengguan-zhou', '周锦添'],
  ['jiaotong-he', '何志远'],
  ['jiaotong-luo', '罗敏'],
  ['jiaojing-guo', '郭卫东'],
  ['jiaojing-tan', '谭晓彤'],
  ['shuiwu-feng', '冯水生'],
  ['shuiwu-deng', '邓洁'],
  ['huanjing-xu', '徐清'],
  ['huanjing-ma', '马俊文'],
  ['zhujian-liu', '刘国栋'],
  ['zhujian-ye', '叶文婷'],
  ['shichang-zhang', '张慧'],
  ['shichang-yu', '余少华'],
  ['gongdian-su', '苏明亮'],
  ['minzheng-qiu', '邱爱莲'],
  ['renshe-pan', '潘雪'],
  ['yibao-zhong', '钟丽珍'],
  ['weijian-tang', '唐颖'],
  ['jiaoti-song', '宋雅琴'],
  ['yingji-lei', '雷鸣'],
  ['shiqi-gao', '高佩珊'],
  ['dongqu-xie', '谢伟'],
  ['xiaolan-mai', '麦艳芬'],
]

const PLATFORM: [id: string, name: string, role: Role][] = [
  ['dispatcher', '何静雯', 'dispatcher'],
  ['dispatcher-lu', '卢子聪', 'dispatcher'],
  ['supervisor', '温国平', 'supervisor'],
]

const openidOf = (id: string) => `oZhongshan_${id}`

/** Anyone with WeChat may come along. */
export function visitor(id: string): Person {
  const about = { role: 'citizen', roleName: ROLE_LABELS.citizen }
  return { id, name: '市民', openid: openidOf(id), about }
}

function person(id: string, name: string, role: Role, departmentId?: string): DemoPerson {
  const department = zhongshan.departments.find(({ _id }) => _id === departmentId)
  return {
    id,
    name,
    role,
    roleName: ROLE_LABELS[role],
    ...(department ? { department: department.shortName, departmentId: department._id } : {}),
    openid: openidOf(id),
    elderMode: ELDERS.includes(id),
  }
}

/** Everyone whose phone one can hold, citizens first. */
export const people: DemoPerson[] = [
  ...CITIZENS.map(([id, name]) => person(id, name, 'citizen')),
  ...LIAISONS.map(([id, name]) => person(id, name, 'liaison', id.split('-')[0])),
  ...PLATFORM.map(([id, name, role]) => person(id, name, role)),
]

/** @throws Error when nobody has this id */
export function personCalled(id: string): DemoPerson {
  const found = people.find((one) => one.id === id)
  if (!found) throw new Error(`nobody is called ${id}`)
  return found
}

const MONTH = 30 * DAY

/** @returns the people as they are stored, having joined some months before `now`. */
export function personDocs(now: number, privacyVersion: string): PersonDoc[] {
  return people.map(({ name, role, departmentId, openid, elderMode }, order) => ({
    _id: openid,
    roles: role === 'citizen' ? ['citizen'] : ['citizen', role],
    ...(departmentId ? { departmentId } : {}),
    name,
    phone: `138000000${String(order + 10).padStart(2, '0')}`,
    elderMode,
    privacyVersion,
    credits: {},
    inboxReadTo: now - MONTH,
    createdAt: now - 4 * MONTH,
    active: true,
  }))
}
