/**
 * A tenant whose schemas nobody has seen before: no service provider config, no core User schema of RFC 7643, types and
 * names that stretch the standard, answers without an ETag, and a PATCH that returns nothing.
 */
import { type Received, sendJson, startScripted } from '../../sync/servers/scripted';

type User = Record<string, unknown> & { id: string };

export interface OddTenant {
  baseUrl: string;
  token: string;
  users: Map<string, User>;
  close(): Promise<void>;
}

const coreUrn = 'urn:odd:schemas:Member';
export const shipUrn = 'urn:odd:schemas:extension:ship:3.7:MEMBER';

const attribute = (name: string, type: string, more: object = {}) => ({ name, type, ...more });

const schemas = [
  {
    id: coreUrn,
    name: 'Member',
    attributes: [
      attribute('userName', 'string', { required: true, uniqueness: 'SERVER' }),
      attribute('displayName', 'String'),
      attribute('shoe_size', 'decimal'),
      attribute('dependants', 'integer'),
      attribute('bornOn', 'dateTime'),
      attribute('vegetarian', 'boolean'),
      attribute('badge-Colour', 'string', { canonicalValues: ['crimson', 'teal'] }),
      attribute('home', 'complex', {
        subAttributes: [attribute('town', 'string'), attribute('deep', 'complex', { subAttributes: [] })],
      }),
      attribute('fingerprint', 'binary'),
      attribute('mentor', 'reference', { referenceTypes: ['Member'] }),
      attribute('hobbies', 'string', { multiValued: true }),
      attribute('vessels', 'complex', { multiValued: true, subAttributes: [attribute('name', 'string')] }),
      attribute('secret', 'string', { mutability: 'writeOnly', returned: 'never' }),
      attribute('mood', 'hologram'),
      { description: 'an attribute without a name' },
      'not even an object',
    ],
  },
  {
    id: shipUrn,
    attributes: [attribute('cabin', 'string'), attribute('joinedAt', 'dateTime', { mutability: 'immutable' })],
  },
];

const resourceTypes = [
  { name: 'Member', endpoint: 'Users/', schema: coreUrn, schemaExtensions: [{ schema: shipUrn, required: false }] },
];

function oddUsers(): User[] {
  return ['Ahab', 'Ishmael', 'Queequeg'].map((name, index) => ({
    id: `member/${index} 7`,
    userName: name.toLowerCase(),
    displayName: name,
    shoe_size: 42.5 + index,
    dependants: index,
    bornOn: `18${40 + index}-03-01T08:00:00Z`,
    vegetarian: index === 1 ? 'True' : 'False',
    'badge-Colour': index === 2 ? 'crimson' : 'teal',
    home: { town: 'Nantucket', deep: {} },
    hobbies: ['whales', 'ropes'],
    vessels: [{ name: 'Pequod' }, { name: 'Rachel' }],
    [shipUrn]: { cabin: `C${index}`, joinedAt: '1851-10-18T00:00:00Z' },
  }));
}

/** Sets the value that a path of this tenant names. */
function assign(user: User, path: string, value: unknown): void {
  const extension = path.startsWith(`${shipUrn}:`);
  const target = (extension ? user[shipUrn] : user) as Record<string, unknown>;
  const [name = '', sub] = (extension ? path.slice(shipUrn.length + 1) : path).split('.');
  if (sub === undefined) target[name] = value;
  else target[name] = { ...(target[name] as object), [sub]: value };
}

function patch(user: User, body: string): void {
  for (const { path, value } of JSON.parse(body).Operations) assign(user, path, value ?? null);
}

const list = (resources: unknown[]) => ({ totalResults: resources.length, Resources: resources });

export async function startOddTenant(): Promise<OddTenant> {
  const token = 'odd-token-31';
  const users = new Map(oddUsers().map((user) => [user.id, user]));

  function answer({ method, url, body }: Received): { status: number; json?: unknown } {
    const [, kind = '', id] = /^\/([^/]+)(?:\/(.+))?$/.exec(url.pathname) ?? [];
    if (kind === 'Schemas') return { status: 200, json: schemas };
    if (kind === 'ResourceTypes') return { status: 200, json: list(resourceTypes) };
    if (kind !== 'Users') return { status: 404, json: {} };
    if (id === undefined) {
      const start = Number(url.searchParams.get('startIndex') ?? 1) - 1;
      return { status: 200, json: { ...list([...users.values()].slice(start)), totalResults: users.size } };
    }
    const user = users.get(decodeURIComponent(id));
    if (!user) return { status: 404, json: {} };
    if (method !== 'PATCH') return { status: 200, json: user };
    patch(user, body);
    return { status: 204 };
  }

  const server = await startScripted((received, response) => {
    if (received.headers.authorization !== `Bearer ${token}`) return sendJson(response, 401, {});
    const { status, json } = answer(received);
    if (json === undefined) response.writeHead(status).end();
    else sendJson(response, status, json);
  });
  return { baseUrl: server.baseUrl, token, users, close: server.close };
}
