/** What is sent with every file, here so that the service and the tests send the same. */
export const HEADERS = {
  'Content-Security-Policy': [
    "default-src 'none'",
    // WebAssembly reads the symbols in pictures; no string ever becomes a script.
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "font-src 'self'",
    // The design system draws its symbols as masks with data addresses.
    "img-src 'self' data:",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types check-worker',
  ].join('; '),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(self), geolocation=(), microphone=(), payment=(), usb=()',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/** The worker lies below /check and looks after /s. */
export const WORKER_HEADERS = { 'Service-Worker-Allowed': '/s' };
