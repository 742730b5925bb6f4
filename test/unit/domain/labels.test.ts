import { ERROR_TEXTS } from '#domain/kernel/errors'
import * as labels from '#domain/case/labels'
import { CASE_TYPES, CHANNELS, GRADES, ROLES, SOLVED } from '#domain/case/types'
import {
  buttonLabel,
  CASE_ACTIONS,
  CASE_STATES,
  eventLabel,
  REQUIREMENTS,
  stateLabel,
} from '#domain/case/workflow'

const wordsOf = (names: readonly string[], word: (name: never) => string): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, word(name as never)]))

const TABLES: [name: string, table: Record<string, string>, keys: readonly (string | number)[]][] = [
  ['states', wordsOf(CASE_STATES, stateLabel), CASE_STATES],
  ['events', wordsOf(CASE_ACTIONS, eventLabel), CASE_ACTIONS],
  ['actions', wordsOf(CASE_ACTIONS, buttonLabel), CASE_ACTIONS],
  ['types', labels.TYPE_LABELS, CASE_TYPES],
  ['channels', labels.CHANNEL_LABELS, CHANNELS],
  ['roles', labels.ROLE_LABELS, ROLES],
  ['grades', labels.GRADE_LABELS, GRADES],
  ['solved', labels.SOLVED_LABELS, SOLVED],
  ['requirements', labels.REQUIREMENT_LABELS, REQUIREMENTS],
]

test.each(TABLES)('%s: a word for each, and no more', (_name, table, keys) => {
  expect(Object.keys(table).sort()).toEqual(keys.map(String).sort())
  for (const label of Object.values(table)) expect(label.trim()).not.toBe('')
})

test.each(TABLES)('%s: no two read the same', (_name, table) => {
  expect(new Set(Object.values(table)).size).toBe(Object.keys(table).length)
})

test.each(CASE_STATES)('%s fits a phrase of WeChat’s messages, 5 characters', (state) => {
  expect(stateLabel(state).length).toBeLessThanOrEqual(5)
})

test.each(Object.entries(ERROR_TEXTS))('%s: one calm Chinese sentence', (_code, text) => {
  expect(text).toMatch(/^[一-龥]/)
  expect(text).not.toMatch(/[!!。]|undefined|error/i)
  expect(text.length).toBeLessThanOrEqual(40)
})
