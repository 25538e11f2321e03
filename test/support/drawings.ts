/** A person's looks, as colours. */
export interface Looks {
  readonly wall: readonly [string, string]
  readonly skin: string
  readonly hair: string
  readonly shirt: string
}

/** People for the pictures: drawn, so that nobody's face is in the repository. */
export const looks = {
  lin: { wall: ['#5b7d9c', '#32475d'], skin: '#e9b792', hair: '#3b2a20', shirt: '#24344a' },
  chen: { wall: ['#8d7361', '#4c3829'], skin: '#f3cfac', hair: '#1e1613', shirt: '#6b3b32' },
  wang: { wall: ['#5f8f78', '#355645'], skin: '#dd9f7a', hair: '#2a1b14', shirt: '#21453a' },
  li: { wall: ['#7f6b9e', '#453a66'], skin: '#efc3a4', hair: '#5a3820', shirt: '#3a3159' },
  zhang: { wall: ['#a3705f', '#673f36'], skin: '#e4ad84', hair: '#151110', shirt: '#a53f3f' },
  liu: { wall: ['#4c7d92', '#2a4a61'], skin: '#f2d0b1', hair: '#6b4a2b', shirt: '#dadfe6' },
} as const satisfies Record<string, Looks>

/** A person in front of a wall, 640 by 360. */
export const face = ({ wall: [light, dark], skin, hair, shirt }: Looks): string => svg(`
  <defs><linearGradient id="wall" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="${light}"/><stop offset="1" stop-color="${dark}"/></linearGradient></defs>
  <rect width="640" height="360" fill="url(#wall)"/>
  <rect x="36" y="24" width="100" height="124" rx="4" fill="#fff" opacity=".14"/>
  <rect x="486" y="48" width="112" height="180" rx="4" fill="#000" opacity=".22"/>
  <path d="M158 360 C166 262 246 246 320 246 C394 246 474 262 482 360 Z" fill="${shirt}"/>
  <rect x="292" y="212" width="56" height="58" rx="22" fill="${skin}"/>
  <rect x="292" y="212" width="56" height="30" fill="#000" opacity=".1"/>
  <ellipse cx="320" cy="166" rx="62" ry="76" fill="${skin}"/>
  <path d="M254 172 C240 74 296 62 322 62 C356 62 402 80 386 172 C376 134 350 124 320 126 C292 128 268 140 254 172 Z" fill="${hair}"/>
  <circle cx="297" cy="164" r="6" fill="#1a1413"/><circle cx="343" cy="164" r="6" fill="#1a1413"/>
  <path d="M298 200 Q320 216 342 200" stroke="#8f4a3d" stroke-width="5" fill="none" stroke-linecap="round"/>`)

/** The owner's view of a car with a scratched bumper, 640 by 360. */
export const car = (): string => svg(CAR)

/** The same scratch from near, held upright, 720 by 960. */
export const carFromNear = (): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 960" width="720" height="960"><rect width="720" height="960" fill="#3d434a"/><g transform="translate(-60 -230) scale(3.4)">${CAR}</g></svg>`

const CAR = `
  <rect width="640" height="360" fill="#5f6b75"/><rect y="262" width="640" height="98" fill="#3d434a"/>
  <path d="M40 290 V236 C44 196 96 186 150 178 L226 106 C240 92 262 90 300 90 H402 C446 90 470 110 486 132 L528 178 C576 186 606 206 606 250 V290 Z" fill="#b8c3cc"/>
  <path d="M214 176 L262 122 C268 114 276 112 288 112 H350 V176 Z" fill="#28323b"/><path d="M366 112 H408 C432 112 446 124 458 140 L482 176 H366 Z" fill="#28323b"/>
  <path d="M356 96 V286" stroke="#8d99a3" stroke-width="3"/><rect x="376" y="196" width="34" height="7" rx="3" fill="#8d99a3"/>
  <circle cx="154" cy="290" r="46" fill="#171c21"/><circle cx="154" cy="290" r="23" fill="#8a949d"/>
  <circle cx="488" cy="290" r="46" fill="#171c21"/><circle cx="488" cy="290" r="23" fill="#8a949d"/>
  <rect x="40" y="226" width="30" height="14" rx="5" fill="#f4e3b0"/>
  <path d="M66 210 C88 220 100 206 118 214 S150 226 166 236" stroke="#55606a" stroke-width="6" fill="none" stroke-linecap="round"/>`

/** The machine from the front or from the side, 640 by 480. */
export const machine = (side: boolean): string => svg(`
  <defs><linearGradient id="glow" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#3d3577"/><stop offset="1" stop-color="#7d4a83"/></linearGradient></defs>
  <rect width="640" height="480" fill="url(#glow)"/><rect y="40" width="640" height="10" fill="#cfc7f2"/>
  <rect x="${side ? 240 : 300}" y="30" width="60" height="34" rx="6" fill="#efeafd"/>
  <path d="M${side ? 270 : 330} 64 V190" stroke="#efeafd" stroke-width="6"/>
  <path d="M${side ? 270 : 330} 190 V258 M${side ? 270 : 330} 190 C${side ? 226 : 286} 196 ${side ? 216 : 276} 226 ${side ? 220 : 280} 246 l16 22 M${side ? 270 : 330} 190 C${side ? 314 : 374} 196 ${side ? 324 : 384} 226 ${side ? 320 : 380} 246 l-16 22" stroke="#efeafd" stroke-width="9" fill="none" stroke-linecap="round"/>
  ${(side ? [...BEARS].reverse() : BEARS).map(([fill, x, y]) => bear(fill, x, y)).join('')}`, 480)

const BEARS: ReadonlyArray<readonly [string, number, number]> = [
  ['#f6c453', 90, 372], ['#ee7d7d', 212, 380], ['#7cc4ee', 330, 362], ['#a4e08a', 446, 384], ['#f0a3cf', 560, 366],
  ['#a4e08a', 34, 436], ['#b79cf0', 150, 438], ['#f6c453', 272, 442], ['#ee7d7d', 392, 440], ['#7cc4ee', 510, 438], ['#b79cf0', 616, 440],
]

const bear = (fill: string, x: number, y: number): string => `
  <g transform="translate(${x} ${y})" fill="${fill}"><circle cx="-34" cy="-42" r="20"/><circle cx="34" cy="-42" r="20"/><circle r="58"/>
  <g fill="#1d1726"><circle cx="-18" cy="-10" r="6"/><circle cx="18" cy="-10" r="6"/></g><ellipse cy="12" rx="14" ry="10" fill="#fff" opacity=".85"/></g>`

const svg = (inside: string, height = 360): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 ${height}" width="640" height="${height}">${inside}</svg>`
