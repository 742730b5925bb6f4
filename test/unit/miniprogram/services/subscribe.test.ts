import { isAccepted } from '../../../../miniprogram/domain/kernel/subscription'
import { templateIdsOf } from '../../../../miniprogram/services/subscribe'

const templates = { progress: 'P', finished: 'F', task: 'T' }

test.each([
  ['all of one kind together', { templates }, ['P', 'F', 'T']],
  ['of one template for two purposes once', { templates: { ...templates, finished: 'P' } }, ['P', 'T']],
  ['not without a template', { templates: { ...templates, progress: '' } }, ['F', 'T']],
  ['one-time ones without long-term ones', { templates, longTerm: ['task' as const] }, ['P', 'F']],
  ['long-term ones alone where the first is one', { templates, longTerm: ['progress' as const] }, ['P']],
  ['nothing before the session is there', undefined, []],
])('asks for %s', (_what, session, ids) => {
  expect(templateIdsOf(session, ['progress', 'finished', 'task'])).toEqual(ids)
})

test.each([
  ['accept', true],
  ['acceptWithAlert', true],
  ['acceptWithForcePush', true],
  ['reject', false],
  ['unacceptable', false],
  [undefined, false],
])('%s is a yes: %s', (answer, yes) => {
  expect(isAccepted(answer)).toBe(yes)
})
