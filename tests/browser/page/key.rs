//! Keys that have no character (W3C WebDriver, section 17.4.2).

/// Takes away what is selected, or the character before the cursor.
pub const BACKSPACE: char = '\u{e003}';
/// To the next control.
pub const TAB: char = '\u{e004}';
/// Enter.
pub const ENTER: char = '\u{e007}';
/// Held with another key.
pub const SHIFT: char = '\u{e008}';
/// Held with another key.
pub const CONTROL: char = '\u{e009}';
/// Escape.
pub const ESCAPE: char = '\u{e00c}';
/// Arrow.
pub const LEFT: char = '\u{e012}';
/// Arrow.
pub const UP: char = '\u{e013}';
/// Arrow.
pub const RIGHT: char = '\u{e014}';
/// Arrow.
pub const DOWN: char = '\u{e015}';
/// To the start.
pub const HOME: char = '\u{e011}';
/// To the end.
pub const END: char = '\u{e010}';
/// A page, or a long step, up.
pub const PAGE_UP: char = '\u{e00e}';
/// A page, or a long step, down.
pub const PAGE_DOWN: char = '\u{e00f}';
