// Verifies each JWS of standard input by the key set at the address that is given; writes its payload's length, or why it fails.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(pathToFileURL(`${process.cwd()}/package.json`));
const { compactVerify, createRemoteJWKSet } = await import(pathToFileURL(require.resolve('jose')).href);
const keys = createRemoteJWKSet(new URL(process.argv[2]));
const results = [];
for (const jws of readFileSync(0, 'utf8').split('\n').filter(line => line.length > 0)) {
  try {
    const { payload, protectedHeader } = await compactVerify(jws, keys, { algorithms: ['ES256'] });
    results.push({ verified: true, alg: protectedHeader.alg, typ: protectedHeader.typ, payload: Buffer.from(payload).toString('utf8') });
  } catch (error) {
    results.push({ verified: false, code: error.code ?? String(error) });
  }
}
process.stdout.write(JSON.stringify(results));
