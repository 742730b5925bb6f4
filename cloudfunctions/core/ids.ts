import { createHash } from 'node:crypto'

const LENGTH = 32

/** @returns an id that is the same for the same parts; parts cannot run into each other. */
export function idOf(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, LENGTH)
}

/** The folder that a person's uploads must lie in. It tells nobody the openid. */
export function uploadPrefixOf(openid: string): string {
  return `uploads/${idOf('uploads', openid)}/`
}

/** @returns the path inside the cloud's storage, or undefined for anything else than a file id of the cloud. */
export function storagePathOf(fileId: string): string | undefined {
  const path = /^cloud:\/\/[\w.-]+\/(.+)$/.exec(fileId)?.[1]
  const isClean =
    path !== undefined && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
  return isClean ? path : undefined
}
