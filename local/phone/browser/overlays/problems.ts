import type { Problem } from '../../compile/problems'

/**
 * Shows what is wrong with the app, by file and line; warnings go to the console only.
 * @param fatal nothing runs, so the list covers the phone; otherwise a red line at the top opens it
 */
export function showProblems(problems: Problem[], fatal = true): void {
  for (const problem of problems.filter(({ severity }) => severity === 'warning'))
    console.warn(place(problem), problem.message)
  const errors = problems.filter(({ severity }) => severity === 'error')
  if (errors.length === 0) return
  for (const problem of errors) console.error(place(problem), problem.message)
  const panel = document.createElement('details')
  panel.className = 'problems'
  panel.open = fatal
  const heading = document.createElement('summary')
  heading.textContent = `小程序有 ${errors.length} 处错误`
  panel.append(heading, ...errors.map(problemElement))
  document.querySelector('.problems')?.remove()
  document.body.append(panel)
}

function problemElement(problem: Problem): HTMLElement {
  const element = document.createElement('p')
  const file = document.createElement('code')
  file.textContent = place(problem)
  const message = document.createElement('pre')
  message.textContent = problem.message
  element.append(file, message)
  return element
}

function place({ file, line }: Problem): string {
  return line > 0 ? `${file}:${line}` : file
}
