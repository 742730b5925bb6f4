import type { Acted, MediaInput } from '#domain/api/case'
import type { TellingAction } from '#domain/api/own'
import { AppError } from '#domain/kernel/errors'
import { actedView } from '../load-view'
import { caseProcess } from '../process'
import type { CaseDoc } from '../documents'
import type { Context, UseCase } from '../../../kernel/context'
import type { Outcome } from '../../../kernel/process/process'
import { transition } from '../../../kernel/process/transition'
import { keptIds } from '../../media'

interface Note {
  caseId: string
  key: string
  text: string
  media: MediaInput[]
}
type NoteAction = TellingAction | 'askReopenAgain'

async function note(action: NoteAction, input: Note, context: Context): Promise<Outcome<CaseDoc>> {
  const { caseId: id, key, text } = input
  const media = await keptIds(input.media, context)
  return transition(caseProcess, { action, id, key, text, media }, context)
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
    if (error instanceof AppError && error.code === 'already_reopened') await askAgain(input, context)
    throw error
  }
}

/** The wish is kept in the case's history, once for each time that it was done again; supervision is told of it. */
async function askAgain(input: Note, context: Context): Promise<void> {
  try {
    await note('askReopenAgain', input, context)
  } catch (error) {
    // Supervision has it already.
    if (!(error instanceof AppError && error.code === 'already_done')) throw error
  }
}

/** Takes a report back before a department signed it, unless it stands for other people's reports as well. */
export const withdraw: UseCase<{ caseId: string; key: string; text?: string }, Acted> = async (
  { caseId, key, text = '' },
  context,
) => {
  const given = { action: 'withdraw', id: caseId, key, text } as const
  return actedView(await transition(caseProcess, given, context), context)
}
