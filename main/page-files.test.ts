import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { pageFile } from './page-files';

const folder = resolve('/opt/page');
const find = (address: string) => pageFile(folder, address);

test('the root and files below it are found with their type', () => {
  expect(find('muster://app/')).toEqual({ path: join(folder, 'index.html'), type: 'text/html; charset=utf-8' });
  expect(find('muster://app/assets/a%20b.js?v=1#x')).toEqual({
    path: join(folder, 'assets', 'a b.js'),
    type: 'text/javascript; charset=utf-8',
  });
});

test.each([
  'muster://other/index.html',
  'muster://app/%2e%2e%2f%2e%2e%2fetc%2fhosts.json',
  'muster://app/..%2fsecret.json',
  'muster://app/..%5csecret.json',
  'muster://app/../page-of-another.json/..%2f..%2fx.json',
  'muster://app/%2e%2e%2fpagex/a.js',
  'muster://app/C:%2fx.json',
  'muster://app/a%00.js',
  'muster://app/%E0%A4%A.js',
  'muster://app/assets/',
  'muster://app/assets/secret',
  'muster://app/x.exe',
  'nonsense',
])('%s stands for no file', (address) => {
  expect(find(address)).toBeNull();
});

test('an address cannot climb out of the folder', () => {
  expect(find('muster://app/../../a.js')).toEqual({
    path: join(folder, 'a.js'),
    type: 'text/javascript; charset=utf-8',
  });
});
