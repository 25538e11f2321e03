import type { RoomWords } from '#shared/scenario/manifest'

/** What the roll call says in Chinese. */
export const rollZh: RoomWords = {
  'roll': '点名',
  'roll.calling': '老师在点名',
  'roll.here': '到（{seconds}）',
  'roll.answered': '已答到',
  'roll.count': '已到 {here} / {called}',
  'roll.left': '还剩 {time}',
  'roll.start': '开始点名',
  'roll.stop': '结束点名',
  'roll.seconds': '给大家多久',
  'roll.past': '点过的名',
  'roll.missing': '未到：{names}',
  'roll.complete': '全部到齐',
  'roll.yes': '到',
  'roll.no': '还没答',
  'roll.gone': '已离开',
  'roll.see': '看名单',
  'roll.none': '还没有点过名。学生会看到一个「到」按钮，时间到了自动结束。',
  'roll.and': '、',
}
