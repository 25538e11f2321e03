import { Room } from '../../../../call/room'
import { useVisit } from '../../../../call/use-visit'
import { ClassHint } from '../../components/class-hint'
import { ClassStage } from '../../components/class-stage'
import { education } from '../../manifest'
import { classRoom } from '../../room'

/** The classroom. */
export default function ClassRoom() {
  const visit = useVisit(education, classRoom)
  return <Room visit={visit} parts={{ center: <ClassStage />, below: <ClassHint /> }} />
}
