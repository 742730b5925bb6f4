import type { CategoryChoice, ReportForm } from '../../../domain/api/case'
import type { ReportDraft } from './draft'
import { categoryOf } from './draft'

/** A draft under the form that the city has now, and what the person must look at again; '' for nothing. */
export interface Renewed {
  draft: ReportDraft
  problem: string
}

/**
 * The city changed what it asks since the draft was written: whatever still fits stays.
 * @param before the form that it was written with, where that is known
 */
export function renewed(draft: ReportDraft, before: ReportForm | undefined, form: ReportForm): Renewed {
  if (draft.categoryId === '') return { draft, problem: '' }
  const category = categoryOf(draft, form)
  if (!category) return withoutCategory(draft)
  const earlier = categoryOf(draft, before)
  const answers = answersThatFit(draft.answers, earlier, category)
  const danger = category.danger && isSameDanger(earlier, category) ? draft.danger : ''
  const changed = { ...draft, answers, danger }
  const isLost = Object.keys(answers).length < Object.keys(draft.answers).length
  // Without the earlier form only an answer that fits no more says that anything changed.
  const problem = earlier || isLost ? problemOf(changed, earlier, category) : ''
  return { draft: changed, problem }
}

function withoutCategory(draft: ReportDraft): Renewed {
  const problem = draft.categoryChosen ? '原来的类别已调整，请重新选择' : ''
  return { draft: { ...draft, categoryId: '', categoryChosen: false, answers: {}, danger: '' }, problem }
}

/** An answer fits where the same question still has it to choose. */
function answersThatFit(
  answers: ReportDraft['answers'],
  earlier: CategoryChoice | undefined,
  { questions }: CategoryChoice,
): ReportDraft['answers'] {
  const fitting = questions.flatMap(({ id, text, choices }) => {
    const asked = earlier?.questions.find((question) => question.id === id)?.text ?? text
    const answer = answers[id]
    return answer !== undefined && asked === text && choices.includes(answer) ? [[id, answer] as const] : []
  })
  return Object.fromEntries(fitting)
}

function isSameDanger(earlier: CategoryChoice | undefined, { danger }: CategoryChoice): boolean {
  return !earlier || earlier.danger?.question === danger?.question
}

/** Only what the earlier form did not ask: what was open before is told when the report is sent. */
function problemOf(
  draft: ReportDraft,
  earlier: CategoryChoice | undefined,
  category: CategoryChoice,
): string {
  if (category.danger && draft.danger === '' && !isSameDanger(earlier, category))
    return `请先回答：${category.danger.question}`
  const open = category.questions.find((question) => !draft.answers[question.id] && isNew(question, earlier))
  return open ? `这一类别的问题有调整，请选择：${open.text}` : ''
}

function isNew(
  { id, text, choices }: CategoryChoice['questions'][number],
  earlier: CategoryChoice | undefined,
): boolean {
  const asked = earlier?.questions.find((question) => question.id === id)
  return asked?.text !== text || asked.choices.join('\n') !== choices.join('\n')
}
