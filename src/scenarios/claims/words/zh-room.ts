import type { RoomWords } from '#shared/scenario/manifest'

/** What a claim's room says in Chinese. */
export const zh: RoomWords = {
  checklist: '拍摄清单',
  progress: '已看 {seen} / {all}',
  ask: '请车主拍这里',
  asking: '定损员想看：{view}',
  tick: '看清了',
  untick: '要再看一次',
  hint: '对准车，慢慢移动，光线暗时靠近一点',
  waiting: '等车主进来。把房间号发给他，打开就能接通',
  adjusterAway: '定损员还没到，先把车停稳，找个亮一点的地方',
  end: '结束定损',
  'view.plate': '车牌',
  'view.vin': '车架号',
  'view.front-left': '左前',
  'view.front-right': '右前',
  'view.rear-left': '左后',
  'view.rear-right': '右后',
  'view.damage-near': '损伤近景',
  'view.damage-far': '损伤远景',
}
