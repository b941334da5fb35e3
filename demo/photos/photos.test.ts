import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { actionScenes } from '../actions/scene';
import type { InProcessTenant } from '../in-process';
import type { JsonObject } from '../scim/resource';
import { resourcesOf } from '../test-client';
import { avatar } from './avatar';
import { pictureTypeOf } from './picture';
import { squarePng } from './png';

const open = actionScenes();
const png = squarePng(2, () => [200, 10, 10]);
const jpeg = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(40)]);
const webp = Buffer.concat([Buffer.from('RIFF\0\0\0\0WEBPVP8 ', 'latin1'), Buffer.alloc(8)]);

function photoOf({ photos }: JsonObject): string | null {
  const [first] = Array.isArray(photos) ? (photos as JsonObject[]) : [];
  return first === undefined ? null : String(first.value);
}

async function fetched(demo: InProcessTenant, address: string, token = 'secret') {
  const response = await demo.fetch(address, { headers: { authorization: `Bearer ${token}` } });
  return { response, bytes: Buffer.from(await response.arrayBuffer()) };
}

describe('a picture', () => {
  it('is set, replaced at another address, and removed', async () => {
    const { demo, client, act, someone } = await open();
    const id = someone('active');
    const set = async (request: string, photo: Buffer) => {
      expect((await act(id, 'setPhoto', request, { photo: photo.toString('base64') })).status).toBe(200);
      return photoOf((await client.get(`/Users/${id}`)).body);
    };
    const before = demo.tenant.user(id)?.meta.version;
    const first = String(await set('r1', png));
    expect(first.startsWith(`${demo.baseUrl}/Photos/`)).toBe(true);
    expect(demo.tenant.user(id)?.meta.version).not.toBe(before);
    const { response, bytes } = await fetched(demo, first);
    expect(response.headers.get('content-type')).toBe('image/png');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(bytes.equals(png)).toBe(true);

    const second = String(await set('r2', jpeg));
    expect(second).not.toBe(first);
    expect((await fetched(demo, second)).response.headers.get('content-type')).toBe('image/jpeg');
    expect((await fetched(demo, first)).response.status).toBe(404);
    expect((await fetched(demo, second, 'other')).response.status).toBe(401);

    expect((await act(id, 'removePhoto', 'r3')).status).toBe(200);
    expect(photoOf((await client.get(`/Users/${id}`)).body)).toBeNull();
    expect((await fetched(demo, second)).response.status).toBe(404);
    expect((await act(id, 'removePhoto', 'r4')).body).toMatchObject({ scimType: 'notApplicable' });
    expect(demo.tenant.photos.of(id)).toBeNull();
  });

  it.each([
    ['not base64', 'no picture!', 'base64'],
    ['something else', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64'), 'image/png'],
    ['too large', Buffer.concat([png, Buffer.alloc(1_000_000)]).toString('base64'), '1000000 bytes'],
    ['nothing', undefined, 'required'],
  ])('is refused if it is %s', async (_what, photo, reason) => {
    const { demo, act, someone } = await open();
    const id = someone('active');
    const { status, body } = await act(id, 'setPhoto', 'r1', photo === undefined ? {} : { photo });
    expect(status).toBe(400);
    expect(body.detail).toContain(reason);
    expect(demo.tenant.photos.of(id)).toBeNull();
  });

  it('goes with its user, and cannot be written to directly', async () => {
    const { demo, client, act, someone } = await open();
    const id = someone('active');
    await act(id, 'setPhoto', 'r1', { photo: webp.toString('base64') });
    const address = String(photoOf((await client.get(`/Users/${id}`)).body));
    const refused = await client.patch(`/Users/${id}`, [{ op: 'remove', path: 'photos' }]);
    expect(refused.body).toMatchObject({ status: '400', scimType: 'mutability' });
    demo.tenant.colleague.remove('User', id);
    expect((await fetched(demo, address)).response.status).toBe(404);
    expect(demo.tenant.photos.of(id)).toBeNull();
  });

  it('is struck by faults like any other answer', async () => {
    const { demo, client, act, someone } = await open();
    const id = someone('active');
    await act(id, 'setPhoto', 'r1', { photo: png.toString('base64') });
    const address = String(photoOf((await client.get(`/Users/${id}`)).body));
    demo.tenant.faults.set([{ fault: 'truncate', path: '^/Photos/', times: 1 }]);
    await expect(fetched(demo, address)).rejects.toThrow('terminated');
    demo.tenant.faults.set([{ fault: 'drop', when: 'after', path: '^/Photos/', times: 1 }]);
    await expect(fetched(demo, address)).rejects.toThrow('fetch failed');
    demo.tenant.faults.set([{ fault: 'latency', ms: 1, when: 'after' }]);
    expect((await fetched(demo, address)).bytes.equals(png)).toBe(true);
    demo.tenant.faults.set([{ fault: 'serverError', when: 'after' }]);
    expect((await fetched(demo, address)).response.status).toBe(500);
  });
});

it('gives some of the people of a new tenant a picture, the same ones again', async () => {
  const first = await open({ users: 400 });
  const withPhoto = resourcesOf(await first.client.get('/Users?filter=photos pr&count=200'));
  expect(withPhoto.length).toBeGreaterThan(30);
  expect(withPhoto.length).toBeLessThan(75);
  const { response, bytes } = await fetched(first.demo, String(photoOf(withPhoto[0] ?? {})));
  expect(response.headers.get('content-type')).toBe('image/png');
  expect(pictureTypeOf(bytes)).toBe('image/png');
  const again = await open({ users: 300 });
  const expected = first.demo.tenant.users().slice(0, 300).map(photoOf);
  expect(again.demo.tenant.users().map(photoOf)).toEqual(expected);
  const fleet = await open({ kind: 'trackunit', users: 100 });
  expect(
    fleet.demo.tenant
      .users()
      .map(photoOf)
      .every((photo) => photo === null),
  ).toBe(true);
});

it('draws the same picture for the same name, and another for another', () => {
  expect(avatar('Ada').equals(avatar('Ada'))).toBe(true);
  expect(avatar('Ada').equals(avatar('Grace'))).toBe(false);
});

it('writes PNG files', () => {
  const file = squarePng(3, (x, y) => [x, y, 7]);
  expect(pictureTypeOf(file)).toBe('image/png');
  expect(file.readUInt32BE(16)).toBe(3);
  // The check sum of an empty IEND is known to every reader.
  expect(file.subarray(-12).toString('hex')).toBe('0000000049454e44ae426082');
  const start = file.indexOf('IDAT') + 4;
  const rows = inflateSync(file.subarray(start, start + file.readUInt32BE(start - 8)));
  expect([...rows.subarray(0, 10)]).toEqual([0, 0, 0, 7, 1, 0, 7, 2, 0, 7]);
});

it('tells pictures by how they begin', () => {
  expect([png, jpeg, webp].map(pictureTypeOf)).toEqual(['image/png', 'image/jpeg', 'image/webp']);
  expect(['', 'GIF89a', 'RIFF\0\0\0\0WAVE'].map((text) => pictureTypeOf(Buffer.from(text, 'latin1')))).toEqual([
    null,
    null,
    null,
  ]);
});
