import { progressOf, STEPS } from '../../../../miniprogram/components/case-steps/view'
import { CASE_STATES } from '../../../../miniprogram/domain/case/workflow'

describe('five steps', () => {
  it.each(CASE_STATES)('%s stands at one of them', (state) => {
    const { done } = progressOf(state)
    expect(done).toBeGreaterThan(0)
    expect(done).toBeLessThanOrEqual(STEPS.length)
  })
})
