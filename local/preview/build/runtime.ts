import path from 'node:path'
import esbuild from 'esbuild'

/** Bundles the preview's own browser side (engine, elements, wx.*, shell) into `outDir`; the map library is a chunk of its own. */
export async function buildRuntime(outDir: string): Promise<void> {
  const browser = path.join(__dirname, '..', 'browser')
  await esbuild.build({
    entryPoints: { phone: path.join(browser, 'phone.ts'), shell: path.join(browser, 'shell', 'shell.ts') },
    outdir: outDir,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    sourcemap: 'linked',
    logLevel: 'warning',
    loader: { '.png': 'dataurl', '.svg': 'dataurl' },
    chunkNames: 'chunks/[name]-[hash]',
  })
}
