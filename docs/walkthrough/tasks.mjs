// Called by ../tasks.sh. Does ten tasks in a browser on a site with the demo content (address in BASE), and prints a table: the
// presses, the seconds, and how far down the page the first control is. A click, a key that commits and the typing of one field are
// one press each. Seconds are of a script, which does not read. Controls are found by role and Dutch name, in several wordings, so that
// two versions of the site can be compared.
import { strict as assert } from 'node:assert';
import { writeFile } from 'node:fs/promises';
import { launch } from './browser.mjs';

const { BASE, FIRST_PAINT, TABLE } = process.env;
const password = 'Welkom-bij-platform-O-1';
const desk = { width: 1280, height: 900 };
const phone = { width: 390, height: 844 };
const stamp = Date.now().toString(36);
const rows = [];

const browser = await launch();

const signedIn = new Map();
async function stateOf(who) {
  if (!who) return undefined;
  if (!signedIn.has(who)) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${BASE}/account/sign-in`);
    await page.fill('input[name=Email]', `${who}@example.org`);
    await page.fill('input[name=Password]', password);
    await page.click('main button[type=submit]');
    await page.waitForURL(url => !url.pathname.startsWith('/account/sign-in'));
    signedIn.set(who, await context.storageState());
    await context.close();
  }
  return signedIn.get(who);
}

/** Returns the first of these that is visible, waiting for one of them. */
async function visible(choices, what, ms = 8000) {
  const until = Date.now() + ms;
  do {
    for (const choice of choices)
      for (const one of await choice.all())
        if (await one.isVisible()) return one;
    await new Promise(r => setTimeout(r, 40));
  } while (Date.now() < until);
  throw new Error(`not on the page: ${what}`);
}

const topOf = locator => locator.evaluate(e => Math.round(e.getBoundingClientRect().top + scrollY));

class Walk {
  presses = 0;
  first = null;
  constructor(page) { this.page = page; }

  async press(what, ...choices) {
    const control = await visible(choices, what);
    this.first ??= await topOf(control);
    this.presses++;
    await control.click();
    return control;
  }

  async type(what, text, ...choices) {
    const control = await visible(choices, what);
    this.first ??= await topOf(control);
    this.presses++;
    await control.fill(text);
    return control;
  }

  async commit(control, key = 'Enter') {
    this.presses++;
    await control.press(key);
  }

  button = (name, within = this.page) => within.getByRole('button', { name });
  link = (name, within = this.page) => within.getByRole('link', { name });
  radio = (name, within = this.page) => within.getByRole('radio', { name });
}

/**
 * Does one task from the page `start`. On a phone its first control is measured too: `first` finds it on a page, as the task does.
 */
async function task(name, { who, start = '/', view = desk, first }, act) {
  const state = await stateOf(who);
  const row = { name, presses: null, seconds: null, desk: null, phone: null, fault: null };
  rows.push(row);
  const small = await browser.newContext({ viewport: phone, storageState: state });
  const context = await browser.newContext({ viewport: view, storageState: state });
  try {
    const look = await small.newPage();
    await look.goto(BASE + start);
    row.phone = await visible(first(look), 'first control', 500).then(topOf, () => null);

    const page = await context.newPage();
    await page.goto(BASE + start);
    const walk = new Walk(page);
    const since = performance.now();
    await act(walk, page);
    Object.assign(row, { presses: walk.presses, seconds: (performance.now() - since) / 1000, desk: view === desk ? walk.first : null });
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/task-${rows.length}.png`, fullPage: true });
  } catch (error) {
    row.fault = error.message.split('\n')[0];
    console.error(`${name}: ${error.message}`);
    if (process.env.SHOTS) await context.pages()[0]?.screenshot({ path: `${process.env.SHOTS}/task-${rows.length}-fault.png`, fullPage: true });
  } finally {
    await small.close();
    await context.close();
  }
}

const title = `Wie leent fietsen uit aan raadsleden (${stamp})?`;
const articleTitle = `Vijf lessen over leenfietsen (${stamp})`;
const answer = `Wij lenen fietsen uit met een sleutelkast in de hal (${stamp}).`;
let question;

const inMain = page => page.locator('main');
const askNow = page => [page.getByRole('link', { name: /^Stel een vraag$/ })];
/** The question: from the page itself, and otherwise by the list of questions. */
const toQuestion = page => [page.getByRole('link', { name: title })];
async function open(walk, page) {
  const there = await visible(toQuestion(page), title, 300).catch(() => null);
  if (!there) await walk.press('Vragen', page.getByRole('navigation', { name: 'Hoofdmenu' }).getByRole('link', { name: 'Vragen' }), walk.button(/^Menu/));
  await walk.press(title, ...toQuestion(page));
  await page.waitForURL(/\/questions\/[0-9a-z]{10}/);
}

await task('ask a question', { who: 'nadia', first: askNow }, async (walk, page) => {
  await walk.press('Stel een vraag', ...askNow(page));
  await walk.type('title', title, page.locator('[name=Title]'));
  await walk.type('text', 'Onze raad wil fietsen lenen voor werkbezoeken. Hoe regelt u sleutels en schade?', page.locator('[name=Body]'));
  await walk.press('Plaats vraag', walk.button(/^(Plaats|Stel|Verstuur)( uw| de| je)? vraag$/));
  await page.waitForURL(/\/questions\/[0-9a-z]{10}/);
  question = new URL(page.url()).pathname.split('/')[2];
});

await task('find an answer', { first: page => [inMain(page).locator('input[name=q]')] }, async (walk, page) => {
  const box = await walk.type('search', 'appberichten privételefoon woo', inMain(page).locator('input[name=q]'));
  await walk.commit(box);
  await page.waitForURL(/\/search/);
  await walk.press('first hit', inMain(page).getByRole('link', { name: /privételefoon/ }));
  await page.waitForURL(/\/questions\//);
  await visible([page.locator('[data-lead] .o-prose'), page.locator('.o-post--accepted .o-prose'), page.locator('[data-posts] .o-prose')], 'an answer');
});

await task('answer', { who: 'ruben', first: toQuestion }, async (walk, page) => {
  await open(walk, page);
  await walk.type('reply', answer, page.locator('#reply [name=Body]'), page.getByLabel(/^(Uw|Je) (reactie|antwoord)/));
  const kind = walk.radio(/^Antwoord/);
  if (await kind.count() && !await kind.first().isChecked()) await walk.press('Antwoord', page.locator('label').filter({ hasText: /^\s*Antwoord/ }), kind);
  await walk.press('Plaats reactie', walk.button(/^(Plaats|Verstuur)( uw)? (reactie|antwoord)$/));
  await visible([page.locator('[data-posts], [data-lead]').getByText(answer)], 'the answer');
});

await task('accept the answer', { who: 'nadia', first: page => [page.locator('header').getByRole('link', { name: /melding/i })] }, async (walk, page) => {
  await walk.press('Meldingen', page.locator('header').getByRole('link', { name: /melding/i }));
  await page.waitForURL(/\/notifications/);
  await walk.press('the notification', inMain(page).getByRole('listitem').filter({ hasText: title }).getByRole('button'));
  await page.waitForURL(/\/questions\//);
  await walk.press('accept', walk.button(/^(Dit is het antwoord|Kies dit als antwoord|Kies als antwoord)/));
  await visible([page.getByText(/(Gekozen|gekozen) (door|als|antwoord)/)], 'the mark of the chosen answer');
});

await task('object (tegenspraak)', { who: 'ilse', first: toQuestion }, async (walk, page) => {
  await open(walk, page);
  const post = page.locator('[data-posts] > li, [data-lead] > li').filter({ hasText: answer });
  const at = await visible([walk.link(/^(Tegenspraak|Spreek tegen)/, post), walk.button(/^(Tegenspraak|Spreek tegen)/, post)], 'object', 100).catch(() => null);
  if (at) {
    walk.presses++;
    await at.click();
  } else {
    await walk.press('Reageer', walk.link(/^Reageer/, post), walk.button(/^Reageer/, post));
    await walk.press('Tegenspraak', page.locator('#reply label').filter({ hasText: 'Tegenspraak' }), walk.radio(/Tegenspraak/));
  }
  const objection = `Bij ons raakte een derde van de sleutels kwijt (${stamp}).`;
  await walk.type('objection', objection, page.locator('#reply [name=Body]'), page.locator('main textarea'));
  await walk.press('Plaats reactie', walk.button(/^(Plaats|Verstuur)( uw)? (reactie|tegenspraak)$/));
  await visible([page.locator('[data-posts]').getByText(objection)], 'the objection');
});

await task('report a wrong text by the help page', { start: '/questions/4pmbsw3w1w', first: page => [page.getByRole('contentinfo').getByRole('link', { name: /^Hulp/ })] }, async (walk, page) => {
  await walk.press('Hulp', page.getByRole('contentinfo').getByRole('link', { name: /^Hulp/ }));
  await page.waitForURL(/\/about\/help/);
  const chapter = await visible([inMain(page).getByRole('navigation').getByRole('link', { name: /meld|klopt niet|fout/i })], 'a chapter', 200).catch(() => null);
  if (chapter) {
    walk.presses++;
    await chapter.click();
  }
  const mail = await visible([inMain(page).getByRole('link', { name: /@/ }), inMain(page).locator('a[href^="mailto:"]')], 'an address');
  assert.match(await mail.getAttribute('href'), /^mailto:\S+@\S+/);
  walk.presses++;
});

const toArticles = page => [page.getByRole('link', { name: /^Schrijf een artikel$/ }), page.getByRole('navigation', { name: 'Hoofdmenu' }).getByRole('link', { name: 'Artikelen' })];
await task('submit an article', { who: 'ruben', first: toArticles }, async (walk, page) => {
  await walk.press('Artikelen', ...toArticles(page));
  await page.waitForURL(/\/(articles|write)/);
  if (!page.url().includes('/write')) await walk.press('Schrijf een artikel', walk.link(/^Schrijf een artikel$/, inMain(page)));
  await page.waitForURL(/\/write/);
  await walk.type('title', articleTitle, page.locator('[name=Title]'));
  await walk.type('summary', 'Wat een gemeente leerde van een jaar fietsen uitlenen.', page.locator('[name=Summary]'));
  await walk.type('text', '## Aanleiding\n\nWij begonnen met tien fietsen.\n\n## Wat werkt\n\nEen sleutelkast en een vaste dag voor onderhoud.', page.locator('[name=Body]'));
  await walk.press('Stuur in', walk.button(/^Stuur( het artikel| artikel)? in$/));
  await page.waitForURL(/\/articles\/[0-9a-z]{10}/);
});

const toQueue = page => [page.locator('header').getByRole('link', { name: /Wachtrij|Beoordelen/ }), page.locator('header a[href="/review"]'), page.locator('header a[href="/my/work"]')];
await task('decide on the article', { who: 'ilse', first: toQueue }, async (walk, page) => {
  await walk.press('Wachtrij', ...toQueue(page));
  await page.waitForLoadState();
  if (!page.url().includes('/review')) await walk.press('Wachtrij', page.getByRole('link', { name: /^Wachtrij/ }));
  await page.waitForURL(/\/review/);
  await walk.press(articleTitle, walk.link(articleTitle, inMain(page)));
  await page.waitForURL(/\/review\/./);
  await walk.press('Plaatsen', page.locator('form.o-decide label').filter({ hasText: /^\s*Plaatsen/ }), walk.radio(/^Plaatsen/));
  await walk.press('Verstuur besluit', walk.button(/^Verstuur( uw)? besluit$/));
  await visible([page.getByText(/^\s*Geplaatst/), page.getByText(/Geplaatst\./)], 'the decision');
});

await task('follow a round on a phone', { start: '/r', view: phone, first: page => [page.getByLabel(/^Code/)] }, async (walk, page) => {
  const guest = await (await browser.newContext()).newPage();
  await guest.goto(`${BASE}/questions/4pmbsw3w1w`);
  const code = (await guest.locator('main a[href^="/r/"]').first().getAttribute('href')).split('/').pop();
  await guest.context().close();
  await walk.commit(await walk.type('code', code, page.getByLabel(/^Code/)));
  await page.waitForURL(/\/r\/./);
  await walk.press('vote', walk.button(/Stem/, inMain(page)));
  await visible([walk.button(/Gestemd/, inMain(page)), inMain(page).getByText('Gestemd')], 'the vote');
});

const toData = page => [page.locator('header a[href="/my/work"]'), page.locator('header').getByRole('link', { name: 'Nadia El Amrani' }), page.locator('header summary')];
await task('leave', { who: 'nadia', first: toData }, async (walk, page) => {
  await walk.press('the own name', ...toData(page));
  await walk.press('Mijn gegevens', walk.link(/^Mijn gegevens$/));
  await page.waitForURL(/\/my\/data/);
  await walk.type('password', password, page.locator('#erase input[type=password]'), page.locator('main input[type=password]'));
  await walk.press('Wis', walk.button(/^(Wis|Verwijder) (mijn|uw) account$/));
  const sure = await visible([walk.button(/^Ja,/)], 'a second question', 400).catch(() => null);
  if (sure) {
    walk.presses++;
    await sure.click();
  }
  await visible([page.getByText(/account en (je|uw) gegevens zijn (gewist|verwijderd)/)], 'that the account is erased');
});

/** The first paint of a thread on a slow line with an empty cache, as the middle one of five. */
async function firstPaint() {
  const paints = [];
  let bytes = 0;
  for (let i = 0; i < 5; i++) {
    const context = await browser.newContext({ viewport: desk });
    const page = await context.newPage();
    const line = await context.newCDPSession(page);
    await line.send('Network.enable');
    await line.send('Network.setCacheDisabled', { cacheDisabled: true });
    await line.send('Network.emulateNetworkConditions', { offline: false, latency: 400, downloadThroughput: 50 * 1024, uploadThroughput: 50 * 1024 });
    bytes = 0;
    line.on('Network.loadingFinished', e => { bytes += e.encodedDataLength; });
    await page.goto(`${BASE}/questions/4pmbsw3w1w`, { waitUntil: 'load' });
    const paint = await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime);
    paints.push(await paint.jsonValue());
    await context.close();
  }
  paints.sort((a, b) => a - b);
  return { ms: Math.round(paints[2]), kilobytes: Math.round(bytes / 1024) };
}

const px = y => y === null ? '' : `${y} px`;
const lines = [
  '| task | presses | seconds | first control, 1280 × 900 | first control, 390 × 844 |',
  '|---|---|---|---|---|',
  ...rows.map(r => `| ${r.name} | ${r.fault ?? r.presses} | ${r.seconds?.toFixed(1) ?? ''} | ${px(r.desk)} | ${px(r.phone) || 'none'} |`),
];
if (FIRST_PAINT !== 'no') {
  const paint = await firstPaint();
  lines.push('', `First paint of a thread at 400 ms, 50 KB/s, empty cache: ${(paint.ms / 1000).toFixed(2)} s (${paint.kilobytes} KB until load).`);
}
await browser.close();
console.log(lines.join('\n'));
if (TABLE) await writeFile(TABLE, lines.join('\n') + '\n');
process.exitCode = rows.some(r => r.fault) ? 1 : 0;
