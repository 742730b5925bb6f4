import './styles/phone.css'
import './styles/elements.css'
import './styles/overlays.css'
import 'leaflet/dist/leaflet.css'
import './styles/map.css'
import './elements/all'
import type { AppManifest } from '../compile/manifest'
import type { Problem } from '../compile/problems'
import type { ComponentSource } from './engine/code'
import { MiniProgram } from './mini-program'
import { showProblems } from './overlays/problems'
import { followRebuilds } from './live-reload'

/** What the bundle of the mini program calls. */
export interface PreviewGlobal {
  start(manifest: AppManifest, run: () => void): void
  define(source: ComponentSource, templates: Record<string, unknown>, run: () => void): void
  /** Runs a script; when it fails, the others still run. */
  attempt(id: string, run: () => void): void
  fail(problems: Problem[]): void
  /** The running program, for developer tools, tests and automation. */
  program?: MiniProgram
}

let program: MiniProgram | undefined

const preview: PreviewGlobal = {
  start(manifest, run) {
    program = new MiniProgram(manifest)
    preview.program = program
    const started = program.start(run)
    void letAutomationIn(program, started)
    showProblems(manifest.problems, false)
  },
  define: (source, templates, run) =>
    program?.attempt(source.id, () => program?.code.define(source, templates, run)),
  attempt: (id, run) => program?.attempt(id, run),
  fail: showProblems,
}

/** Only a runtime with an automation endpoint costs the phone the agent's code. */
async function letAutomationIn(running: MiniProgram, started: Promise<void>): Promise<void> {
  const port = document.documentElement.dataset.automation
  if (port === undefined) return
  const { startAgent } = await import('./automation/agent')
  await started
  startAgent(running, port)
}

Object.assign(globalThis, { __preview: preview })
followRebuilds()
