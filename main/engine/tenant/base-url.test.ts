import { describe, expect, it } from 'vitest';
import { normaliseBaseUrl } from './base-url';

describe('normaliseBaseUrl', () => {
  it.each([
    ['https://tenant.example/scim/v2', 'https://tenant.example/scim/v2'],
    ['  https://tenant.example/scim/v2/  ', 'https://tenant.example/scim/v2'],
    ['tenant.example', 'https://tenant.example'],
    ['tenant.example:8443/scim', 'https://tenant.example:8443/scim'],
    ['HTTPS://Tenant.Example/SCIM//', 'https://tenant.example/SCIM'],
    ['https://tenant.example/scim?count=1#top', 'https://tenant.example/scim'],
    ['http://localhost:3000/scim', 'http://localhost:3000/scim'],
    ['http://127.0.0.1:3000', 'http://127.0.0.1:3000'],
    ['http://[::1]:3000/', 'http://[::1]:3000'],
  ])('brings %j to %s', (text, expected) => {
    expect(normaliseBaseUrl(text)).toEqual({ ok: true, value: expected });
  });

  it.each([
    '',
    '   ',
    'https://',
    'ftp://tenant.example',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'https://two words.example',
    'https://admin:secret@tenant.example',
    'mailto:admin@tenant.example',
  ])('refuses %j', (text) => {
    expect(normaliseBaseUrl(text)).toMatchObject({ ok: false, failure: { code: 'url-invalid' } });
  });

  it.each(['http://tenant.example/scim', 'http://127.0.0.1.evil.example', 'http://localhost.evil.example'])(
    'refuses %s, which would show the token to the network',
    (text) => {
      const host = new URL(text).host;
      expect(normaliseBaseUrl(text)).toMatchObject({ ok: false, failure: { code: 'url-insecure', params: { host } } });
    },
  );
});
