import * as z from 'zod'
import { AREAS } from '../../../cloudfunctions/areas'
import { caseContracts } from '../../../cloudfunctions/areas/case/contract'
import type { Contract } from '../../../cloudfunctions/kernel/contract/contract'
import { mayCall } from '../../../cloudfunctions/kernel/contract/contract'
import { phone, text } from '../../../cloudfunctions/kernel/contract/fields'
import { parse } from '../../../cloudfunctions/kernel/contract/parse'
import { staffContracts } from '../../../cloudfunctions/areas/staff/contract'
import type { Area } from '#domain/api/index'
import { FUNCTION_OF } from '#domain/api/index'
import { ROLES } from '#domain/case/types'
import { ACTION_ROWS, CASE_ACTIONS } from '#domain/case/workflow'
import { AppError } from '#domain/kernel/errors'

/** An area that phones call. */
interface Callable {
  name: string
  contracts: Record<string, Contract<unknown>>
  useCases: object
}
const areas = AREAS.filter((area): area is typeof area & Callable => 'contracts' in area)

const rows = areas.flatMap(({ name, contracts }) =>
  Object.entries(contracts).map(([action, contract]) => [`${name}.${action}`, contract] as const),
)

test.each(rows)('%s declares who may call it and what goes in', (_name, { who, input }) => {
  if (who !== 'anyone') {
    expect(who.length).toBeGreaterThan(0)
    for (const role of who) expect(ROLES).toContain(role)
  }
  expect(input).toBeInstanceOf(z.ZodType)
})

test.each(areas)('$name: an action for each contract, and no other', ({ contracts, useCases }) => {
  expect(Object.keys(useCases).sort()).toEqual(Object.keys(contracts).sort())
})

test('citizens call nothing of the function for staff', () => {
  const ofStaff = areas.filter(({ name }) => FUNCTION_OF[name as Area] === 'staff')
  expect(ofStaff.map(({ name }) => name)).toContain('staff')
  for (const { contracts } of ofStaff)
    for (const { who } of Object.values(contracts)) expect(mayCall(who, { roles: ['citizen'] })).toBe(false)
})

test('every action of the workflow that people take is offered by an area to the role that takes it', () => {
  const ROLE_OF = { lead: 'liaison', dispatcher: 'dispatcher', supervisor: 'supervisor' } as const
  const all = { ...caseContracts, ...staffContracts } as unknown as Record<string, Contract<unknown>>
  for (const action of CASE_ACTIONS) {
    const { by } = ACTION_ROWS[action]
    for (const party of by) {
      // A wish beyond the one reopening comes by the same way.
      const calledBy = action === 'askReopenAgain' ? 'reopen' : action
      if (party === 'reporter') expect(all[calledBy]?.who).toBeDefined()
      if (party === 'reporter' || !(party in ROLE_OF)) continue
      const role = ROLE_OF[party as keyof typeof ROLE_OF]
      // Supervisors reopen through the citizen's action, for which the workflow table checks them.
      expect(`${action} ${String(mayCall(all[action]?.who ?? [], { roles: [role] }))}`).toBe(`${action} true`)
    }
  }
})

test.each([
  ['13800000001', '13800000001'],
  ['138 0000 0001', '13800000001'],
  ['0760-88880000', '076088880000'],
  ['88880000', '88880000'],
  ['', ''],
  ['12345678901', undefined],
  ['1380000000', undefined],
  ['+8613800000001', '13800000001'],
  ['电话', undefined],
])('phone %j -> %j', (raw, stored) => {
  expect(phone.safeParse(raw).data).toBe(stored)
})

test.each([
  [2, 5, '', '请填写此项'],
  [2, 5, '一', '请至少写 2 个字'],
  [1, 5, ' \n ', '请填写此项'],
  [2, 5, '一二三四五六', '最多 5 个字'],
  [2, 5, 12, '格式不正确'],
  [2, 5, undefined, '请填写此项'],
])('a text of %i to %i characters: %j -> %s', (min, max, raw, message) => {
  const error = (() => {
    try {
      parse(z.object({ text: text({ min, max }) }), { text: raw })
      return undefined
    } catch (thrown) {
      return thrown as AppError
    }
  })()
  expect(error).toBeInstanceOf(AppError)
  expect(error).toMatchObject({ code: 'invalid_input', fields: { text: message } })
})
