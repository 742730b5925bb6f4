import { settingsStore } from '../../../city/settings'
import type { Nothing } from '#domain/api/common'
import { AppError } from '#domain/kernel/errors'
import type { UseCase } from '../../../kernel/context'
import { updatePerson } from '../update-person'

/** Only the guide that is in force can be agreed to. */
export const agreePrivacy: UseCase<{ version: string }, Nothing> = async ({ version }, context) => {
  const city = await settingsStore(context.db).city()
  if (version !== city.privacyVersion)
    throw new AppError('privacy_not_agreed', { text: '隐私保护指引已更新，请阅读后再同意' })
  await updatePerson({ privacyVersion: version }, context)
  return {}
}
