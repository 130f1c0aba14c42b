// What the page takes out of the function of which a worker is made (`engine.js`): the module's glue, and what unpacks.
export const { bytesOf, collection, init, unpack } = globalThis.dossierCollection();
