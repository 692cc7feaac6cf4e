// @ts-check
/**
 * Pictures and films that this screen has: fetched once, kept in IndexedDB (which plain HTTP has, unlike service workers and the cache interface), played from there when the
 * network is gone. Where nothing can be kept, the page fetches again.
 */
import { getBlob } from '../shared/api.js';

const NAME = 'moiso-media';
const FILES = 'files';

/** @param {string} office */
export function mediaStore(office) {
  /** @type {Promise<IDBDatabase> | null} */
  let opened = null;
  let fetching = false;

  /** @returns {Promise<IDBDatabase>} */
  function database() {
    opened = opened || new Promise((resolve, reject) => {
      const request = indexedDB.open(NAME, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(FILES);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    return opened;
  }

  /** @template T @param {IDBTransactionMode} mode @param {(files: IDBObjectStore) => IDBRequest<T>} work @returns {Promise<T>} */
  async function inFiles(mode, work) {
    const files = (await database()).transaction(FILES, mode).objectStore(FILES);
    return new Promise((resolve, reject) => {
      const request = work(files);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  }

  /** What is kept of a file; null when it is not here. @param {string} hash @returns {Promise<Blob | null>} */
  async function read(hash) {
    try {
      return (await inFiles('readonly', (files) => files.get(hash))) || null;
    } catch (notKept) {
      return null;
    }
  }

  /** @param {string} hash @returns {Promise<Blob>} */
  async function load(hash) {
    const blob = await getBlob('/api/offices/' + encodeURIComponent(office) + '/media/' + hash);
    try {
      await inFiles('readwrite', (files) => files.put(blob, hash));
    } catch (full) {
      // The disk is full or nothing may be kept: it plays all the same, as long as there is a network.
    }
    return blob;
  }

  return {
    /** From here, else from the server; null when neither has it now. @param {string} hash @returns {Promise<Blob | null>} */
    async blob(hash) {
      return (await read(hash)) || load(hash).catch(() => null);
    },
    /** Fetches what is missing, one after the other, and forgets what is not wanted any more. @param {string[]} hashes */
    async keep(hashes) {
      if (fetching) {
        return;
      }
      fetching = true;
      try {
        const here = /** @type {string[]} */ (await inFiles('readonly', (files) => files.getAllKeys()));
        for (const hash of here.filter((each) => !hashes.includes(each))) {
          await inFiles('readwrite', (files) => files.delete(hash));
        }
        for (const hash of hashes.filter((each) => !here.includes(each))) {
          await load(hash);
        }
      } catch (later) {
        // The network or the disk: what is here plays, the next snapshot tries again.
      } finally {
        fetching = false;
      }
    },
  };
}
