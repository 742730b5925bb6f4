import type { Box } from './boxes'

/** A part of the file, in bytes from its beginning. */
export interface Range {
  from: number
  to: number
}

/**
 * @param table the boxes of a track's `stbl`
 * @returns where the track's samples lie, chunk by chunk (ISO/IEC 14496-12, 8.7); never more than the whole file
 */
export function samplesOf(view: DataView, table: readonly Box[]): Range[] {
  const perChunk = samplesPerChunk(view, table)
  const sizeOf = sampleSizes(view, table)
  const ranges: Range[] = []
  let [sample, total] = [0, 0]
  let chunk = 0
  for (const from of chunkOffsets(view, table)) {
    let size = 0
    for (let left = perChunk(chunk); left > 0 && size <= view.byteLength; left -= 1, sample += 1)
      size += sizeOf(sample)
    total += size
    if (total > view.byteLength) return [...ranges, { from, to: view.byteLength }]
    if (size > 0) ranges.push({ from, to: from + size })
    chunk += 1
  }
  return ranges
}

const named = (table: readonly Box[], name: string): Box | undefined =>
  table.find(({ type }) => type === name)

interface Rows {
  count: number
  /** Where a row begins. */
  at(row: number): number
}

/** @returns the rows of a table behind its `fixed` part, as far as it goes */
function rowsOf(box: Box | undefined, fixed: number, bytes: number): Rows {
  const from = (box?.body ?? 0) + fixed
  const count = box ? Math.max(0, Math.floor((box.end - from) / bytes)) : 0
  return { count, at: (row) => from + row * bytes }
}

function* chunkOffsets(view: DataView, table: readonly Box[]): Generator<number> {
  const [short, long] = [rowsOf(named(table, 'stco'), 8, 4), rowsOf(named(table, 'co64'), 8, 8)]
  for (let row = 0; row < short.count; row += 1) yield view.getUint32(short.at(row))
  for (let row = 0; row < long.count; row += 1) yield Number(view.getBigUint64(long.at(row)))
}

/** @returns how many samples a chunk has, by its number from 0; to be asked for one after the other */
function samplesPerChunk(view: DataView, table: readonly Box[]): (chunk: number) => number {
  const runs = rowsOf(named(table, 'stsc'), 8, 12)
  let run = 0
  return (chunk) => {
    while (run + 1 < runs.count && view.getUint32(runs.at(run + 1)) - 1 <= chunk) run += 1
    return run < runs.count ? view.getUint32(runs.at(run) + 4) : 0
  }
}

function sampleSizes(view: DataView, table: readonly Box[]): (sample: number) => number {
  const box = named(table, 'stsz')
  if (!box || box.body + 12 > box.end) return () => 0
  const same = view.getUint32(box.body + 4)
  const each = rowsOf(box, 12, 4)
  return (sample) => (same > 0 || sample >= each.count ? same : view.getUint32(each.at(sample)))
}
