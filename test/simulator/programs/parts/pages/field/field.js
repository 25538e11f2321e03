require('../../lib/noting')({
  loaded() { wx.onKeyboardHeightChange((detail) => this.note('global', '', detail)) },
  hide() { wx.hideKeyboard({ complete: (detail) => this.note('hidden', '', detail) }) },
}, { away: false })
