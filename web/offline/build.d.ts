/** What web/build.mjs puts into the service worker: the files of its own build. */
declare const FILIGRANE_BUILD: {
  name: string;
  /**
   * url: from the folder of the page; '' is the page itself. opened: of a sealed file, the media
   * type of what is in it
   */
  files: { url: string; sha256: string; opened?: string }[];
};
