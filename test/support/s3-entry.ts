import S3rver from '@20minutes/s3rver'
import account from '@20minutes/s3rver/lib/models/account.js'

// An S3 server in a process of its own: it checks signatures of version 4 and keeps objects as files.
const [directory = '', port = '0', accessKey = '', secretKey = ''] = process.argv.slice(2)
account.DUMMY_ACCOUNT.createKeyPair(accessKey, secretKey)
const listening = await new S3rver({ address: '127.0.0.1', port: Number(port), directory, silent: true, configureBuckets: [{ name: 'films', configs: [] }] }).run()
process.send?.(listening.port)
process.once('disconnect', () => process.exit())
