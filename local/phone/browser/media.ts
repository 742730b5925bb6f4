import type { EngineElement } from './engine/types'

type Resolver = (address: string) => Promise<string>

const resolvers = new Map<string, Resolver>()

/** Teaches the elements an address scheme: `wxfile`, `cloud`. */
export function registerScheme(scheme: string, resolve: Resolver): void {
  resolvers.set(scheme, resolve)
}

/**
 * The address a browser can load for what `src` of an image or video says: a web address as it is, a file of the phone or of the cloud through its
 * resolver, anything else a file of the mini program, relative to the component that uses it.
 * @throws when the phone or the cloud does not have the file
 */
export async function mediaAddress(src: string, user?: HTMLElement): Promise<string> {
  const scheme = /^([a-z]+):/.exec(src)?.[1]
  const resolve = scheme === undefined ? undefined : resolvers.get(scheme)
  if (resolve) return resolve(src)
  if (scheme !== undefined || src.startsWith('//')) return src
  if (src.startsWith('/storage/')) return src
  const base = user === undefined ? '' : ownerPath(user)
  return new URL(src, `${location.origin}/preview/files/${base}`).pathname.replace(
    /^\/(?!preview\/files\/)/,
    '/preview/files/',
  )
}

function ownerPath(element: HTMLElement): string {
  const host = (element as EngineElement).__wxElement?.ownerShadowRoot?.getHostNode() as unknown as
    { is: string } | undefined
  return host?.is ?? ''
}
