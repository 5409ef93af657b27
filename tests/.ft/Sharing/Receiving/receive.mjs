// Takes requests as a bank would, one for each line of standard input: {"secret", "headers", "body"}; writes what each came to.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(pathToFileURL(`${process.cwd()}/package.json`));
const { Webhook } = require('standardwebhooks');
const { HTTP } = require('cloudevents');

const results = readFileSync(0, 'utf8').split('\n').filter(line => line.length > 0).map(JSON.parse).map(({ secret, headers, body }) => {
  try {
    new Webhook(secret).verify(body, headers);
  } catch (error) {
    return { verified: false, reason: error.message };
  }

  const events = HTTP.toEvent({ headers, body });
  return { verified: true, events: events.map(e => ({ valid: e.validate(), id: e.id, type: e.type, subject: e.subject, sequence: e.sequence, consent: e.consent, data: e.data })) };
});
process.stdout.write(JSON.stringify(results));
