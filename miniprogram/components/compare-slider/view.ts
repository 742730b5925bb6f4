import type { MediaView } from '../../domain/api/case'

/** How it looked and how it looks. */
export interface Pair {
  before: MediaView
  after: MediaView
}

/** @returns the first pictures of both sides; null unless there are both. A video is none. */
export function pairOf(before: readonly MediaView[], after: readonly MediaView[]): Pair | null {
  const [first, second] = [before, after].map((media) => media.find(({ kind }) => kind === 'image'))
  return first && second ? { before: first, after: second } : null
}
