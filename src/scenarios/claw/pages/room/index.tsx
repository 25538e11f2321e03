import { Room } from '../../../../call/room'
import { useVisit } from '../../../../call/use-visit'
import { Cameras } from '../../components/cameras'
import { Controls } from '../../components/controls'
import { claw } from '../../manifest'
import { clawRoom } from '../../room'

/** One machine, two cameras, and a turn that passes along the queue. */
export default function ClawRoom() {
  const visit = useVisit(claw, clawRoom)
  return <Room visit={visit} parts={{ center: <Cameras />, aside: <Controls /> }} />
}
