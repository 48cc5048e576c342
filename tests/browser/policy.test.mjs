/**
 * Nothing goes out, nothing foreign comes in.
 */
import assert from 'node:assert/strict';
import { analysed, openPanel, paste, samples } from './harness.mjs';
import { onEveryTarget } from './targets.mjs';

const [french, english] = await samples();
/** What the browsers write when the policy does its work. */
const REFUSED = /content security policy|content-security-policy|refused|blocked|violat/i;

onEveryTarget((scene) => {
  scene('the badge shows the policy that holds, and what the browser counted', async (s) => {
    const { page, kind } = s;
    await paste(page, french.text);
    await analysed(page);
    await page.focus('#privacy-badge');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#privacy-dialog[open]');
    if (kind === 'hosted') {
      // The browser tells of its requests when it has nothing better to do.
      await page.waitForFunction(() =>
        /il en a fallu [3-9]/.test(document.querySelector('.request-count')?.textContent ?? ''),
      );
    }
    const said = await page.$eval('#privacy-dialog', (dialog) => dialog.textContent ?? '');
    assert.match(said, /default-src 'none';/);
    assert.match(said, /connect-src 'none'/);
    assert.match(said, /toute connexion.*autre site.*formulaire.*programme ajouté/);
    assert.match(said, /0 requête depuis que la page est chargée/);
    if (kind === 'single file') assert.match(said, /Il n’en a fallu aucune/);
    assert.equal(/filigrane\.html ne la fait jamais/.test(said), kind === 'hosted');
    await page.keyboard.press('Escape');
    await page.waitForSelector('#privacy-dialog:not([open])');
    assert.ok(await page.$eval('#privacy-badge', (badge) => badge === document.activeElement));
  });

  scene('after the first article the page asks for nothing more', async ({ page, requests }) => {
    await paste(page, french.text);
    await analysed(page);
    const before = requests.length;
    await paste(page, english.text);
    await analysed(page);
    await openPanel(page, 'people');
    await page.click('.subject');
    await openPanel(page, 'terms');
    await page.click('.term-chip');
    await page.click('#locales [data-locale="en"]');
    await page.hover('#article p');
    assert.equal(requests.length, before);
  });

  scene(
    'the policy stops requests, eval and injected scripts',
    async ({ page, kind, browser }) => {
      await paste(page, french.text);
      await analysed(page);
      const outcome = await page.evaluate(async () => {
        /** @param {() => any} action */
        const attempt = (action) =>
          new Promise((resolve) => {
            // In a task of its own: what the driver evaluates is outside the policy.
            setTimeout(async () => {
              try {
                await action();
                resolve('done');
              } catch {
                resolve('stopped');
              }
            });
          });
        const globals = /** @type {any} */ (globalThis);
        const inline = document.createElement('script');
        inline.textContent = 'globalThis.injected = true';
        const handler = document.createElement('div');
        handler.setAttribute('onclick', 'globalThis.injected = true');
        return {
          elsewhere: await attempt(() => fetch('http://127.0.0.1:9/')),
          self: await attempt(() => fetch(location.href)),
          // biome-ignore lint/security/noGlobalEval: it must not work
          eval: await attempt(() => globalThis.eval('1')),
          function: await attempt(() => new Function('return 1')()),
          inline: await attempt(() => {
            document.body.append(inline, handler);
            handler.click();
            if (!globals.injected) throw new Error('not run');
          }),
          image: await attempt(
            () =>
              new Promise((resolve, reject) => {
                const image = new Image();
                image.onload = resolve;
                image.onerror = reject;
                image.src = 'http://127.0.0.1:9/x.png';
              }),
          ),
          worker: await attempt(
            () =>
              new Promise((resolve, reject) => {
                const code = `fetch('http://127.0.0.1:9/').then(
                  () => postMessage('done'), () => postMessage('stopped'))`;
                const worker = new Worker(URL.createObjectURL(new Blob([code])));
                worker.onmessage = ({ data }) => (data === 'done' ? resolve(data) : reject(data));
                worker.onerror = reject;
              }),
          ),
        };
      });
      assert.deepEqual(outcome, {
        elsewhere: 'stopped',
        // Firefox holds file: itself to be outside any policy, which lets out nothing.
        self: kind === 'single file' && browser === 'Firefox' ? 'done' : 'stopped',
        eval: 'stopped',
        function: 'stopped',
        inline: 'stopped',
        image: 'stopped',
        worker: 'stopped',
      });
    },
    { tolerate: REFUSED },
  );

  scene('pasted HTML is text', async ({ page }) => {
    const text = [
      '<script>document.title = "owned"</script>',
      '<img src="x" onerror="document.title = 1"><b>Brad Smith</b> a écrit à <i>Brest</i>.',
      '</article></main><style>* { display: none }</style> &amp; &lt;mark&gt;',
    ].join('\n');
    const title = await page.title();
    await paste(page, text);
    await analysed(page);
    const shown = await page.$$eval('#article [data-piece]', (all) =>
      all.map((p) => p.textContent),
    );
    assert.deepEqual(shown, text.split('\n'));
    const foreign = '#article :not(.chunk, p, h3, h4, mark, span)';
    assert.equal(await page.$(foreign), null);
    assert.equal(await page.title(), title);
  });
});
