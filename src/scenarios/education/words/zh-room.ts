import type { RoomWords } from '#shared/scenario/manifest'
import { zhCourseware } from './courseware-zh.ts'

/** What a classroom says in Chinese. */
export const zh: RoomWords = {
  spotlight: '放到中间',
  unspotlight: '不再放大',
  listening: '你正在旁听，举手后老师可以请你上台',
  alone: '教室已经开好，把房间号发给学生吧',
  end: '结束课堂',
  ...zhCourseware,
}
