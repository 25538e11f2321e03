Page({
  data: { names: ['子', '丑'], tree: { name: '根', children: [{ name: '枝', children: [{ name: '叶' }] }, { name: '芽' }] } },
})
