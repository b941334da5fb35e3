/** What people do with the links that they are mailed: they send the form of the page that the link leads to. */
import { expect } from '@playwright/test';
import type { DemoTenant } from '../../../demo/server';

type Mail = ReturnType<DemoTenant['tenant']['mailbox']['all']>[number];

/** Fills in the page behind the link of a mail, which knows its receiver by what stands in the link. */
export async function followLink({ link }: Pick<Mail, 'link'>, fields: Record<string, string> = {}): Promise<void> {
  if (link === null) throw new Error('the mail has no link');
  const { origin, pathname, searchParams } = new URL(link);
  const page = await fetch(link);
  expect(page.status, await page.text()).toBe(200);
  const form = new URLSearchParams([...searchParams, ...Object.entries(fields)]);
  const answer = await fetch(origin + pathname, { method: 'POST', body: form });
  expect(answer.status, await answer.text()).toBe(200);
}

/** A password that no rule has anything against. */
const password = 'Cobalt-Otter-19';

/** Activates an account, with a username where there is none to keep. */
export function activateBy(mail: Pick<Mail, 'link'>, userName: string): Promise<void> {
  return followLink(mail, { userName, password, again: password });
}
