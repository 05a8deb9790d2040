// Keeps the shell at hand where there is no network: style, script, the form of oral agreements and the outbox. GET alone; what is posted
// never passes through here. Of the case pages nothing is kept.
'use strict';
const assets = ['{assets}'];
// And what waits today, where the page itself says it may be kept.
const kept = ['/mediation/oral', '/outbox', '/'];
const shell = 'casetrack-shell', pages = 'casetrack-pages';

self.addEventListener('install', event => {
  event.waitUntil(caches.open(shell).then(x => x.addAll([...assets, '/offline'])).then(() => self.skipWaiting()));
});

self.addEventListener('activate', event => {
  event.waitUntil((async () => {
    const cache = await caches.open(shell);
    const wanted = new Set([...assets, '/offline'].map(x => new URL(x, location.origin).href));
    for (const request of await cache.keys()) if (!wanted.has(request.url)) await cache.delete(request);
    await self.clients.claim();
  })());
});

// Waits no longer than this for the network where there is something to show.
const patience = 8000;

// What was kept says that it is not of now.
const told = async answer => answer && new Response((await answer.text()).replace('data-offline hidden', 'data-offline'), { headers: answer.headers });

const page = async event => {
  const request = event.request, path = new URL(request.url).pathname, own = kept.includes(path);
  const cache = await caches.open(pages);
  const asked = fetch(request).then(async answer => {
    // Whoever is not signed in any more has no pages here.
    if (path === '/sign-in' || answer.redirected && new URL(answer.url).pathname === '/sign-in') await caches.delete(pages);
    else if (own && answer.ok && !answer.redirected && (path !== '/' || answer.headers.get('X-CaseTrack-Keep'))) await (await caches.open(pages)).put(path, answer.clone());
    return answer;
  });
  event.waitUntil(asked.catch(() => {}));
  const known = own ? await cache.match(path).then(told) : undefined;
  const late = known ? new Promise(resolve => setTimeout(() => resolve(known), patience)) : new Promise(() => {});
  return Promise.race([asked, late]).catch(async () => known ?? await caches.match('/offline') ?? Response.error());
};

self.addEventListener('fetch', event => {
  const request = event.request, url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (url.pathname.startsWith('/assets/')) {
    event.respondWith(caches.match(request).then(x => x ?? fetch(request)));
  } else if (request.mode === 'navigate' && !url.pathname.startsWith('/api/') && !url.pathname.startsWith('/swagger')) {
    event.respondWith(page(event));
  }
});
