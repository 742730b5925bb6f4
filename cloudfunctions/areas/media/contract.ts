import * as z from 'zod'
import { MEDIA_BYTES } from '#domain/kernel/media-limits'
import type { Contracts } from '../../kernel/contract/contract'
import { mediaFile, mediaKind } from '../../kernel/contract/fields'

const WRONG = '格式不正确'
const bytes = z.number({ error: WRONG }).int(WRONG).min(1, WRONG).max(MEDIA_BYTES.video, '文件过大')

/** Nothing is taken in before its owner agreed to the privacy guide; nothing shows it until it is attached. */
export const mediaContracts: Contracts<'media'> = {
  begin: { who: 'anyone', needsPrivacy: true, input: z.object({ kind: mediaKind, bytes }) },
  keep: { who: 'anyone', needsPrivacy: true, input: mediaFile },
}
