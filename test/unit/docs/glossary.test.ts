import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROLE_LABELS } from '../../../miniprogram/domain/case/labels'
import { ACTION_ROWS, CASE_STATES, buttonLabel, stateLabel } from '../../../miniprogram/domain/case/workflow'

const rows = readFileSync(join(__dirname, '../../../docs/glossary.md'), 'utf8')
  .split('\n')
  .map((line) => /^\| (\S+) +\| `(\w+)` +\|/.exec(line))
  .filter((found) => found !== null)
const wordOf = new Map(rows.map(([, word, name]) => [name, word]))

describe('the glossary', () => {
  it.each(CASE_STATES)('calls the state %s as the screens do', (state) => {
    expect(wordOf.get(state)).toBe(stateLabel(state))
  })
  it.each(Object.entries(ROLE_LABELS))('calls the role %s %s', (role, label) => {
    expect(wordOf.get(role)).toBe(label)
  })
  it('calls actions as their buttons do', () => {
    const named = (Object.keys(ACTION_ROWS) as (keyof typeof ACTION_ROWS)[]).filter((name) =>
      wordOf.has(name),
    )
    expect(named.length).toBeGreaterThan(8)
    for (const name of named) expect(buttonLabel(name)).toContain(wordOf.get(name))
  })
  it('has one word for one thing', () => {
    const words = rows.map(([, word]) => word)
    expect(words).toEqual([...new Set(words)])
  })
})
