import { createHash, createHmac, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'

/** What an authenticator is told and could be made to lie about. */
type Asked = { challenge: string; origin: string; rp: string; userVerified?: boolean; counter?: number }

export type Authenticator = {
  id: string
  make: (asked: Asked) => RegistrationResponseJSON
  prove: (asked: Asked) => AuthenticationResponseJSON
}

/**
 * A passkey made in software, as Web Authentication (Level 2, 6.5) has it: one key on P-256, attestation “none”.
 */
export function authenticator(): Authenticator {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const credential = randomBytes(32)
  const id = credential.toString('base64url')
  const both = { id, rawId: id, type: 'public-key', clientExtensionResults: {} } as const
  const client = (type: string, { challenge, origin }: Asked) => Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  const data = ({ rp, userVerified = true, counter = 0 }: Asked, attested: Buffer = Buffer.alloc(0)) => {
    const flags = 0x01 | (userVerified ? 0x04 : 0) | (attested.length > 0 ? 0x40 : 0)
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter)
    return Buffer.concat([sha256(Buffer.from(rp)), Buffer.from([flags]), count, attested])
  }
  return {
    id,
    make: (asked) => {
      const key = Buffer.concat([hex('a5010203262001215820'), Buffer.from(x, 'base64url'), hex('225820'), Buffer.from(y, 'base64url')])
      const auth = data(asked, Buffer.concat([Buffer.alloc(16), hex('0020'), credential, key]))
      // { fmt: 'none', attStmt: {}, authData: … } in CBOR
      const attestation = Buffer.concat([hex('a363666d74646e6f6e656761747453746d74a0686175746844617461'), hex('58'), Buffer.from([auth.length]), auth])
      return { ...both, response: { clientDataJSON: client('webauthn.create', asked).toString('base64url'), attestationObject: attestation.toString('base64url'), transports: ['internal'] } }
    },
    prove: (asked) => {
      const auth = data(asked)
      const clientData = client('webauthn.get', asked)
      const signature = sign('sha256', Buffer.concat([auth, sha256(clientData)]), privateKey)
      return { ...both, response: { clientDataJSON: clientData.toString('base64url'), authenticatorData: auth.toString('base64url'), signature: signature.toString('base64url') } }
    },
  }
}

/** The code that an app shows for a secret (RFC 6238), `steps` half minutes from now. */
export function totp(secret: string, steps = 0, at = Date.now()): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000) + steps))
  const mac = createHmac('sha1', base32(secret)).update(counter).digest()
  const offset = (mac.at(-1) ?? 0) & 0x0f
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

function base32(text: string): Buffer {
  const bits = [...text].map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)))
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest()
const hex = (text: string) => Buffer.from(text, 'hex')
