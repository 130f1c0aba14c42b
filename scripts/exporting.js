// The explorer's button "Export": opens a dialog and loads what fills it, the script of the exports, when it is first
// pressed. The rest, with the module that writes the files, is `export.js`.

const WORDS = {
  en: { title: "Export", close: "Close", loading: "Loading …", failed: "The export could not be loaded. Try again later, or with the offline file." },
  fr: { title: "Exporter", close: "Fermer", loading: "Chargement…", failed: "L’export n’a pas pu être chargé. Réessayez plus tard, ou avec le fichier hors ligne." },
};

const loaded = new Map();
/** What the script at an address defines; the offline file has it inside itself. A failed load is tried again. */
const load = (address) => {
  if (!address) return Promise.resolve(globalThis.dossierExport);
  if (!loaded.has(address)) {
    loaded.set(address, new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = () => resolve(globalThis.dossierExport);
      script.onerror = () => {
        loaded.delete(address);
        script.remove();
        reject(new Error(`${address} cannot be loaded`));
      };
      document.head.append(script);
    }));
  }
  return loaded.get(address);
};

/** An element with attributes and children. */
export const make = (name, attributes, ...children) => {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  element.append(...children);
  return element;
};

/**
 * Listens for the button inside `root`.
 *
 * `explorer`: whose view is exported. `script`: address of the exports' script, none in the offline file. `json`: gives a
 * promise of the dossier's bytes. `url`: address of the published page, or empty. `name`: of the dossier, if it is not the
 * one that the script was made for.
 */
export function exporting(root, { explorer, script, json, url, name }) {
  root.addEventListener("click", async ({ target }) => {
    const button = target.closest?.("[data-export]");
    if (!button) return;
    const lang = button.closest("[lang]")?.lang.startsWith("fr") ? "fr" : "en";
    const words = WORDS[lang];
    const said = make("p", { class: "d-export__said", role: "status" }, words.loading);
    const close = make("button", { type: "button", class: "d-close", "aria-label": words.close }, "×");
    const title = make("h2", { id: "d-export-title" }, words.title);
    const dialog = make("dialog", { class: "d-help d-export", lang, "aria-labelledby": title.id }, close, title, said);
    close.onclick = () => dialog.close();
    dialog.onclose = () => {
      dialog.remove();
      button.focus();
    };
    root.append(dialog);
    dialog.showModal();
    try {
      // What is shown when the button is pressed; the dialog covers the page, so it cannot change meanwhile.
      const [view, shown] = [explorer.view, explorer.shown()];
      const [fill, bytes] = await Promise.all([load(script), json()]);
      await fill({ dialog, said, lang, view, shown, bytes, url, name });
    } catch (error) {
      said.textContent = words.failed;
      console.warn("export:", error);
    }
  });
}
