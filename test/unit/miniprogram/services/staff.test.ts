import type { Acted, CaseView } from '../../../../miniprogram/domain/api/case'
import { act } from '../../../../miniprogram/services/staff'
import { installPhone } from '../support/wx'
import { caseView, entry } from '../support/build'

const phone = installPhone()
const input = { caseId: 'c1', key: 'key-12345678' }
const submitted = entry({ action: 'submit' })
const signed = entry({ action: 'sign' })
const urged = entry({ action: 'urge' })

/** What the server answers to the action, and to the request for the whole case. */
function serverSays(acted: Partial<Acted>, whole: CaseView | Error): void {
  phone.calls.length = 0
  const { timeline: _history, ...now } = caseView({ state: 'signed', version: 3 })
  phone.answer = async (name) => {
    if (name === 'citizen' && whole instanceof Error) throw whole
    return { result: { ok: true, data: name === 'staff' ? { ...now, ...acted } : whole } }
  }
}

const asked = () => phone.calls.map(({ name }) => name)
const known = caseView({ version: 2, timeline: [submitted] })
const whole = caseView({ state: 'signed', version: 4, timeline: [signed, urged, submitted] })

test('the new entry joins the history on the screen: nothing more is asked', async () => {
  serverSays({ entry: signed }, new Error('not needed'))
  const after = await act('sign', input, known)
  expect(after).toMatchObject({ state: 'signed', version: 3, timeline: [signed, submitted] })
  expect(after).not.toHaveProperty('entry')
  expect(asked()).toEqual(['staff'])
})

test.each<[string, Partial<Acted>, CaseView | undefined]>([
  ['somebody else acted as well', { version: 4, entry: signed }, known],
  ['it was done before', { version: 3 }, known],
  ['nothing is known', { entry: signed }, undefined],
  ['another case is on the screen', { entry: signed }, caseView({ id: 'c2', version: 2 })],
])('the whole case is asked for when %s', async (_name, acted, onScreen) => {
  serverSays(acted, whole)
  expect(await act('sign', input, onScreen)).toEqual(whole)
  expect(asked()).toEqual(['staff', 'citizen'])
})

test('an action that is done has not failed because the history cannot be read', async () => {
  serverSays({ version: 4, entry: signed }, new Error('request:fail'))
  expect(await act('sign', input, known)).toMatchObject({ version: 4, timeline: [signed, submitted] })
  serverSays({ version: 3 }, new Error('request:fail'))
  expect(await act('sign', input, known)).toMatchObject({ version: 3, timeline: [submitted] })
})
