// The dialog of the exports, and the module that writes them: loaded when a reader asks for one.
//
// The builder puts `dossierExporter` before it: the module, packed, and the name that files begin with. Files are made
// and saved here, in the page; where the page around does not let files be saved, their text can be copied.
import init, { Exporter } from "exporter-glue";
import { make } from "./exporting.js";

const { name: NAME, wasm } = globalThis.dossierExporter;
const unpack = globalThis.dossierUnpack;

let started;
const ready = () => (started ??= unpack(wasm).then((bytes) => init({ module_or_path: bytes })).catch((error) => {
  started = undefined;
  throw error;
}));

const WORDS = {
  en: {
    all: (passages, events) => `All ${passages} passages and all ${events} events.`,
    some: (n, passages, m, events) => `Exactly what is shown now: ${n} of ${passages} passages, ${m} of ${events} events.`,
    groups: [
      ["Tables (CSV)", {
        "passages-csv": ["Passages", "One row each, with text, dates and names"],
        "entities-csv": ["People and places", "Who and what is named, how often, identifiers"],
        "mentions-csv": ["Mentions", "Every place where a name or a date stands"],
        "events-csv": ["Events", "What happened when, and who was involved"],
        "quantities-csv": ["Figures", "Numbers that the text gives, with their units"],
      }],
      ["For other programs", {
        json: ["JSON", "A smaller dossier; for programs, and to build a page of it"],
        "timeline-json": ["TimelineJS, JSON", "For a timeline by TimelineJS"],
        "timeline-csv": ["TimelineJS, table", "To import into its spreadsheet"],
        "follow-the-money": ["FollowTheMoney", "For Aleph and OpenSanctions"],
        "web-annotation": ["Web Annotations", "The W3C’s format, for annotation tools"],
        gexf: ["Network (GEXF)", "Who stands with whom; for Gephi"],
      }],
      ["To cite", {
        "csl-json": ["CSL-JSON", "For Zotero and pandoc"],
        bibtex: ["BibTeX", "For LaTeX, JabRef and Zotero"],
      }],
    ],
    bom: "Tables for Excel (with a byte order mark)",
    saved: (file, size) => `${file}, ${size}: given to the browser to save.`,
    notSaved: (file, size) => `${file}, ${size}. The page around this one may not let files be saved; the text can be copied.`,
    text: "The file as text",
    copy: "Copy the text",
    copied: "Copied.",
    copyFailed: "The text is selected: copy it with the keyboard.",
    save: "Save all the same",
    kilo: "kB",
    mega: "MB",
  },
  fr: {
    all: (passages, events) => `Les ${passages} passages et les ${events} événements.`,
    some: (n, passages, m, events) => `Exactement ce qui est affiché : ${n} sur ${passages} passages, ${m} sur ${events} événements.`,
    groups: [
      ["Tableaux (CSV)", {
        "passages-csv": ["Passages", "Une ligne pour chacun : texte, dates et noms"],
        "entities-csv": ["Personnes et lieux", "Qui et quoi, combien de fois, identifiants"],
        "mentions-csv": ["Mentions", "Chaque endroit où figure un nom ou une date"],
        "events-csv": ["Événements", "Ce qui s’est passé, quand, et avec qui"],
        "quantities-csv": ["Chiffres", "Les nombres que donne le texte, avec leurs unités"],
      }],
      ["Pour d’autres programmes", {
        json: ["JSON", "Un dossier plus petit ; pour des programmes, ou pour en faire une page"],
        "timeline-json": ["TimelineJS, JSON", "Pour une frise de TimelineJS"],
        "timeline-csv": ["TimelineJS, tableau", "À importer dans son tableur"],
        "follow-the-money": ["FollowTheMoney", "Pour Aleph et OpenSanctions"],
        "web-annotation": ["Web Annotations", "Le format du W3C, pour les outils d’annotation"],
        gexf: ["Réseau (GEXF)", "Qui figure avec qui ; pour Gephi"],
      }],
      ["Pour citer", {
        "csl-json": ["CSL-JSON", "Pour Zotero et pandoc"],
        bibtex: ["BibTeX", "Pour LaTeX, JabRef et Zotero"],
      }],
    ],
    bom: "Tableaux pour Excel (avec une marque d’ordre des octets)",
    saved: (file, size) => `${file}, ${size} : confié au navigateur pour être enregistré.`,
    notSaved: (file, size) => `${file}, ${size}. La page qui contient celle-ci ne permet peut-être pas d’enregistrer ; le texte peut être copié.`,
    text: "Le fichier en texte",
    copy: "Copier le texte",
    copied: "Copié.",
    copyFailed: "Le texte est sélectionné : copiez-le au clavier.",
    save: "Enregistrer tout de même",
    kilo: "ko",
    mega: "Mo",
  },
};

const framed = window.parent !== window;
// In a sandbox nobody can ask whether files may be saved; most do not allow it, and the browser refuses without a word.
const sandboxed = framed && self.origin === "null";
const BLOB_MILLIS = 60_000;
const KB = 1000;

/** Today where the reader is, as in EDTF. */
const today = () => {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};

const save = (blob, file) => {
  const href = URL.createObjectURL(blob);
  make("a", { href, download: file }).click();
  setTimeout(() => URL.revokeObjectURL(href), BLOB_MILLIS);
};

const button = (style, label, act) => {
  const button = make("button", { type: "button", class: style }, ...label);
  button.onclick = act;
  return button;
};

/** The text to copy, and another try to save it. */
const asText = (text, again, words, said) => {
  const area = make("textarea", { class: "d-export__text", readonly: "", rows: 5, "aria-label": words.text });
  area.value = text;
  const copy = async () => {
    area.focus();
    area.select();
    // A sandbox refuses the clipboard with a line in the console; the old command it allows.
    const refused = sandboxed || !navigator.clipboard ? true : await navigator.clipboard.writeText(text).then(() => false, () => true);
    said.textContent = !refused || document.execCommand("copy") ? words.copied : words.copyFailed;
  };
  return make("div", { class: "d-export__copy" }, area, button("d-button", [words.copy], copy),
    button("d-button", [words.save], again));
};

/** Fills the dialog; `shown` is what the explorer says that its view shows. */
globalThis.dossierExport = async ({ dialog, said, lang, view, shown, bytes, url, name = NAME }) => {
  await ready();
  const exporter = Exporter.of(bytes);
  if (!exporter) throw new Error("the dossier cannot be read");
  // Closed meanwhile.
  if (!dialog.open) return exporter.free();
  dialog.addEventListener("close", () => exporter.free());
  const words = WORDS[lang];
  const [passages, events, , nPassages] = shown;
  const nEvents = shown.length - 4 - nPassages;
  const isAll = nPassages === passages && nEvents === events;
  const bom = make("input", { type: "checkbox", class: "d-export__bom" });
  const result = make("div", { class: "d-export__result" });

  const give = (kind) => {
    const text = exporter.write(view, shown, kind, url, bom.checked, today());
    const blob = new Blob([text], { type: Exporter.mediaType(kind) });
    const file = `${name}.${Exporter.ending(kind)}`;
    const kilobytes = Math.ceil(blob.size / KB);
    const size = kilobytes < KB ? `${kilobytes} ${words.kilo}` : `${(kilobytes / KB).toFixed(1)} ${words.mega}`;
    if (!sandboxed) save(blob, file);
    said.textContent = (sandboxed ? words.notSaved : words.saved)(file, size);
    if (framed) result.replaceChildren(asText(text, () => save(blob, file), words, said));
  };
  const groups = words.groups.map(([title, kinds], nth) => {
    const buttons = Object.entries(kinds).map(([kind, [label, reader]]) => {
      const parts = [make("b", {}, label), make("span", {}, reader)];
      const made = button("d-export__kind", parts, () => give(kind));
      made.dataset.kind = kind;
      return make("li", {}, made);
    });
    const more = nth === 0 ? [make("label", { class: "d-export__option" }, bom, words.bom)] : [];
    return make("section", {}, make("h3", {}, title), make("ul", { class: "d-export__list" }, ...buttons), ...more);
  });
  const count = isAll ? words.all(passages, events) : words.some(nPassages, passages, nEvents, events);
  said.before(make("p", { class: "d-export__count" }, count), make("div", { class: "d-export__formats" }, ...groups));
  said.after(result);
  said.textContent = "";
};
