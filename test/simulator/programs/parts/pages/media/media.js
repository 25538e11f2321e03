require('../../lib/noting')({
  onReady() {
    wx.createSelectorQuery().select('#board').fields({ node: true, size: true }).exec(([{ node, width, height }]) => {
      const ratio = wx.getWindowInfo().pixelRatio
      Object.assign(node, { width: width * ratio, height: height * ratio })
      const pen = node.getContext('2d')
      pen.scale(ratio, ratio)
      pen.fillStyle = 'rgb(0, 160, 0)'
      pen.fillRect(0, 0, width / 2, height)
      pen.fillStyle = 'rgb(200, 0, 200)'
      pen.fillRect(width / 2, 0, width / 2, height)
      this.note('drawn', 'board', { width, height })
    })
    this.clip = wx.createVideoContext('clip')
  },
  play() { this.clip.play() },
  pause() { this.clip.pause() },
  seek() { this.clip.seek(1) },
  photo() { wx.createCameraContext().takePhoto({ success: ({ tempImagePath }) => this.setData({ photo: tempImagePath }), fail: ({ errMsg }) => this.note('fail', 'lens', { errMsg }) }) },
}, { photo: '', modes: ['scaleToFill', 'aspectFit', 'aspectFill', 'widthFix', 'heightFix', 'right'] })
