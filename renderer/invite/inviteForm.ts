/** What is asked of somebody who is to be created, drawn from the tenant's schemas. */
import {
  type Administration,
  type Column,
  canBeGiven,
  type UserNameFollows,
  userNameFollows,
} from '../../preload/contract';

export interface InviteForm {
  /** Asked of everybody: what the tenant requires, then names, address and the like. */
  main: Column[];
  /** Whatever else can be given. */
  more: Column[];
  /** Rights to modules of the tenant's product. */
  modules: Column[];
  role: Column | null;
  /** The address; null where the tenant has none. */
  email: Column | null;
  /** Where names go; all null where the tenant has none of them. */
  givenName: Column | null;
  familyName: Column | null;
  /** A whole name, where there are no parts of it. */
  fullName: Column | null;
  userName: Column | null;
  userNameFollows: UserNameFollows;
}

/** The order in which people are described. */
const order = [
  'name.givenName',
  'name.familyName',
  'displayName',
  'emails',
  'userName',
  'title',
  'phoneNumbers',
  'userType',
  'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department',
  'active',
];

const rank = (key: string, isAskedFirst: boolean) => {
  const place = order.indexOf(key);
  return (isAskedFirst ? 0 : order.length + 1) + (place < 0 ? order.length : place);
};

export function inviteForm(columns: readonly Column[], administration: Administration | null): InviteForm {
  const given = columns.filter(canBeGiven);
  const find = (key: string) => given.find((column) => column.key === key) ?? null;
  const [email, userName, givenName, familyName] = [
    find('emails'),
    find('userName'),
    find('name.givenName'),
    find('name.familyName'),
  ];
  const hasParts = givenName !== null || familyName !== null;
  const fullName = hasParts ? null : (find('displayName') ?? find('name.formatted'));
  const role = find('roles');
  const moduleKeys = new Set(administration?.moduleColumns ?? []);

  const follows = userNameFollows(userName, email);
  const asked = given.filter(
    (column) => !moduleKeys.has(column.key) && column !== role && !(column === userName && follows === 'silently'),
  );
  const isMain = (column: Column) =>
    column.required || (order.includes(column.key) && (column.key !== 'displayName' || !hasParts));
  // A username that follows from the address is required, but seldom typed.
  const rankOf = ({ key, required }: Column) => rank(key, required && !(key === userName?.key && follows === 'email'));
  return {
    main: asked.filter(isMain).toSorted((one, other) => rankOf(one) - rankOf(other)),
    more: asked.filter((column) => !isMain(column)),
    modules: given.filter(({ key }) => moduleKeys.has(key)),
    role,
    email,
    givenName,
    familyName,
    fullName,
    userName,
    userNameFollows: follows,
  };
}

/** Attributes that no two people share, so that many are not given them at once. */
const personal =
  /^(name\.|displayName$|nickName$|userName$|emails$|phoneNumbers$|externalId$|profileUrl$|ims$|.*:employeeNumber$)/;

export function isPersonal({ key, unique }: Column): boolean {
  return unique || personal.test(key);
}
