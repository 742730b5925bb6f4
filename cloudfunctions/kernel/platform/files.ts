/** A video of the largest size takes a few seconds inside the cloud. */
const STORED_MOST_MS = 20_000

export interface StoredFile {
  bytes: Uint8Array
  /** When it was written last, epoch ms of a whole second; undefined where the storage does not say. */
  writtenAt: number | undefined
}
/** What came of reading a file: its bytes, or why there are none. */
export type FileRead = StoredFile | 'missing' | 'large'

/**
 * Reads what a signed URL of the storage leads to.
 * @param most bytes; more are not even received, so that a huge upload cannot exhaust the function
 * @throws Error when the storage could not be asked
 */
export async function readFrom(url: string, most: number): Promise<FileRead> {
  const response = await fetch(url, { signal: AbortSignal.timeout(STORED_MOST_MS) })
  const { body, ok, status, headers } = response
  const isTooLarge = Number(headers.get('content-length') ?? 0) > most
  if (!ok || !body || isTooLarge) {
    await body?.cancel()
    if (ok && isTooLarge) return 'large'
    if (status >= 400 && status < 500) return 'missing'
    throw new Error(`the storage answered ${status}`)
  }
  const bytes = await collect(body, most)
  return bytes === 'large' ? bytes : { bytes, writtenAt: timeIn(headers.get('last-modified')) }
}

function timeIn(header: string | null): number | undefined {
  const time = Date.parse(header ?? '')
  return Number.isNaN(time) ? undefined : time
}

async function collect(body: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array | 'large'> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    // Leaving the loop ends the download.
    if (size > most) return 'large'
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
