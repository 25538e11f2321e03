/** Which part of the program this process is. `all` is the supervisor that starts the others. */
export type Role = 'all' | 'server' | 'gateway' | 'codec' | 'render'

/** Everything that can be chosen from outside; each process gets the same. */
export interface Config {
  readonly role: Role
  readonly host: string
  readonly port: number
  readonly rtmpPort: number
  readonly udpPort: number
  /** The gateway's private port on loopback; 0 until the supervisor has chosen one. */
  readonly gatewayPort: number
  /** Where the simulator listens on loopback; 0 where there is none. */
  readonly simulatorPort: number
  readonly dataDir: string
  /** Where the built H5 app lies. */
  readonly appDir: string
  /** For other devices: every interface, HTTPS with a self-made certificate. */
  readonly lan: boolean
  /** Behind a proxy that tells the caller's address and scheme. */
  readonly trustProxy: boolean
  /** Multiplies every HTTP rate limit. */
  readonly rateScale: number
  readonly logLevel: string
  /** Recordings are removed so many days after their end; 0: never. */
  readonly recordingsDays: number
  /** Where finished recordings are moved to; null: they stay on this machine. */
  readonly recordingsS3: S3Place | null
  /** Largest file that is taken, largest picture, and all files of a room, in MB. */
  readonly fileMb: number
  readonly imageMb: number
  readonly roomFilesMb: number
  /** Where programs are looked for, such as LibreOffice's. */
  readonly searchPath: string
  /** Of so many people in a room the sound goes to browsers, the loudest ones; 0: of everybody. */
  readonly loudest: number
  readonly agora: Agora | null
}

/** An Agora project: its media takes the place of the own gateway's. */
export interface Agora {
  readonly appId: string
  readonly certificate: string
}

/** A bucket of an S3-compatible storage, and who we are there. */
export interface S3Place {
  /** `https://host`, without a path. */
  readonly endpoint: string
  readonly bucket: string
  /** What every object's name begins with: empty, or it ends in a slash. */
  readonly prefix: string
  readonly region: string
  /** Whether the bucket stands in the path or in the host's name. */
  readonly style: 'path' | 'host'
  readonly accessKey: string
  readonly secretKey: string
}

/** A certificate and its key, both PEM. */
export interface Certificate {
  readonly key: string
  readonly cert: string
}
