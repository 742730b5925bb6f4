import type { Acted } from '../../../../miniprogram/domain/api/case'
import type { MediaFile } from '../../../../miniprogram/domain/case/types'
import { AppError } from '../../../../miniprogram/domain/errors'
import type { CaseDoc } from '../../../database/documents'
import { checkContent } from '../../case/content'
import { actedView } from '../../case/loadView'
import { ownMedia } from '../../case/media'
import { noteLimit } from '../../case/note-limit'
import type { Outcome } from '../../case/transition'
import { transition } from '../../case/transition'
import type { Context, UseCase } from '../../context'
import { tellSupervisors } from '../../notifications/supervisors'

interface Note {
  caseId: string
  key: string
  text: string
  media: MediaFile[]
}
type NoteAction = 'giveInfo' | 'addNote' | 'reopen'

async function note(action: NoteAction, input: Note, context: Context): Promise<Outcome> {
  const { caseId, key, text } = input
  const media = ownMedia(input.media, context.person._id)
  await checkContent(text, context)
  const limit = action === 'reopen' ? {} : noteLimit(await context.reference(), context.now)
  return transition({ action, caseId, key, text, media, ...limit }, context)
}

/** Answers what the department asked; the clock goes on. */
export const giveInfo: UseCase<Note, Acted> = async (input, context) =>
  actedView(await note('giveInfo', input, context), context)

/** Something to add while the case is open. */
export const addNote: UseCase<Note, Acted> = async (input, context) =>
  actedView(await note('addNote', input, context), context)

/** Still not solved: once the same department does it again; after that supervision takes it up. */
export const reopen: UseCase<Note, Acted> = async (input, context) => {
  try {
    return await actedView(await note('reopen', input, context), context)
  } catch (error) {
    if (error instanceof AppError && error.code === 'already_reopened')
      await tellSupervisors(input.caseId, context)
    throw error
  }
}

/** Takes a report back before a department signed it, unless it stands for other people's reports as well. */
export const withdraw: UseCase<{ caseId: string; key: string; text?: string }, Acted> = async (
  { caseId, key, text = '' },
  context,
) => {
  await checkContent(text, context)
  const change = ({ children }: CaseDoc) => {
    if (children > 0) throw new AppError('wrong_state', { text: '其他市民的办件已合并到此件，不能撤回' })
    return {}
  }
  return actedView(await transition({ action: 'withdraw', caseId, key, text, change }, context), context)
}
