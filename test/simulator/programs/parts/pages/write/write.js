const calls = [
  { id: 'select', method: 'setSelection', options: { index: 0, length: 3 } },
  { id: 'read', method: 'getContents' },
  { id: 'undo', method: 'undo' },
  { id: 'picture', method: 'insertImage', options: { src: 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50"><rect width="100" height="50" fill="red"/></svg>', width: '100' } },
  { id: 'where', method: 'getSelection' },
  { id: 'text', method: 'insertText', options: { text: 'by the page' } },
]
require('../../lib/noting')({
  ready() {
    wx.createSelectorQuery().select('#pad').context(({ context }) => {
      this.editor = context
      this.note('ready', 'pad', {})
    }).exec()
  },
  format({ currentTarget: { dataset: { name, value } } }) { this.editor.format(name, value) },
  call({ currentTarget: { dataset: { call: { id, method, options } } } }) { this.editor[method]({ ...options, complete: (detail) => this.note('got', id, detail) }) },
}, { fixed: false, calls })
