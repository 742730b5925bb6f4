import { addGlobalErrorListener } from 'glass-easel'
import { messageOf, plain } from './plain'

const TYPES = ['log', 'info', 'warn', 'error', 'debug'] as const

/** Tells of everything the app writes to the console. */
export function followConsole(added: (entry: { type: string; args: unknown[] }) => void): void {
  for (const type of TYPES) {
    const write = console[type].bind(console)
    console[type] = (...values: unknown[]) => {
      write(...values)
      added({ type, args: values.map((value) => plain(value)) })
    }
  }
}

/** Tells of everything the app throws and nobody catches. */
export function followExceptions(thrown: (exception: { message: string; stack: string }) => void): void {
  const report = (error: unknown): void =>
    thrown({ message: messageOf(error), stack: error instanceof Error ? (error.stack ?? '') : '' })
  window.addEventListener('error', ({ error, message }) => report(error ?? message))
  window.addEventListener('unhandledrejection', ({ reason }) => report(reason))
  addGlobalErrorListener((error) => {
    report(error)
    return true
  })
}
