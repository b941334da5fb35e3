/** A program: the demo tenant in a process of its own, until it is let go. */
import { startDemoTenant } from '../../demo/server';
import { answer } from './child';

answer(async ({ users }: { users: number }) => {
  const { baseUrl, token } = await startDemoTenant({ kind: 'trackunit', users, token: 'for-measurements' });
  return { baseUrl, token };
});
