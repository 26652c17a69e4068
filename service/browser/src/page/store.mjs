/** What this device keeps between visits: the trust policy, status lists, names of types, the last time a server told. Never documents. */
const DATABASE = 'govchain-check';
const KEPT = 'kept';

/** The device's store, which opens while other things happen; where there is none (private windows of some browsers) it lasts as long as the page. */
export class Store {
  #opening = opened().then((database) => new DeviceStore(database), () => {
    this.lasts = false;
    return new PassingStore();
  });
  /** Whether what is put outlives the page. */
  lasts = true;

  async get(key) {
    return (await this.#opening).get(key);
  }

  async put(key, value) {
    return (await this.#opening).put(key, value);
  }
}

function opened() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(KEPT);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error('blocked'));
  });
}

class DeviceStore {
  #database;

  constructor(database) {
    this.#database = database;
  }

  get(key) {
    return this.#run('readonly', (kept) => kept.get(key));
  }

  put(key, value) {
    return this.#run('readwrite', (kept) => kept.put(value, key));
  }

  #run(mode, act) {
    return new Promise((resolve, reject) => {
      const request = act(this.#database.transaction(KEPT, mode).objectStore(KEPT));
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  }
}

class PassingStore {
  #values = new Map();

  async get(key) {
    return this.#values.get(key);
  }

  async put(key, value) {
    this.#values.set(key, value);
  }
}
