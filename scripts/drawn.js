// When the text is drawn: nothing else is asked for before. A page in the background is not drawn at all.
export const drawn = new Promise((resolve) => {
  requestAnimationFrame(() => setTimeout(resolve));
  setTimeout(resolve, 1000);
});
