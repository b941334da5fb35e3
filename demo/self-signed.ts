/** A certificate that nobody vouches for, for serving https on this machine (X.509, RFC 5280, in DER). */
import { generateKeyPairSync, sign } from 'node:crypto';

export interface Tls {
  /** PEM. */
  key: string;
  cert: string;
}

/** One DER element; its length is in the short form below 128 bytes, else in the long one. */
function der(tag: number, ...contents: (Buffer | readonly number[])[]): Buffer {
  const content = Buffer.concat(contents.map((part) => Buffer.from(part)));
  const bytes: number[] = [];
  for (let rest = content.length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  const length = content.length < 128 ? [content.length] : [0x80 | bytes.length, ...bytes];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}

const sequence = (...parts: Buffer[]) => der(0x30, ...parts);
const explicit = (number: number, content: Buffer) => der(0xa0 | number, content);
const oid = (...bytes: number[]) => der(0x06, bytes);
const utcTime = (date: Date) => der(0x17, Buffer.from(`${date.toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`));

const ecdsaWithSha256 = sequence(oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02));
const commonName = oid(0x55, 0x04, 0x03);
const subjectAltName = oid(0x55, 0x1d, 0x11);

function pem(label: string, content: Buffer): string {
  const lines = content.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

/**
 * A new key and its certificate for 127.0.0.1 and localhost.
 * @param from and `until`: when it is valid; from yesterday for ten years if left out
 */
export function selfSigned(
  from = new Date(Date.now() - 86_400_000),
  until = new Date(Date.now() + 3650 * 86_400_000),
): Tls {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = sequence(der(0x31, sequence(commonName, der(0x0c, Buffer.from('Muster demo tenant')))));
  const addresses = sequence(der(0x82, Buffer.from('localhost')), der(0x87, [127, 0, 0, 1]));
  const body = sequence(
    explicit(0, der(0x02, [2])),
    der(0x02, [1]),
    ecdsaWithSha256,
    name,
    sequence(utcTime(from), utcTime(until)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    explicit(3, sequence(sequence(subjectAltName, der(0x04, addresses)))),
  );
  const signature = der(0x03, [0], sign('sha256', body, privateKey));
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: pem('CERTIFICATE', sequence(body, ecdsaWithSha256, signature)),
  };
}
