import { AppError } from '#domain/kernel/errors'
import { articleProcess } from '../../../cloudfunctions/areas/article/process'
import { caseProcess } from '../../../cloudfunctions/areas/case/process'
import { taskProcess } from '../../../cloudfunctions/areas/task/process'
import type { Moment } from '../../../cloudfunctions/kernel/process/advance'
import type { Living, Process } from '../../../cloudfunctions/kernel/process/process'
import { requireComplete } from '../../../cloudfunctions/kernel/process/require-complete'

/** @returns what the kernel's own check says; what a kind adds to it is tested where its documents are */
function missing({ rows }: Pick<Process<Living, never>, 'rows'>, action: string, text?: string) {
  const process = { rows } as Process<Living, { action: string; id: string; key: string; text?: string }>
  try {
    requireComplete(process, { action, id: 'a', key: 'k', text }, {} as Living, undefined, {} as Moment)
    return undefined
  } catch (error) {
    return error instanceof AppError ? { code: error.code, fields: error.fields } : error
  }
}

const noText = { code: 'invalid_input', fields: { text: '请填写说明' } }

describe.each([
  ['case', caseProcess, 'reply', 'sign'],
  ['task', taskProcess, 'answer', 'accept'],
  ['article', articleProcess, 'sendBack', 'publish'],
])('of a %s', (_kind, process, wordy, silent) => {
  test('an action whose row needs text is refused without', () => {
    expect(missing(process, wordy)).toEqual(noText)
    expect(missing(process, wordy, '')).toEqual(noText)
    expect(missing(process, wordy, '已修好')).toBeUndefined()
  })
  test('one whose row needs none is not', () => {
    expect(missing(process, silent)).toBeUndefined()
  })
})
