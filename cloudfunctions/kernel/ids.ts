import { createHash, randomBytes } from 'node:crypto'

const LENGTH = 32
const TOKEN_BYTES = 8

/** @returns an id that is the same for the same parts; parts cannot run into each other. */
export function idOf(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, LENGTH)
}

/** Names an upload folder, of one file or of one visit, so that nobody can tell from two pictures that one person took both. */
export function newUploadToken(): string {
  return randomBytes(TOKEN_BYTES).toString('hex')
}

/** A folder that only this person's uploads may lie in; it tells nobody who that is. */
export function uploadPrefixOf(openid: string, token: string): string {
  return `uploads/${token}/${idOf('uploads', openid, token)}/`
}

/** @returns whether a path in the cloud's storage lies in one of the person's own upload folders. */
export function isOwnUpload(path: string, openid: string): boolean {
  const token = /^uploads\/([\w-]+)\//.exec(path)?.[1]
  return token !== undefined && path.startsWith(uploadPrefixOf(openid, token))
}

/** @returns the path inside the cloud's storage, or undefined for anything else than a file id of the cloud. */
export function storagePathOf(fileId: string): string | undefined {
  const path = /^cloud:\/\/[\w.-]+\/(.+)$/.exec(fileId)?.[1]
  const isClean =
    path !== undefined && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
  return isClean ? path : undefined
}

/** @returns the id of the record of what was uploaded as `fileId`; it tells nobody where that was. */
export function mediaIdOf(fileId: string): string {
  return idOf('media', fileId)
}

/**
 * @returns the id of the record of what the first release stored with a case. Whoever keeps the same upload anew makes
 *   another record, which changes nothing about this one
 */
export function firstReleaseMediaIdOf(caseId: string, fileId: string): string {
  return idOf('firstReleaseMedia', caseId, fileId)
}
