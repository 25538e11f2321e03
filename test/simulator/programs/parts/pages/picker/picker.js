require('../../lib/noting')({
  ask() { wx.showModal({ title: '要删除吗', content: '删了就没有了', success: ({ confirm, cancel }) => this.note('asked', '', { confirm, cancel }) }) },
}, { one: ['甲', '乙', '丙'], many: [['春', '夏'], ['晴', '雨', '雪']], hours: Array.from({ length: 24 }, (_, hour) => hour), chosen: [8] })
