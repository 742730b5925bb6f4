import type { CaseAccess, Viewer } from '#domain/case/permissions'
import type { Sight } from '#domain/kernel/life'
import { isStaff, partiesOf, sightOf } from '#domain/case/permissions'
import type { Role } from '#domain/case/types'
import { ROLES } from '#domain/case/types'
import type { Party } from '#domain/case/workflow'
import { CASE_STATES, isIn } from '#domain/case/workflow'

const aCase: CaseAccess = {
  state: 'processing',
  reporterOpenid: 'reporter',
  leadDepartmentId: 'roads',
  coDepartmentIds: ['water', 'police'],
  published: false,
}

function viewer(openid: string, roles: Role[] = ['citizen'], departmentId?: string): Viewer {
  return { openid, roles, ...(departmentId === undefined ? {} : { departmentId }) }
}

type Row = [who: string, viewer: Viewer, parties: Party[], hidden: Sight, published: Sight]

test.each<Row>([
  ['the reporter', viewer('reporter'), ['reporter'], 'own', 'own'],
  ['another citizen', viewer('other'), [], 'none', 'public'],
  ['nobody in particular', viewer('', []), [], 'none', 'public'],
  ['the lead liaison', viewer('a', ['liaison'], 'roads'), ['lead'], 'staff', 'staff'],
  ['a co-department', viewer('b', ['liaison'], 'police'), ['coDepartment'], 'staff', 'staff'],
  ['another department', viewer('c', ['liaison'], 'health'), [], 'none', 'public'],
  ['a liaison without department', viewer('d', ['liaison']), [], 'none', 'public'],
  ['a citizen who names a department', viewer('e', ['citizen'], 'roads'), [], 'none', 'public'],
  ['the dispatcher', viewer('f', ['dispatcher']), ['dispatcher'], 'staff', 'staff'],
  ['the supervisor', viewer('g', ['supervisor']), ['supervisor'], 'staff', 'staff'],
  ['an editor', viewer('h', ['editor']), [], 'none', 'public'],
  ['an emergency officer', viewer('i', ['officer']), [], 'none', 'public'],
  ['an administrator', viewer('j', ['admin']), [], 'none', 'public'],
  [
    'a reporter who is the lead liaison',
    viewer('reporter', ['citizen', 'liaison'], 'roads'),
    ['reporter', 'lead'],
    'staff',
    'staff',
  ],
  [
    'a reporter who is staff elsewhere',
    viewer('reporter', ['citizen', 'liaison'], 'health'),
    ['reporter'],
    'own',
    'own',
  ],
])('%s', (_who, who, parties, hidden, published) => {
  expect(partiesOf(who, aCase)).toEqual(parties)
  expect(sightOf(who, aCase)).toBe(hidden)
  expect(sightOf(who, { ...aCase, published: true })).toBe(published)
})

test('a case without reporter or department belongs to nobody by accident', () => {
  const bare: CaseAccess = { ...aCase, reporterOpenid: '', coDepartmentIds: [] }
  delete bare.leadDepartmentId
  expect(partiesOf(viewer(''), bare)).toEqual([])
  expect(partiesOf(viewer('a', ['liaison']), bare)).toEqual([])
})

test.each(CASE_STATES)(
  'a stranger sees a published case that is %s only where the state is publishable',
  (state) => {
    const seen = sightOf(viewer('stranger'), { ...aCase, state, published: true })
    expect(seen).toBe(isIn('publishable', state) ? 'public' : 'none')
    expect(sightOf(viewer('stranger'), { ...aCase, state })).toBe('none')
  },
)

test('whoever has a queue is staff, and a role that nobody knows is none', () => {
  expect(ROLES.filter((role) => isStaff({ roles: [role] }))).toEqual(['liaison', 'dispatcher', 'supervisor'])
  expect(isStaff({ roles: ['citizen', 'liaison'] })).toBe(true)
  expect(isStaff({ roles: ['mayor' as Role] })).toBe(false)
})
