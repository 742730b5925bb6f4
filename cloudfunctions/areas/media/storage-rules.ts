/**
 * The rules of the cloud's storage for phones; functions may always read and write. `path` keeps phones out of the copies
 * under `media/`; were it missing, they still could not touch one, since whoever made it was no phone.
 */
export const storageRules = {
  read: 'resource.openid == auth.openid',
  write: 'resource.openid == auth.openid && /^uploads\\//.test(resource.path)',
} as const

/** @returns whether the write rule lets a phone write to a path at all */
export function mayUploadTo(path: string): boolean {
  return /^uploads\//.test(path)
}
