#!/usr/bin/env bash
# playwright-core 1.64.1 with Debian's Chromium and Debian's chromium-headless-shell, Node.js 20.
#
# A good guess: a browser that Playwright starts headless draws nothing but the pages it is told to open, whichever executable it is given.
# What happens: given Debian's chromium, Playwright starts the whole browser in its new headless mode. Each context that opens a page gets a
# window of its own, and with it further renderers for the browser's own pages around it (--top-chrome-webui). Given the
# chromium-headless-shell of the same source and version there are none.
# Seen: "chromium: renderers for its own window: yes", "chromium-headless-shell: renderers for its own window: no", and that six contexts
# took the first about twice as long (told, not asserted).
set -euo pipefail
full=$(command -v chromium)
shell=$(command -v chromium-headless-shell)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > /dev/null
npm install --no-audit --no-fund --silent playwright-core@1.64.1
cat > look.js <<'X'
const { chromium } = require('playwright-core');
const { execSync } = require('child_process');
(async () => {
  const took = [];
  for (const path of process.argv.slice(2)) {
    const server = await chromium.launchServer({ executablePath: path, args: ['--no-sandbox'] });
    const folder = server.process().spawnargs.find(x => x.startsWith('--user-data-dir='));
    const own = () => execSync('ps -eo args').toString().split('\n')
      .filter(x => x.includes('--top-chrome-webui') && x.includes(folder)).length;
    const browser = await chromium.connect(server.wsEndpoint());
    let renderers = 0;
    const began = Date.now();
    for (let i = 0; i < 6; i++) {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.setContent('<h1>page</h1>');
      renderers = Math.max(renderers, own());
      await context.close();
    }
    took.push(Date.now() - began);
    await browser.close();
    await server.close();
    console.log(`${path.split('/').pop()}: renderers for its own window: ${renderers > 0 ? 'yes' : 'no'}`);
  }
  console.log(`six contexts took the first ${(took[0] / took[1]).toFixed(1)} times as long as the second`);
})();
X
node look.js "$full" "$shell" | tee said
grep -qx 'chromium: renderers for its own window: yes' said
grep -qx 'chromium-headless-shell: renderers for its own window: no' said
