/** A page that shows, as JSON in `#log`, every event that it heard: for a test to read. */
module.exports = (members = {}, data = {}) => Page({
  data: { ...data, log: '[]' },
  onLoad() {
    this.heard = []
    this.loaded?.()
  },
  note(type, id, detail) {
    this.heard.push({ type, id, detail })
    this.setData({ log: JSON.stringify(this.heard.slice(-400)) })
  },
  on(event) {
    this.note(event.type, event.currentTarget.id, event.detail)
  },
  /** A button's `data-set`, as JSON, is the page's next data. */
  set(event) {
    this.setData(event.currentTarget.dataset.set)
  },
  ...members,
})
