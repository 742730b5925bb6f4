import { make, openLayer } from './layer'

export interface ModalOptions {
  title?: string
  content?: string
  showCancel?: boolean
  cancelText?: string
  cancelColor?: string
  confirmText?: string
  confirmColor?: string
  editable?: boolean
  placeholderText?: string
}

export interface ModalResult {
  confirm: boolean
  cancel: boolean
  content?: string | null
}

/** Asks a question over the whole phone; resolves with the button that was tapped. */
export function showModal(options: ModalOptions): Promise<ModalResult> {
  const {
    title = '',
    content = '',
    showCancel = true,
    cancelText = '取消',
    confirmText = '确定',
    editable = false,
  } = options
  return new Promise((resolve) => {
    const { element, close } = openLayer('modal-layer')
    const dialog = make('div', 'modal')
    dialog.setAttribute('role', 'dialog')
    const field = make('textarea', 'modal-field')
    field.value = content
    field.placeholder = options.placeholderText ?? ''
    if (title !== '') dialog.append(make('h2', '', title))
    if (editable) dialog.append(field)
    else if (content !== '') dialog.append(make('p', title === '' ? 'alone' : '', content))
    const buttons = make('div', 'modal-buttons')
    const finish = (confirm: boolean) => () => {
      close()
      resolve({ confirm, cancel: !confirm, ...(editable && { content: confirm ? field.value : null }) })
    }
    if (showCancel) buttons.append(button(cancelText, options.cancelColor ?? '#000000', finish(false)))
    buttons.append(button(confirmText, options.confirmColor ?? '#576B95', finish(true)))
    dialog.append(buttons)
    element.append(dialog)
    if (editable) field.focus()
  })
}

function button(text: string, color: string, onclick: () => void): HTMLButtonElement {
  const element = make('button', '', text)
  element.style.color = color
  element.onclick = onclick
  return element
}
