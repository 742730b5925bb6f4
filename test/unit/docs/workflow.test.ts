import { readFileSync } from 'node:fs'
import { workflowDoc } from '../../../scripts/workflow-doc'

test('docs/workflow.md is what the table says', () => {
  expect(readFileSync('docs/workflow.md', 'utf8')).toBe(workflowDoc())
})
