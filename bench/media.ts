import { idOf } from '../cloudfunctions/kernel/ids'
import type { MediaDoc } from '../cloudfunctions/areas/media/documents'

/** @returns the picture that a person has taken for a report; the file itself is never looked at */
export function photoOf(openid: string): MediaDoc {
  const _id = idOf('bench photo', openid)
  return {
    _id,
    ownerOpenid: openid,
    kind: 'image',
    fileId: `cloud://local-env.bench/media/${_id}/file.jpg`,
    thumbId: `cloud://local-env.bench/media/${_id}/thumb.jpg`,
    width: 1600,
    height: 1200,
    bytes: 200_000,
    check: 'pending',
    thumbCheck: 'pending',
    attachedTo: '',
    at: 0,
  }
}
