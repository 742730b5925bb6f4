import type { CaseView } from '../../../domain/api/case'

/** @returns what the department asked last, or ''. */
export function lastQuestion({ timeline }: CaseView): string {
  const asked = timeline.filter(({ action }) => action === 'askInfo').sort((a, b) => b.at - a.at)
  return asked[0]?.text ?? ''
}
