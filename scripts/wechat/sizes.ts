import type { ZipEntry } from './zip'

const KB = 1024
/** Of our own, to stay fast on a weak phone: WeChat allows 2 MB. */
export const MAIN_LIMIT = 600 * KB
/** WeChat's, for each package. */
const PACKAGE_LIMIT = 2 * KB * KB

export interface PackageSize {
  /** Root of the sub-package, or `main`. */
  name: string
  bytes: number
  files: number
  limit: number
}

/** @returns the size of the main package and of each sub-package, main first. */
export function packageSizes(entries: ZipEntry[], subPackageRoots: string[]): PackageSize[] {
  return ['main', ...subPackageRoots].map((name) => {
    const own = entries.filter(({ path }) => packageOf(path, subPackageRoots) === name)
    const bytes = own.reduce((sum, entry) => sum + entry.bytes, 0)
    return { name, bytes, files: own.length, limit: name === 'main' ? MAIN_LIMIT : PACKAGE_LIMIT }
  })
}

function packageOf(path: string, roots: string[]): string {
  return roots.find((root) => path.startsWith(`${root.replace(/\/$/, '')}/`)) ?? 'main'
}

/** One line per package, for people. */
export function sizeTable(sizes: PackageSize[]): string {
  const kilobytes = (bytes: number): string => `${(bytes / KB).toFixed(1)} KB`.padStart(10)
  const lines = sizes.map(
    ({ name, bytes, files, limit }) =>
      `  ${name.padEnd(24)}${kilobytes(bytes)} of ${kilobytes(limit)}  ${String(files).padStart(4)} files${bytes > limit ? '  TOO LARGE' : ''}`,
  )
  return lines.join('\n')
}
