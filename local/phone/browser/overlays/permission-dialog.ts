import { make } from './layer'
import { openSheet } from './sheet'

/** Asks for one permission as WeChat does, from below. */
export function askPermission(question: string): Promise<boolean> {
  return ask(`申请${question}`, '拒绝', '允许', [])
}

/** Asks to agree to the privacy guide, when the app does not ask itself. */
export function askPrivacy(contract: string): Promise<boolean> {
  const text = make(
    'p',
    'permission-text',
    `在你使用服务之前，请仔细阅读${contract}。如你同意，请点击“同意”开始使用。`,
  )
  return ask('用户隐私保护提示', '拒绝', '同意', [text])
}

/** The settings page: one switch per scope that was ever asked for. */
export function editPermissions(
  settings: Record<string, boolean>,
  names: Record<string, string>,
): Promise<Record<string, boolean>> {
  const boxes = Object.entries(settings).map(([scope, allowed]) => {
    const label = make('label', 'permission-row', names[scope] ?? scope)
    const box = Object.assign(make('input', ''), { type: 'checkbox', checked: allowed, name: scope })
    label.append(box)
    return { label, box }
  })
  const rows =
    boxes.length > 0
      ? boxes.map(({ label }) => label)
      : [make('p', 'permission-text', '还没有申请过任何权限')]
  return ask('设置', '取消', '完成', rows).then((done) =>
    done ? Object.fromEntries(boxes.map(({ box }) => [box.name, box.checked])) : settings,
  )
}

/** A sheet with a heading, a body and two buttons; resolves with whether the second was tapped. */
export function ask(heading: string, no: string, yes: string, body: HTMLElement[]): Promise<boolean> {
  return new Promise((resolve) => {
    const { element, close } = openSheet('permission-sheet', () => resolve(false))
    const buttons = make('div', 'permission-buttons')
    for (const [text, answer] of [
      [no, false],
      [yes, true],
    ] as const) {
      const button = make('button', answer ? 'primary' : '', text)
      button.onclick = () => {
        close()
        resolve(answer)
      }
      buttons.append(button)
    }
    element.append(make('h2', '', heading), ...body, buttons)
  })
}
