/** What web/build.mjs puts into the service worker: the files of its own build. */
declare const FILIGRANE_BUILD: {
  name: string;
  /** url: from the folder of the page; '' is the page itself */
  files: { url: string; sha256: string }[];
};
