// The explorer's style sheet for where it stands in a shadow root: constructed once, since a strict policy refuses a
// <style>.
import css from "dossier-css";

let sheet;
export const styles = () => {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
  }
  return sheet;
};
