import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

/** The browser that the tests drive too: see ../../tools.sh. */
export const launch = () => chromium.launch({
  executablePath: [process.env.PLATFORM_TEST_CHROMIUM, '/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find(file => file && existsSync(file)),
  args: ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
});
