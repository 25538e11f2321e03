const PICTURES = ['/stills/1.jpg', '/stills/2.jpg', '/stills/3.jpg', '/stills/4.jpg', '/stills/5.jpg']
const REFRESH_MS = 2000

Page({
  data: { addresses: [], stills: PICTURES.slice(0, 3) },
  onLoad({ addresses }) {
    this.setData({ addresses: JSON.parse(decodeURIComponent(addresses)) })
    let turn = 0
    this.timer = setInterval(() => {
      turn += 1
      this.setData({ stills: [0, 1, 2].map((tile) => PICTURES[(turn + tile) % PICTURES.length]) })
    }, REFRESH_MS)
  },
  onUnload() {
    clearInterval(this.timer)
  },
})
