import * as z from 'zod'
import type { MediaFile, MediaKind } from '#domain/kernel/media'
import { VIDEO_SECONDS_TAKEN } from '#domain/kernel/media-limits'
import type { Point } from '#domain/kernel/place'
import { readPhoneNumber, WRONG_PHONE } from '#domain/kernel/phone-number'
import { MOST_UNITS } from '#domain/kernel/text/characters'
import { cleanText } from '#domain/kernel/text/clean'
import type { TextLimit } from '#domain/kernel/text/length'
import { lengthProblem } from '#domain/kernel/text/length'
import { LIMITS, TOO_MANY_FILES } from './limits'

/** The pieces that inputs are made of. Messages are what the user reads beside the field. */

const REQUIRED = '请填写此项'
const WRONG = '格式不正确'

/** Text of so many characters after cleaning, judged as the forms judge it. */
export function text(limit: TextLimit) {
  return (
    z
      .string({ error: (issue) => (issue.input === undefined ? REQUIRED : WRONG) })
      // Far beyond what can be right is not even cleaned.
      .max(limit.max * MOST_UNITS * 2, `最多 ${limit.max} 个字`)
      .transform(cleanText)
      .superRefine((clean, context) => {
        const message = lengthProblem(clean, limit)
        if (message) context.addIssue({ code: 'custom', message })
      })
  )
}

export const id = z.string({ error: WRONG }).regex(/^[\w-]{1,64}$/, WRONG)
export const key = z.string({ error: WRONG }).regex(/^[\w-]{8,64}$/, WRONG)
export const cursor = z.string({ error: WRONG }).max(200, WRONG).optional()
export const nothing = z.object({}).transform((): Record<string, never> => ({}))

export const time = z.number({ error: WRONG }).int(WRONG).min(0, WRONG).max(8.64e15, WRONG)

export const point: z.ZodType<Point> = z.object(
  {
    longitude: z.number({ error: WRONG }).min(-180, WRONG).max(180, WRONG),
    latitude: z.number({ error: WRONG }).min(-90, WRONG).max(90, WRONG),
  },
  { error: '请选择位置' },
)

const FILE_ID_MAX = 300
const fileId = z.string({ error: WRONG }).min(1, WRONG).max(FILE_ID_MAX, WRONG)
const pixels = z.number({ error: WRONG }).int(WRONG).min(1, WRONG).max(20_000, WRONG)

export const mediaKind: z.ZodType<MediaKind> = z.enum(['image', 'video'], { error: WRONG })

/** A video whose first picture the phone did not get has no thumb. */
export const mediaFile: z.ZodType<MediaFile> = z
  .object(
    {
      kind: mediaKind,
      fileId,
      thumbId: fileId.or(z.literal('')),
      width: pixels,
      height: pixels,
      duration: z
        .number({ error: WRONG })
        .min(0, WRONG)
        .max(VIDEO_SECONDS_TAKEN, `视频最长 ${LIMITS.videoSeconds} 秒`)
        .optional(),
    },
    { error: WRONG },
  )
  .refine(({ kind, thumbId }) => kind === 'video' || thumbId !== '', { path: ['thumbId'], message: WRONG })

/** Told apart by hand, so that a complaint names the field that it is about. */
const mediaInput = z.unknown().transform((value, context): string | MediaFile => {
  const result = typeof value === 'string' ? id.safeParse(value) : mediaFile.safeParse(value)
  if (result.success) return result.data
  for (const { path, message } of result.error.issues) context.addIssue({ code: 'custom', path, message })
  return z.NEVER
})

/** Files by the ids of their records. A phone with an earlier version names its uploads, which are kept then. */
export const media: z.ZodType<(string | MediaFile)[]> = z
  .array(mediaInput, { error: WRONG })
  .max(LIMITS.photos + LIMITS.videos, TOO_MANY_FILES)

/** As plain digits; an empty string for none. */
export const phone = z
  .string({ error: WRONG })
  .max(60, WRONG)
  .transform((value, context) => {
    const number = readPhoneNumber(value)
    if (number === undefined) context.addIssue({ code: 'custom', message: WRONG_PHONE })
    return number ?? z.NEVER
  })
