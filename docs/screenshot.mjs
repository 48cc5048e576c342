/**
 * Makes docs/screenshot.png for the README from dist/filigrane.html and the French sample.
 *     node docs/screenshot.mjs [FILE]
 */
import { join } from 'node:path';
import {
  analysed,
  BROWSERS,
  newPage,
  paste,
  ROOT,
  SINGLE_FILE,
  samples,
} from '../tests/browser/harness.mjs';

const path = process.argv[2] ?? join(ROOT, 'docs/screenshot.png');
const [chromium] = BROWSERS;
const browser = await chromium.launch();
try {
  const { page } = await newPage(browser);
  await page.setViewport({ width: 1280, height: 860, deviceScaleFactor: 1.5 });
  await page.goto(SINGLE_FILE);
  const [{ text }] = await samples();
  await paste(page, text);
  await analysed(page);
  await page.click('#tab-people');
  await page.evaluate(() => scrollTo(0, 0));
  await page.mouse.move(640, 8);
  await page.screenshot({ path: /** @type {`${string}.png`} */ (path) });
} finally {
  await browser.close();
}
