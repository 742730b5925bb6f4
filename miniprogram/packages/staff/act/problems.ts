import type { ActInput } from '../../../domain/api/staff'
import { fieldsOf } from '../../../services/call'

type Field = keyof ActInput

/** The fields of the input that the form draws; what the server says about one stands there. */
export const DRAWN_FIELDS: readonly Field[] = [
  'departmentId',
  'coDepartmentIds',
  'reason',
  'reached',
  'until',
  'parentNumber',
  'text',
  'media',
]

/** @returns what is said about fields that are drawn; undefined when it is about something else as well, or nothing */
export function drawnProblems(error: unknown): Record<string, string> | undefined {
  const fields = fieldsOf(error)
  const names = Object.keys(fields).map((path) => path.split('.')[0] ?? path)
  if (names.length === 0 || !names.every((name) => (DRAWN_FIELDS as readonly string[]).includes(name)))
    return undefined
  return Object.fromEntries(Object.values(fields).map((sentence, index) => [names[index] ?? '', sentence]))
}
