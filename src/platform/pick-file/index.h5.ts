import type { FilePicker, PickedFile, Sending, Sent } from './contract'

/** The browser's own dialog. */
export const filePickers: readonly FilePicker[] = [{
  source: 'files',
  pick: (endings) => new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = endings.map((ending) => `.${ending}`).join(',')
    // Safari opens it only where it stands in the page.
    input.style.display = 'none'
    document.body.append(input)
    const done = (): void => {
      const file = input.files?.[0]
      input.remove()
      resolve(file === undefined ? null : picked(file))
    }
    input.addEventListener('change', done, { once: true })
    input.addEventListener('cancel', done, { once: true })
    input.click()
  }),
}]

const picked = (file: File): PickedFile => ({ name: file.name, bytes: file.size, send: (sending) => send(file, sending) })

/** XMLHttpRequest, for `fetch` tells no progress of what it sends. */
function send(file: File, { url, token, onProgress, life }: Sending): Promise<Sent> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    const forget = life.onEnd(() => request.abort())
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0))
    request.addEventListener('loadend', () => {
      forget()
      resolve({ status: request.status, text: request.responseText })
    })
    request.open('POST', url)
    if (token) request.setRequestHeader('authorization', `Bearer ${token}`)
    const form = new FormData()
    form.append('file', file)
    request.send(form)
  })
}
