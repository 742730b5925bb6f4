/** The cloud takes at most 50 files in one request. */
const BATCH = 50

/** @returns the file ids, each of them once, in as many lists as requests are needed */
export function fileBatches(fileIds: readonly string[]): string[][] {
  const unique = [...new Set(fileIds)].filter((id) => id !== '')
  return Array.from({ length: Math.ceil(unique.length / BATCH) }, (_, index) =>
    unique.slice(index * BATCH, (index + 1) * BATCH),
  )
}

interface FileUrls {
  fileList: { fileID: string; tempFileURL: string; status: number }[]
}

/**
 * @param request asks the cloud for one batch
 * @returns file id -> URL that expires; files that do not exist are left out
 */
export async function temporaryUrls(
  fileIds: readonly string[],
  request: (batch: string[]) => Promise<FileUrls>,
): Promise<Map<string, string>> {
  const answers = await Promise.all(fileBatches(fileIds).map((batch) => request(batch)))
  const files = answers.flatMap((answer) => answer.fileList)
  return new Map(files.filter(({ status }) => status === 0).map((file) => [file.fileID, file.tempFileURL]))
}
