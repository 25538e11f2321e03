Page({
  data: { handler: 'hear', watched: 1, reported: '' },
  heard: [],
  hear(e) {
    this.heard.push(`${e.type} ${e.currentTarget.dataset.name || e.currentTarget.id}`)
    this.last = e
  },
  capture(e) {
    this.heard.push(`capture ${e.currentTarget.dataset.name}`)
  },
  submit(e) {
    this.heard.push('submit ' + JSON.stringify(e.detail.value))
  },
  report(args) {
    this.setData({ reported: `数到 ${args.count} ${args.has}`, watched: 2 })
  },
  changed(args) {
    this.heard.push(`changed ${args.from} ${args.to}`)
  },
})
