import { expect, it } from 'vitest';
import { installedNames, lacking } from './system-packages';

it('knows what is installed, under its old name and its new one', () => {
  const list = ['ii  libnss3', 'ii  libasound2t64', 'un  libgbm1', 'rc  xvfb', ''].join('\n');
  expect([...installedNames(list)]).toEqual(['libnss3', 'libasound2']);
});

it('asks for no package that another makes up for: installing it would remove that one', () => {
  const wanted = ['libreoffice-calc-nogui', 'xvfb'];
  expect(lacking(wanted, new Set(['xvfb']))).toEqual(['libreoffice-calc-nogui']);
  expect(lacking(wanted, new Set(['libreoffice-calc', 'xvfb']))).toEqual([]);
  expect(lacking(wanted, new Set(['libreoffice-calc-nogui']))).toEqual(['xvfb']);
});
