// Called by ../walkthrough.sh. Reads BASE, the tokens of three roles and the mail pickup folder from the environment.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { launch } from './browser.mjs';

const { BASE, MEMBER, SCIENTIST, MODERATOR, MAIL, CORPUS, SHOTS } = process.env;
const password = 'Welkom-bij-platform-O-1';
const step = text => console.log(`${new Date().toTimeString().slice(0, 8)}  ${text}`);

async function api(method, path, token, body, expected) {
  const headers = { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) };
  const response = await fetch(BASE + path, { method, headers, body: body && JSON.stringify(body) });
  const text = await response.text();
  assert.equal(response.status, expected, `${method} ${path}: ${text}`);
  return text && JSON.parse(text);
}

async function until(what, holds, ms = 10_000) {
  const since = Date.now();
  for (;;) {
    const found = await holds();
    if (found) return { found, took: Date.now() - since };
    assert.ok(Date.now() - since < ms, `${what}: not within ${ms} ms`);
    await new Promise(r => setTimeout(r, 50));
  }
}

const decide = async (key, decision) => {
  const items = await api('GET', '/api/v1/review-items?pageSize=100', MODERATOR, undefined, 200);
  const item = items.items.find(i => i.subject.key === key);
  assert.ok(item, `${key} is in the queue`);
  await api('POST', `/api/v1/review-items/${item.id}/decisions`, MODERATOR, decision, 201);
};
const search = words => api('GET', `/api/v1/search?pageSize=10&q=${encodeURIComponent(words)}`, undefined, undefined, 200);

const browser = await launch();
async function signIn(role) {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  await page.goto(`${BASE}/account/sign-in`);
  await page.fill('input[name=Email]', `${role}@example.org`);
  await page.fill('input[name=Password]', password);
  await page.click('main button[type=submit]');
  await page.waitForURL(url => !url.pathname.startsWith('/account/sign-in'));
  return page;
}
const shot = async (page, name) => { if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true }); };

try {
  const asker = await signIn('member');
  const colleague = await signIn('moderator');
  step('two people signed in, each in a browser of their own');

  await asker.goto(`${BASE}/ask`);
  await asker.fill('[name=Title]', 'Wie heeft ervaring met een wachtkamerscherm in de publiekshal?');
  await asker.fill('[name=Body]', 'Wij denken aan een scherm met **volgnummers**. Wat werkt bij u?');
  await asker.click('form[data-writing] button[formaction*=Submit]');
  await asker.waitForURL(/\/questions\/[0-9a-z]{10}/);
  const question = new URL(asker.url()).pathname.split('/')[2];
  await api('GET', `/api/v1/contributions/${question}`, undefined, undefined, 404);
  assert.equal((await api('GET', `/api/v1/contributions/${question}`, MEMBER, undefined, 200)).status, 'waiting');
  await shot(asker, 'waiting');
  step('asked in the browser; the question waits, and no visitor can see it');

  await decide(question, { decision: 'approve' });
  assert.equal((await api('GET', `/api/v1/contributions/${question}`, undefined, undefined, 200)).status, 'published');
  const { took: found } = await until('the question is found', async () => (await search('wachtkamerscherm')).items.some(i => i.key === question));
  step(`approved by API; a visitor finds it by search after ${found} ms`);

  await asker.goto(`${BASE}/questions/${question}`);
  await colleague.goto(`${BASE}/questions/${question}`);
  await asker.waitForTimeout(1500);
  await colleague.fill('#reply [name=Body]', 'Bij ons werkt het goed: hang het scherm laag en laat het ook piepzacht omroepen.');
  const posted = Date.now();
  await colleague.click('#reply button.nl-button--primary');
  await asker.getByText('piepzacht omroepen').first().waitFor({ timeout: 5000 });
  const seen = Date.now() - posted;
  assert.ok(seen < 2000, `the answer was seen after ${seen} ms`);
  step(`answered in one browser; seen in the other, without reload, after ${seen} ms`);

  await asker.reload();
  await asker.locator('[data-act=accept]:visible').first().click();
  await until('the answer is accepted', async () =>
    (await api('GET', `/api/v1/threads/${question}/changes?after=0`, undefined, undefined, 200)).changes.some(c => c.post.accepted));
  await shot(asker, 'accepted');
  step('the asker accepted the answer');

  const article = { title: 'Negen lessen over volgnummers', summary: 'Wat een publiekshal leert.', body: '## Aanleiding\n\nOver **volgnummers** zonder bron.', language: 'nl', tags: ['dienstverlening'], audience: 'everyone', submit: true };
  const { key } = await api('POST', '/api/v1/articles', SCIENTIST, article, 201);
  await api('GET', `/api/v1/contributions/${key}`, undefined, undefined, 404);
  step('a scientist submitted an article by API');

  await colleague.goto(`${BASE}/review`);
  await colleague.getByRole('link', { name: article.title }).first().click();
  await colleague.check('[name=Decision][value=Return]');
  await colleague.selectOption('form.o-decide [name=Reason]', 'SourceMissing');
  await colleague.fill('form.o-decide [name=Text]', 'Noem de bron van de cijfers, dan kan het worden geplaatst.');
  await colleague.click('form.o-decide button.nl-button--primary');
  await until('the article is returned', async () => (await api('GET', `/api/v1/contributions/${key}`, SCIENTIST, undefined, 200)).status === 'returned');
  const author = await signIn('scientist');
  await author.goto(`${BASE}/articles/${key}`);
  await author.getByText('Noem de bron van de cijfers').first().waitFor();
  await shot(author, 'returned');
  step('a moderator returned it in the browser; its author reads the reason on the page');

  await api('PUT', `/api/v1/contributions/${key}`, SCIENTIST, { ...article, body: `${article.body}\n\nBron: de eigen telling.`, version: 1 }, 200);
  await decide(key, { decision: 'approve' });
  const published = await api('GET', `/api/v1/contributions/${key}`, undefined, undefined, 200);
  assert.equal(published.version, 2);
  const { took: shown } = await until('the article is found', async () => (await search('lessen volgnummers')).items.some(i => i.key === key));
  step(`resubmitted and published under the same address; found after ${shown} ms`);

  const { found: mail } = await until('the answer is in the mail pickup', async () => {
    for (const file of (await readdir(MAIL)).filter(f => f.endsWith('.eml'))) {
      const text = (await readFile(`${MAIL}/${file}`, 'utf8')).replace(/=\r?\n/g, '');
      if (text.includes('member@example.org') && text.includes('piepzacht')) return file;
    }
  });
  step(`the asker got the whole answer by mail (${mail})`);

  if (CORPUS === 'yes') {
    const hits = await search('paspoort kwijt');
    const place = hits.items.findIndex(i => i.title.startsWith('Wat moet ik doen als ik mijn paspoort of identiteitskaart kwijt ben'));
    assert.ok(place >= 0, 'the question of the ministry is among the first ten');
    step(`"paspoort kwijt" finds the question of the ministry at place ${place + 1} of ${hits.total}`);
  }
} finally {
  await browser.close();
}
