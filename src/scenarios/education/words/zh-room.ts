import type { RoomWords } from '#shared/scenario/manifest'
import { classToolWords } from './class-tools-zh.ts'
import { quizWords } from './quiz-zh.ts'
import { attendanceZh } from './attendance-zh.ts'
import { rollZh } from './roll-zh.ts'
import { seatsZh } from './seats-zh.ts'
import { turnsZh } from './turns-zh.ts'
import { boardZh } from './board-zh.ts'
import { zhCourseware } from './courseware-zh.ts'

/** What a classroom says in Chinese. */
export const zh: RoomWords = {
  spotlight: '放到中间',
  unspotlight: '不再放大',
  listening: '你正在旁听，举手后老师可以请你上台',
  alone: '教室已经开好，把房间号发给学生吧',
  end: '结束课堂',
  ...quizWords,
  ...classToolWords,
  'hand-raised': '手已举起，请等老师叫你',
  'hand-place': '手已举起，你排在第 {place} 位',
  inspecting: '你在巡课：能看能听，大家看得到你在场',
  ...turnsZh,
  ...seatsZh,
  ...rollZh,
  ...attendanceZh,
  ...boardZh,
  ...zhCourseware,
}
