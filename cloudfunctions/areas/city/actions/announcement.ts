import type { Out } from '#domain/api/index'
import { AppError } from '#domain/kernel/errors'
import type { UseCase } from '../../../kernel/context'

/** What the city announced, in full. */
export const announcement: UseCase<{ id: string }, Out<'city', 'announcement'>> = async (
  { id },
  { reference },
) => {
  const { announcements } = (await reference()).city
  const found = announcements.find((one) => one.id === id)
  if (!found?.text) throw new AppError('not_found', { text: '该公告已撤下' })
  const { title, at, text } = found
  return { title, at, text }
}
