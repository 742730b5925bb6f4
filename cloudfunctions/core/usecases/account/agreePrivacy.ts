import type { Nothing } from '../../../../miniprogram/domain/api/common'
import { AppError } from '../../../../miniprogram/domain/errors'
import type { UseCase } from '../../context'
import { updatePerson } from './updatePerson'

/** Only the guide that is in force can be agreed to. */
export const agreePrivacy: UseCase<{ version: string }, Nothing> = async ({ version }, context) => {
  const city = await context.repos.settings.city()
  if (version !== city.privacyVersion)
    throw new AppError('privacy_not_agreed', { text: '隐私保护指引已更新，请阅读后再同意' })
  await updatePerson({ privacyVersion: version }, context)
  return {}
}
