/** What a test sends as JSON is done; what comes of it stands in the log. */
Page({
  data: { url: '', src: '', p: {}, l: {}, volume: { pusher: 0, player: 0 }, log: '[]' },
  entries: [],
  onLoad(options) {
    this.setData({ url: options.url || '', src: options.src || '' })
  },
  onReady() {
    this.pusher = wx.createLivePusherContext()
    this.player = wx.createLivePlayerContext('player', this)
  },
  note(entry) {
    this.entries = this.entries.concat(entry).slice(-80)
    this.setData({ log: JSON.stringify(this.entries) })
  },
  on(event) {
    this.note({ of: event.currentTarget.id, type: event.type, detail: event.detail })
  },
  onVolume(event) {
    this.setData({ [`volume.${event.currentTarget.id}`]: event.detail.volume })
  },
  onCommand(event) {
    const { id, set, of, method, args } = JSON.parse(event.detail.value)
    if (set) return this.setData(set)
    if (of === 'wx') return wx[method](args)
    if (of === 'page') return this[method](args)
    this[of][method](Object.assign({ success: (result) => this.note({ id, ok: true, result }), fail: (result) => this.note({ id, ok: false, result }) }, args))
  },
  /** A picture in a file of the phone, as BMP: each colour is what `paint` makes of its place. */
  picture({ name, side, swap }) {
    const bytes = new Uint8Array(54 + side * side * 3)
    const view = new DataView(bytes.buffer)
    bytes.set([0x42, 0x4d])
    view.setUint32(2, bytes.length, true)
    view.setUint32(10, 54, true)
    view.setUint32(14, 40, true)
    view.setInt32(18, side, true)
    view.setInt32(22, -side, true)
    view.setUint16(26, 1, true)
    view.setUint16(28, 24, true)
    for (let y = 0; y < side; y += 1) {
      for (let x = 0; x < side; x += 1) {
        const [red, green, blue] = swap ? [(y % 64) * 4, (x % 64) * 4, (Math.floor(y / 64) * 8 + Math.floor(x / 64)) * 4] : [255, 0, 255]
        bytes.set([blue, green, red], 54 + (y * side + x) * 3)
      }
    }
    wx.getFileSystemManager().writeFileSync(`${wx.env.USER_DATA_PATH}/${name}`, bytes.buffer)
    this.note({ id: name, ok: true, result: `${wx.env.USER_DATA_PATH}/${name}` })
  },
})
