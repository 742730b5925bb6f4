import fs from 'node:fs'
import path from 'node:path'
import { bundle } from '../../bundle'

/** Bundles the preview's own browser side (engine, elements, wx.*, shell) into `outDir`; the map library is a chunk of its own. */
export async function buildRuntime(outDir: string): Promise<void> {
  const browser = path.join(__dirname, '..', 'browser')
  const { metafile } = await bundle({
    entryPoints: {
      phone: path.join(browser, 'phone.ts'),
      shell: path.join(__dirname, '../../../demo/desk/shell.ts'),
    },
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
