/** What the build found wrong in the mini program. An error keeps what it is in from working; a warning is logged. */
export interface Problem {
  severity: 'error' | 'warning'
  /** Relative to the mini program's root, or to its package for npm components. */
  file: string
  /** 1-based; 0 when the problem concerns the whole file. */
  line: number
  message: string
}

/** Collects problems during one build. */
export class Problems {
  readonly list: Problem[] = []

  error(file: string, line: number, message: string): void {
    this.list.push({ severity: 'error', file, line, message })
  }

  warn(file: string, line: number, message: string): void {
    this.list.push({ severity: 'warning', file, line, message })
  }

  get failed(): boolean {
    return this.list.some((problem) => problem.severity === 'error')
  }
}

/** One line per problem, `file:line message`, as editors and terminals link it. */
export function formatProblem(problem: Problem): string {
  const place = problem.line > 0 ? `${problem.file}:${problem.line}` : problem.file
  return `${problem.severity} ${place} ${problem.message}`
}
