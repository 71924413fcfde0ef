// A bot: an identity that is no person. It hears by webhook what is written to it in the channels that it is in, and
// answers each message exactly once, however often it hears of it. It keeps nothing: Parley does.
import { createServer } from 'node:http';
import { Webhook } from 'standardwebhooks';

const parley = setting('PARLEY_URL'), apiKey = setting('PARLEY_API_KEY'), port = Number(setting('PORT'));
const webhook = new Webhook(setting('WEBHOOK_SECRET'));
const bot = 'helper', asBot = { 'Parley-User': bot };

// hear answers what begins with the bot's name. Its own answers do not, nor do other bots', so that no two of them
// ever talk to each other without end.
async function hear({ type, data: message }) {
  const asked = type === 'message.created' && /^@helper\s+(.+)/s.exec(message.content?.text ?? '');
  if (!asked) return;
  // Webhooks tell of every channel of the app. Who is not in one cannot tell that it exists.
  const channel = await call('GET', `/v1/channels/${message.channel_id}`, asBot).catch((error) => {
    if (error.status !== 404) throw error;
  });
  if (!channel) return;
  const answer = await call('POST', '/v1/messages', { ...asBot, 'Idempotency-Key': `answer-${message.id}` }, {
    message: { type: 'text', content: { text: answerTo(asked[1]) } },
    recipients: { channels: [message.channel_id] },
  });
  console.log(`answered ${message.id} with ${answer.id}`);
}

// answerTo is where your bot thinks. The same question must have the same answer: a key that comes again with another
// one is refused. Where yours does not, keep the answer before you send it.
function answerTo(question) {
  return `You said: ${question}`;
}

// call asks Parley. What is refused is an error with its status, and says what to mend.
async function call(method, path, headers, body) {
  const answer = await fetch(parley + path, {
    method,
    headers: { Authorization: `Bearer ${apiKey}`, 'Content-Type': 'application/json', ...headers },
    body: body && JSON.stringify(body),
    signal: AbortSignal.timeout(5_000),
  });
  const text = await answer.text();
  if (!answer.ok) throw Object.assign(new Error(`${method} ${path}: ${answer.status} ${text}`), { status: answer.status });
  return JSON.parse(text);
}

// receive gives the status to answer a webhook with: 2xx for what is done, and for what nothing can be done about. On
// any other, Parley posts again, for 72 hours; the key makes that safe.
async function receive(request) {
  if (`${request.method} ${request.url}` !== 'POST /webhooks') return 404;
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) {
    body += chunk;
    if (body.length > 1 << 20) return 413; // no event of Parley's is as long
  }
  let event;
  try {
    event = webhook.verify(body, request.headers); // the signature is of the bytes as they came
  } catch {
    return 401;
  }
  try {
    await hear(event);
    return 204;
  } catch (error) {
    console.error(error.message);
    const mine = [401, 429]; // what a new API key, or a minute, mends
    const refused = error.status >= 400 && error.status < 500 && !mine.includes(error.status);
    return refused ? 204 : 503;
  }
}

function setting(name) {
  if (process.env[name]) return process.env[name];
  console.error(`set ${name}`);
  process.exit(1);
}

await call('PUT', `/v1/identities/${bot}`, {}, { type: 'bot', display_name: 'Helper' });
createServer(async (request, response) => response.writeHead(await receive(request)).end())
  .listen(port, '127.0.0.1', () => console.log(`bot at http://127.0.0.1:${port}/webhooks`));
