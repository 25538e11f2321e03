import type { ComponentType } from 'react'
import type { Member } from '#shared/room/state'
import { Room } from '../../../../call/room'
import { useVisit } from '../../../../call/use-visit'
import { BoardPlaceProvider } from '../../components/board/board-place'
import { ClassHint } from '../../components/class-hint'
import { ClassStage } from '../../components/class-stage'
import { classTools } from '../../components/class-tools'
import { education } from '../../manifest'
import { classRoom } from '../../room'

/** The classroom. */
export default function ClassRoom() {
  const visit = useVisit(education, classRoom)
  return <BoardPlaceProvider><Room visit={visit} parts={PARTS} /></BoardPlaceProvider>
}

const all = (place: 'Button' | 'Ways' | 'Below') => classTools.map(({ [place]: View }, index) => View && <View key={index} />)

const panels = new Map(classTools.flatMap(({ panels = {} }): [string, ComponentType | undefined][] => Object.entries(panels)))

const PARTS = {
  center: <ClassStage />,
  below: <>{all('Below')}<ClassHint /></>,
  tools: <>{all('Button')}</>,
  ways: <>{all('Ways')}</>,
  besideMember: ({ id }: Member) => <>{classTools.map(({ Beside }, index) => Beside && <Beside key={index} member={id} />)}</>,
  panel: (name: string) => {
    const Panel = panels.get(name)
    return Panel ? <Panel /> : null
  },
}
