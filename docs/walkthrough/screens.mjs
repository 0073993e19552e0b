// Called by ../screens.sh. Takes the pictures of README and docs/use.md on a site with the demo content (address in BASE). Each starts at
// the head of the page and is as high as needed, so that it stays small.
import { launch } from './browser.mjs';

const { BASE, OUT = new URL('../screens', import.meta.url).pathname } = process.env;
const password = 'Welkom-bij-platform-O-1';
const width = 1280;

const browser = await launch();

async function enter(who, options) {
  const page = await (await browser.newContext({ viewport: { width, height: 900 }, locale: 'nl-NL', reducedMotion: 'reduce', ...options })).newPage();
  if (who) {
    await page.goto(`${BASE}/account/sign-in`);
    await page.fill('input[name=Email]', `${who}@example.org`);
    await page.fill('input[name=Password]', password);
    await page.click('main button[type=submit]');
    await page.waitForURL(url => !url.pathname.startsWith('/account/sign-in'));
  }
  return page;
}

/** A picture of the page from its head to `height`, or to its foot if that comes first. */
async function shot(page, name, height) {
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(800);
  const whole = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.screenshot({ path: `${OUT}/${name}.png`, fullPage: true, clip: { x: 0, y: 0, width, height: Math.min(height, whole) } });
  console.log(`${name}.png`);
}

try {
  const visitor = await enter();
  await visitor.goto(BASE);
  await shot(visitor, 'home', 1200);
  await visitor.goto(`${BASE}/search?q=woo`);
  await shot(visitor, 'search', 1200);

  const ilse = await enter('ilse');
  const thread = '4pmbsw3w1w';
  await ilse.goto(`${BASE}/threads/${thread}/conclusion`);
  await ilse.fill('main [name=Body]', '**Zelf zoeken is de regel.** Bij bestuurders kijkt iemand van informatiebeheer mee. Leg vooraf vast wie dat kiest.');
  await ilse.click('main form button.nl-button--primary');
  await ilse.waitForURL(/\/questions\//);
  const ruben = await enter('ruben');
  await ruben.goto(`${BASE}/questions/${thread}`);
  await shot(ruben, 'thread', 1600);

  const nadia = await enter('nadia');
  await nadia.goto(`${BASE}/ask`);
  await nadia.fill('[name=Title]', 'Vallen appberichten onder een Woo-verzoek?');
  await nadia.fill('[name=Body]', 'Een raadslid vraagt om **alle** berichten over een besluit. Een deel staat op privételefoons.');
  await nadia.locator('[data-found] a').first().waitFor();
  await shot(nadia, 'ask', 1250);

  await ilse.goto(`${BASE}/review`);
  await ilse.locator('main').getByRole('link', { name: /toezeggen dat iemand uitstel/ }).click();
  await ilse.waitForURL(/\/review\/./);
  await shot(ilse, 'review', 1500);

  await ilse.goto(`${BASE}/rounds/open/${thread}`);
  const round = await ilse.locator('main a[href^="/rounds/"]').first().getAttribute('href');
  const key = round.split('/')[2];
  await ilse.goto(`${BASE}/rounds/${key}/desk`);
  const screen = await ilse.locator('main a[href*="/screen"]').first().getAttribute('href');
  await shot(ilse, 'round-desk', 1400);
  const hall = await enter(undefined, { viewport: { width, height: 720 } });
  await hall.goto(BASE + screen);
  await shot(hall, 'round-screen', 720);
} finally {
  await browser.close();
}
