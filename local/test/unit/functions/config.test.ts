import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../../functions/config'

let directory: string
beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'config-'))))
afterEach(() => rmSync(directory, { recursive: true }))

const write = (content: object): void =>
  writeFileSync(join(directory, 'config.json'), JSON.stringify(content))
const timer = { name: 'nightly', type: 'timer', config: '0 0 2 * * * *' }

it('has the cloud’s defaults when there is no file', () => {
  expect(readConfig(directory)).toEqual({ triggers: [], timeout: 3, memorySize: 256 })
})

it('reads what is there', () => {
  write({
    permissions: { openapi: ['security.msgSecCheck'] },
    triggers: [timer],
    timeout: 60,
    memorySize: 512,
  })
  expect(readConfig(directory)).toMatchObject({ triggers: [timer], timeout: 60, memorySize: 512 })
})

it.each([
  ['a time limit above 60 s', { timeout: 61 }, /timeout/],
  ['a fraction of a second', { timeout: 0.5 }, /timeout/],
  ['a second trigger', { triggers: [timer, { ...timer, name: 'other' }] }, /triggers/],
  ['a trigger that is no timer', { triggers: [{ ...timer, type: 'http' }] }, /triggers/],
  ['a bad time', { triggers: [{ ...timer, config: '0 2 * * *' }] }, /has 5 fields/],
  ['a name with a space', { triggers: [{ ...timer, name: 'every night' }] }, /triggers/],
  ['a misspelt field', { timeOut: 5 }, /timeOut/],
])('refuses %s, by name', (_, content, message) => {
  write(content)
  expect(() => readConfig(directory)).toThrow(message)
})
