// The one part of your own server that Parley needs: it knows who is logged in to your app, and says so in an
// identity token. It publishes its public key as a JWKS, and tells Parley when it starts where that is.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { calculateJwkThumbprint, exportJWK, importPKCS8, SignJWT } from 'jose';

const parley = setting('PARLEY_URL'), apiKey = setting('PARLEY_API_KEY'), appId = setting('PARLEY_APP_ID');
const issuer = setting('ISSUER'), port = Number(setting('PORT'));
// Where Parley finds this server: over https and the public Internet, except on a local stack.
const publicUrl = process.env.PUBLIC_URL ?? `http://127.0.0.1:${port}`;

// The private key. Servers that work side by side share it; keep it where your other secrets are. Its id is its
// thumbprint, so that another key never takes the name of this one.
const key = await importPKCS8(readFileSync(setting('KEY_FILE'), 'utf8'), 'ES256', { extractable: true });
const { kty, crv, x, y } = await exportJWK(key);
const publicKey = { kty, crv, x, y, alg: 'ES256', use: 'sig' };
publicKey.kid = await calculateJwkThumbprint(publicKey);

// This is where your app's own login stands: it says whose cookie this is. Here are two people whose sessions never
// end. The id of a user is theirs for ever.
const sessions = new Map([
  ['of-alice', { id: 'alice', name: 'Alice Liddell' }],
  ['of-bob', { id: 'bob', name: 'Bob Cratchit' }],
]);
function signedIn(request) {
  const cookie = /(?:^|; )session=([^;]*)/.exec(request.headers.cookie ?? '');
  return cookie && sessions.get(cookie[1]);
}

// The token is good once, for this app and this nonce. What it says of the profile, Parley shows to others; what it
// leaves out stays as it was. Ten minutes are the longest life that Parley takes.
function identityToken(user, nonce) {
  return new SignJWT({ nce: nonce, display_name: user.name })
    .setProtectedHeader({ alg: 'ES256', kid: publicKey.kid, typ: 'JWT' })
    .setIssuer(issuer).setSubject(user.id).setAudience(appId)
    .setIssuedAt().setExpirationTime('5 minutes')
    .sign(key);
}

// It answers {"nonce"}, which the client got from Parley, with {"identity_token"}, which it logs in by there. Who it
// is comes from the app's own login, never from the request's body.
async function answer(request) {
  const call = `${request.method} ${request.url}`;
  if (call === 'GET /.well-known/jwks.json') return [200, { keys: [publicKey] }];
  if (call !== 'POST /identity-token') return [404, { error: 'there is nothing here' }];
  const user = signedIn(request);
  if (!user) return [401, { error: 'log in to the app first' }];
  const nonce = (await body(request))?.nonce;
  if (typeof nonce !== 'string' || nonce === '') return [400, { error: 'the body must be {"nonce": "…"}' }];
  return [200, { identity_token: await identityToken(user, nonce) }];
}

// What the body says as JSON: undefined where it is none. One that is longer than any nonce ends the connection.
async function body(request) {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) {
    text += chunk;
    if (text.length > 4096) return undefined;
  }
  try { return JSON.parse(text); } catch { return undefined; }
}

const server = createServer(async (request, response) => {
  const [status, object] = await answer(request).catch((error) => {
    console.error(error);
    return [500, { error: 'something went wrong' }];
  });
  // Keys may be kept for ten minutes: publish the next one beside this one before you sign with it.
  const caching = object.keys ? 'max-age=600' : 'no-store';
  response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': caching }).end(JSON.stringify(object));
});

// Parley fetches the keys when the first token comes, and again when one names a key that it does not know.
async function register() {
  const put = await fetch(`${parley}/v1/identity-provider`, {
    method: 'PUT',
    headers: { Authorization: `Bearer ${apiKey}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ issuer, jwks_url: `${publicUrl}/.well-known/jwks.json` }),
    signal: AbortSignal.timeout(10_000),
  });
  if (!put.ok) throw new Error(`say where the keys are: ${put.status} ${await put.text()}`); // it says what to mend
}

function setting(name) {
  if (process.env[name]) return process.env[name];
  console.error(`set ${name}`);
  process.exit(1);
}

await register();
server.listen(port, '127.0.0.1', () => console.log(`identity provider at ${publicUrl}, key ${publicKey.kid}`));
