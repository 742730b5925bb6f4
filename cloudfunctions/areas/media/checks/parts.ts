import type { MediaCheck, MediaKind } from '#domain/case/types'
import type { MediaCheckDoc, MediaDoc } from '../documents'

/** A picture that WeChat has to look at: a file itself, or what lists show of it. */
export interface Part {
  part: MediaCheckDoc['part']
  fileId: string
}

/** @returns how far the check of a file itself is at the beginning: no interface of WeChat's watches a video */
export function firstCheck(kind: MediaKind, check: MediaCheck = 'pending'): MediaCheck {
  return kind === 'video' && check === 'pending' ? 'review' : check
}

/** @returns what of a file has no verdict yet; a video itself is covered by no interface of WeChat's, a person watches it */
export function partsInDoubt({ kind, fileId, thumbId, check, thumbCheck }: MediaDoc): Part[] {
  const file = kind === 'image' && check === 'pending' ? [{ part: 'file' as const, fileId }] : []
  const isOwnThumb = thumbId === fileId && kind === 'image'
  const thumb = thumbCheck === 'pending' && !isOwnThumb ? [{ part: 'thumb' as const, fileId: thumbId }] : []
  return [...file, ...thumb]
}
