// Keeps one build of the check page on the device, whole or not at all, each file with the digest the build gave it. What is asked about
// documents (evidence, lists, policy) never passes through here: the page asks for that itself and says how old it is.
const KEPT = 'check-{{build}}';
const FILES = [
/*{{files}}*/
];
const PATHS = new Set(FILES.map(([path]) => path));

self.addEventListener('install', (event) => {
  // Browsers that know how take page and files from the device, and all else from the network, without waking this worker.
  event.addRoutes?.([
    ...['/s', '/check/{{build}}/*'].map((pathname) => ({ condition: { urlPattern: { pathname }, requestMethod: 'GET' }, source: { cacheName: KEPT } })),
    { condition: { not: { urlPattern: { pathname: '/check/*' } } }, source: 'network' },
  ]).catch(() => {});
  // It waits until no page of the former build is open: what such a page loads later must still be there.
  event.waitUntil(keepAll());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOthers().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { origin, pathname } = new URL(event.request.url);
  if (event.request.method === 'GET' && origin === self.location.origin && PATHS.has(pathname)) {
    event.respondWith(fromDevice(event.request, pathname));
  }
});

async function keepAll() {
  const cache = await caches.open(KEPT);
  await Promise.all(FILES.map(async ([path, integrity]) => {
    // An immutable file may come from the browser's own cache; the page itself must be the newest.
    const response = await fetch(path, { integrity, cache: path === '/s' ? 'no-cache' : 'default', credentials: 'omit' });
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    // A browser keeps a script compiled only with the answer as it came.
    await cache.put(path, path.endsWith('.js') ? response : withoutVary(response));
  }));
}

/** The device keeps one form of each file; whom a cache on the way would have to tell apart is of no interest here. */
function withoutVary(response) {
  const headers = new Headers(response.headers);
  headers.delete('Vary');
  // The body is decoded already.
  headers.delete('Content-Encoding');
  headers.delete('Content-Length');
  return new Response(response.body, { headers });
}

async function dropOthers() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith('check-') && name !== KEPT).map((name) => caches.delete(name)));
}

async function fromDevice(request, path) {
  const cache = await caches.open(KEPT);
  return (await cache.match(path, { ignoreVary: true })) ?? fetch(request);
}
