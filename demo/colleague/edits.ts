/** What a second admin does in a day: small edits that the kind of tenant allows. */
import { enterpriseUrn } from '../kinds/extensions';
import type { Draw } from '../people/draw';
import { resolvePath } from '../scim/model';
import type { PatchOperation } from '../scim/patch';
import { isObject, type Json, type Resource } from '../scim/resource';
import type { Entry } from '../store/store';
import type { Tenant } from '../tenant/tenant';

/** Null where the edit does not go with this user. */
export type Edit = (user: Entry, draw: Draw) => PatchOperation | null;

const departmentPath = `${enterpriseUrn}:department`;

function replacing(path: string, value: Json): PatchOperation {
  return { op: 'replace', path, value };
}

/** Another one than the value that is there. */
function other(draw: Draw, values: readonly string[], now: Json | undefined): string | null {
  const [first, ...more] = values.filter((value) => value !== now);
  return first === undefined ? null : draw.pick([first, ...more]);
}

function roleOf({ roles }: Resource): string | null {
  const [role] = Array.isArray(roles) ? roles : [];
  return isObject(role) && typeof role.value === 'string' ? role.value : null;
}

/** Nobody loses their place, or the last admin, to an edit that was made for show. */
function isSpared({ kind }: Tenant, { resource, hidden }: Entry): boolean {
  return hidden.bears !== undefined || roleOf(resource) === kind.administration.roles[0].value;
}

/** Somebody else's job title. */
function title({ store }: Tenant): Edit {
  return ({ resource }, draw) => {
    const all = store.users.all();
    const somebody = all[draw.below(all.length)]?.resource.title;
    return typeof somebody === 'string' && somebody !== resource.title ? replacing('title', somebody) : null;
  };
}

function department({ kind }: Tenant): Edit {
  return ({ resource }, draw) => {
    const employment = resource[enterpriseUrn];
    const chosen = other(draw, kind.departments, isObject(employment) ? employment.department : undefined);
    return chosen === null ? null : replacing(departmentPath, chosen);
  };
}

/** The same number but for its last digits. */
const phone: Edit = ({ resource }, draw) => {
  const all = Array.isArray(resource.phoneNumbers) ? resource.phoneNumbers : [];
  const [first, ...others] = all;
  if (!isObject(first) || typeof first.value !== 'string') return null;
  const value = first.value.replace(/\d(?=\D*(?:\d\D*){0,2}$)/g, () => String(draw.below(10)));
  return value === first.value ? null : replacing('phoneNumbers', [{ ...first, value }, ...others]);
};

/** Another role than the one that may do everything. */
function role(tenant: Tenant): Edit {
  const [, ...lesser] = tenant.kind.administration.roles.map(({ value }) => value);
  return (user, draw) => {
    const chosen = isSpared(tenant, user) ? null : other(draw, lesser, roleOf(user.resource) ?? undefined);
    return chosen === null ? null : replacing('roles', [{ value: chosen, primary: true }]);
  };
}

function activity(tenant: Tenant): Edit {
  return (user) => (isSpared(tenant, user) ? null : replacing('active', user.resource.active === false));
}

function canWrite(tenant: Tenant, path: string): boolean {
  return resolvePath(tenant.model('User'), path)?.attribute?.mutability === 'readWrite';
}

/** The edits that a tenant's schemas allow, each as often as it is likelier than others. */
export function editsOf(tenant: Tenant): Edit[] {
  const all: [path: string, edit: Edit, weight: number][] = [
    ['title', title(tenant), 4],
    [departmentPath, department(tenant), 4],
    ['phoneNumbers', phone, 3],
    ['roles', role(tenant), 2],
    ['active', activity(tenant), 1],
  ];
  return all.flatMap(([path, edit, weight]) => (canWrite(tenant, path) ? Array<Edit>(weight).fill(edit) : []));
}
