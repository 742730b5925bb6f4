import fs from 'node:fs'
import path from 'node:path'
import { bundle } from '../../bundle'

/**
 * Bundles the phones' own browser side (engine, elements, wx.*) into `outDir`; the map library is a chunk of its own.
 * @param desk the TypeScript of the page at `/`, if there is one
 */
export async function buildRuntime(outDir: string, desk?: string): Promise<void> {
  const browser = path.join(__dirname, '..', 'browser')
  const { metafile } = await bundle({
    entryPoints: { phone: path.join(browser, 'phone.ts'), ...(desk && { desk }) },
    outdir: outDir,
    bundle: true,
    metafile: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    sourcemap: 'linked',
    logLevel: 'warning',
    loader: { '.png': 'dataurl', '.svg': 'dataurl' },
    chunkNames: 'chunks/[name]-[hash]',
  })
  removeOthers(path.join(outDir, 'chunks'), Object.keys(metafile.outputs))
}

/** Earlier builds left chunks under other names. */
function removeOthers(folder: string, outputs: string[]): void {
  const kept = new Set(outputs.map((output) => path.basename(output)))
  for (const file of fs.readdirSync(folder))
    if (!kept.has(file)) fs.rmSync(path.join(folder, file), { force: true })
}
