import type { CategoryDoc } from '../../../cloudfunctions/city/documents'
import { aReport } from '../../builders'
import type { TestServer } from './server'
import { startServer } from './server'

/** The city changed a question after the phone got its form. */

let server: TestServer
beforeEach(async () => {
  server = await startServer()
})
afterEach(() => server.stop())

const SIZE = { id: 'size', text: '多大', choices: ['大', '小'] }
const DEPTH = { id: 'depth', text: '多深', choices: ['深', '浅'] }
/** From now on, a minute later: every instance of the functions knows it. */
async function cityChanges(category: string, changes: Partial<CategoryDoc>): Promise<void> {
  const { db } = server.context()
  await db.collection<CategoryDoc>('categories').update(category, { ...changes })
  server.now.value += 61_000
}
const versionNow = async () => (await server.call('lin', 'case', 'form', {})).version
const refusal = (changes: object) => server.refused('lin', 'case', 'submit', aReport(changes))

test('the form has a version, and whoever fills one in learns that there is another', async () => {
  const version = await versionNow()
  expect(version).toMatch(/^[0-9a-f]{12}$/)
  expect((await server.call('lin', 'case', 'prepare', {})).formVersion).toBe(version)
  await cityChanges('manhole', { questions: [SIZE, DEPTH] })
  const now = (await server.call('lin', 'case', 'prepare', {})).formVersion
  expect(now).not.toBe(version)
  expect(await versionNow()).toBe(now)
})

test('each question that is open and each answer that is none any more is named', async () => {
  const formVersion = await versionNow()
  await cityChanges('manhole', { questions: [{ ...SIZE, choices: ['大', '中'] }, DEPTH] })
  expect(await refusal({ formVersion, answers: { size: '小', gone: '是' } })).toMatchObject({
    code: 'invalid_input',
    fields: { 'answers.size': '请重新选择', 'answers.gone': '请重新选择', 'answers.depth': '请选择：多深' },
  })
  const answers = { size: '中', depth: '深' }
  expect(await server.call('lin', 'case', 'submit', aReport({ formVersion, answers }))).toHaveProperty(
    'number',
  )
})

test('a danger that the form did not ask about was not denied, and is no emergency either', async () => {
  const formVersion = await versionNow()
  const danger = { question: '有人掉下去吗', phone: '119', phoneName: '消防' }
  await cityChanges('manhole', { questions: [], danger })
  const report = { formVersion, answers: {} }
  expect(await refusal(report)).toMatchObject({ fields: { dangerDenied: '请先回答：有人掉下去吗' } })
  expect(await refusal({ ...report, dangerDenied: false })).toMatchObject({ code: 'danger_call' })
  expect(
    await server.call('lin', 'case', 'submit', aReport({ ...report, dangerDenied: true })),
  ).toHaveProperty('number')
})

test('a phone of the first release, which keeps its form for a day, loses no report by a new question', async () => {
  await cityChanges('manhole', { questions: [SIZE, DEPTH] })
  const { caseId } = await server.call('lin', 'case', 'submit', aReport({ answers: { size: '大' } }))
  expect((await server.case(caseId)).answers).toEqual({ size: '大' })
})

test('a case keeps its answers with the questions as they were asked', async () => {
  await cityChanges('manhole', { questions: [SIZE, DEPTH] })
  const answers = { depth: '深', size: '大' }
  const { caseId } = await server.call('lin', 'case', 'submit', aReport({ answers }))
  await cityChanges('manhole', { questions: [{ ...DEPTH, text: '积水吗' }] })
  const { answers: seen } = await server.call('wang', 'case', 'view', { caseId })
  expect(seen).toEqual([
    { question: '多大', answer: '大' },
    { question: '多深', answer: '深' },
  ])
})
