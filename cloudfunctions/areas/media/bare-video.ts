import type { Box } from './boxes'
import { boxesIn, clear, erase } from './boxes'
import { samplesOf } from './samples'

/** What a film needs, by the box that holds it (ISO/IEC 14496-12); Apple's `wide`, `tapt` and `gmhd` beside. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  file: ['ftyp', 'styp', 'pdin', 'moov', 'mdat', 'wide', 'moof', 'mfra', 'sidx'],
  moov: ['mvhd', 'trak', 'mvex', 'iods'],
  trak: ['tkhd', 'mdia', 'edts', 'tref', 'tapt'],
  mdia: ['mdhd', 'hdlr', 'minf', 'elng'],
  minf: ['vmhd', 'smhd', 'gmhd', 'hdlr', 'dinf', 'stbl'],
  moof: ['mfhd', 'traf'],
  traf: ['tfhd', 'tfdt', 'trun', 'sbgp', 'sgpd', 'subs', 'saiz', 'saio'],
}
/** Pictures and sound. Phones and cameras put where they are into tracks of other kinds, too. */
const SHOWN = ['vide', 'soun']

/**
 * A film without what phones and cameras write beside it: place, device, an earlier version. Boxes are emptied where they
 * are, since the film names its parts by where they lie in the file. Changes the bytes that it is given.
 * @param bytes an MP4 or QuickTime file
 * @returns the same bytes, up to the end of the last box; undefined for a file without moving pictures
 */
export function bareVideo(bytes: Uint8Array): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (const track of tracksIn(view)) if (!SHOWN.includes(kindOf(view, track))) eraseTrack(view, track)
  // Looked at anew: a track may have claimed that anything is its own.
  if (!tracksIn(view).some((track) => kindOf(view, track) === 'vide')) return undefined
  const boxes = boxesIn(view, wholeFile(view))
  for (const box of boxes) bareBox(view, box, 'file')
  return bytes.subarray(0, boxes.at(-1)?.end)
}

const wholeFile = ({ byteLength }: DataView): Pick<Box, 'body' | 'end'> => ({ body: 0, end: byteLength })

function tracksIn(view: DataView): Box[] {
  const movies = boxesIn(view, wholeFile(view)).filter(({ type }) => type === 'moov')
  return movies.flatMap((movie) => boxesIn(view, movie)).filter(({ type }) => type === 'trak')
}

/** @returns what a track is of, as its handler says */
function kindOf(view: DataView, track: Box): string {
  const handler = find(view, track, 'mdia', 'hdlr')
  if (!handler || handler.body + 12 > handler.end) return ''
  return String.fromCharCode(...[8, 9, 10, 11].map((at) => view.getUint8(handler.body + at)))
}

function find(view: DataView, inside: Box, ...path: readonly string[]): Box | undefined {
  const [next, ...rest] = path
  if (next === undefined) return inside
  const box = boxesIn(view, inside).find(({ type }) => type === next)
  return box && find(view, box, ...rest)
}

/** What belongs to a track lies elsewhere in the file. */
function eraseTrack(view: DataView, track: Box): void {
  const table = find(view, track, 'mdia', 'minf', 'stbl')
  if (table) for (const { from, to } of samplesOf(view, boxesIn(view, table))) clear(view, from, to)
  erase(view, track)
}

function bareBox(view: DataView, box: Box, parent: string): void {
  if (!NEEDED[parent]?.includes(box.type)) return erase(view, box)
  if (!(box.type in NEEDED)) return
  const children = boxesIn(view, box)
  for (const child of children) bareBox(view, child, box.type)
  // What is no box any more.
  clear(view, children.at(-1)?.end ?? box.body, box.end)
}
