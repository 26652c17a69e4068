import { cameraView } from './camera-view.mjs';
import { check } from './check.mjs';
import { Clock } from './clock.mjs';
import { note } from './dom.mjs';
import { prepare } from './gather.mjs';
import { fromFile, fromQrText, fromSymbol } from './input.mjs';
import { keepForOffline } from './offline.mjs';
import { pastOf } from './past.mjs';
import { checkReceipt, receiptView } from './receipt-view.mjs';
import { checkRange, rangeView } from './range-view.mjs';
import { refusedView, resultView, workingView } from './result-view.mjs';
import { startView } from './start-view.mjs';
import { Store } from './store.mjs';
import { choose, language as chosenLanguage } from './text.mjs';
import { trustView } from './trust-view.mjs';
import { acceptOffer, loadTrust } from './trust.mjs';

const host = location.host;
const installed = matchMedia('(display-mode: standalone)').matches || navigator.standalone === true;
const main = document.getElementById('main');
const foot = document.getElementById('foot');

let language = chosenLanguage();
let stopCamera = () => {};
/** What is shown now, so that it can be shown again in the other language. */
let show = () => {};
let trust = null;
let trustLoading;

const store = new Store();
const clock = new Clock(() => new Date(), store);
const device = { store, clock, host, trust: currentTrust };
const acts = { onscan: scan, onfile: openFile, onaccept: accept, onretry: () => {}, onprepare: prepareLists };

document.getElementById('host').append(...host.split(/(?<=\.)/).flatMap((label) => [label, document.createElement('wbr')]));
document.querySelectorAll('[data-language]').forEach((button) => button.addEventListener('click', () => {
  language = choose(button.dataset.language);
  show();
}));
addEventListener('hashchange', openFragment);
addEventListener('dragover', (event) => event.preventDefault());
addEventListener('drop', (event) => {
  event.preventDefault();
  if (event.dataTransfer.files.length > 0) openFile(event.dataTransfer.files[0]);
});
openFragment().then(keepForOffline);

/** The address this page was opened with: a sealed document behind the #, or nothing. */
async function openFragment() {
  stopCamera();
  if (location.hash.length > 1) return open(() => fromQrText(`https://${host}/s${location.hash}`, host));
  currentTrust().then(() => show());
  return begin();
}

function begin() {
  present(() => startView(language, acts));
}

async function openFile(file) {
  stopCamera();
  await open(() => fromFile(file, host));
}

function scan() {
  const camera = cameraView(language, {
    onsymbol: (symbol) => open(() => fromSymbol(symbol, host)),
    oncancel: begin,
    onrefused: () => present(() => [note('warning', language.say('cameraRefused')), ...startView(language, acts)]),
  });
  stopCamera = camera.stop;
  present(() => camera.view);
}

/** Takes what was shown, checks it, and shows the answer. */
async function open(take) {
  present(() => workingView(language), false);
  const input = await take();
  if (input.refused !== undefined) return present(() => refusedView(language, input, host, acts));
  if (input.receipt !== undefined) {
    const { reading } = await currentTrust();
    const judged = await checkReceipt(input.receipt, reading, clock.now());
    return present(() => receiptView(language, judged, acts));
  }
  if (input.range !== undefined) {
    const { reading } = await currentTrust();
    const judged = await checkRange(input.range, reading, clock.now());
    return present(() => rangeView(language, judged, acts));
  }
  const again = async () => {
    trustLoading = undefined;
    await open(() => input);
  };
  const result = await check(input, device);
  trust = result.trust;
  performance.measure('govchain-verify', { duration: result.verifying, start: performance.now() - result.verifying });
  const onpast = async (when) => {
    result.past = await pastOf(result, when, device);
    show();
    document.getElementById('past-answer').focus();
  };
  present(() => resultView(language, result, { ...acts, onretry: again, onpast, onaccept: () => accept(result.trust.offer, again) }));
  performance.mark('govchain-verdict');
}

function currentTrust() {
  trustLoading ??= loadTrust(store, clock).then((loaded) => {
    trust = loaded;
    return loaded;
  });
  return trustLoading;
}

async function accept(offer, again) {
  trust = await acceptOffer(store, clock, offer);
  await again();
}

async function prepareLists(status) {
  const count = await prepare(store, clock, host);
  status.textContent = count === 0 ? language.say('notPrepared') : language.say('prepared', { count, time: language.time(clock.now()) });
}

/** @param {() => (Node | null)[]} view @param {boolean} [answered] false while there is nothing to say yet about what an answer rests on */
function present(view, answered = true) {
  show = () => {
    document.documentElement.lang = language.code;
    document.querySelectorAll('[data-language]').forEach((button) => button.setAttribute('aria-pressed', String(button.dataset.language === language.code)));
    document.querySelectorAll('[data-text]').forEach((element) => { element.textContent = language.say(element.dataset.text); });
    main.replaceChildren(...view().filter(Boolean));
    if (answered) foot.replaceChildren(trustView(language, { trust, host, installed, lasts: store.lasts }, acts));
    const title = document.getElementById('title');
    document.title = title === null ? language.say('appName') : `${title.textContent} – ${language.say('appName')}`;
  };
  show();
  document.getElementById('title')?.focus({ preventScroll: true });
}
