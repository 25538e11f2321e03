/** An S3-speaking server for tests: what of it is used. */
declare module '@20minutes/s3rver' {
  interface Options { readonly address: string; readonly port: number; readonly directory: string; readonly silent: boolean; readonly configureBuckets: readonly { readonly name: string; readonly configs: readonly string[] }[] }
  class S3rver {
    constructor(options: Options)
    run(): Promise<{ readonly port: number }>
  }
  export = S3rver
}
declare module '@20minutes/s3rver/lib/models/account.js' {
  export const DUMMY_ACCOUNT: { createKeyPair(accessKey: string, secretKey: string): void }
}
