//! Folding: the form of a word that ignores case, accents and the ways of writing the same letter.
//!
//! Covers Latin (Latin-1, Extended-A and -B, Extended Additional with Vietnamese), Greek tonos, Cyrillic
//! marks, Arabic vowel signs and letter variants, Hebrew points, full-width forms and digits of other
//! scripts. A small table instead of full Unicode decomposition, which costs 53 kB in the page.

use super::case::lower;

/// Base letters of U+00C0..=U+024F; `.` where there is none.
const LATIN: &[u8; 400] = b"\
aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.y\
aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkkkllllll.\
.llnnnnnnnnnoooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs\
bbbbbboccdddddeeeff.ghiikkllmnnoooqqppr..ssttt.uuuvyyzzzzzz....w\
.............aaiioouuuuuuuuuueaaaa..ggggkkoooozzj...gghwnnaa..oo\
aaaaeeeeiiiioooorrrruuuussttyyhhnduuzzaaeeooooooooyylntjdpacclts\
z..bu.eejjqqrryy";

/// Base letters of U+1E00..=U+1EFF; `.` where there is none.
const LATIN_ADDITIONAL: &[u8; 256] = b"\
aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm\
mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv\
wwwwwwwwwwxxxxyyzzzzzzhtwyasss..aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee\
eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyyllvvyy";

/// `text` in lower case, without accents, marks and apostrophes, with ligatures written out.
///
/// Folding twice changes nothing more.
///
/// ```
/// assert_eq!(dossier_core::text::fold("Zürich, Œuvre, Hay’at"), "zurich, oeuvre, hayat");
/// ```
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    folded
}

/// [`fold`], appended to `folded`.
pub fn fold_into(text: &str, folded: &mut String) {
    for scalar in text.chars() {
        if scalar.is_ascii() {
            if scalar != '\'' {
                folded.push(scalar.to_ascii_lowercase());
            }
        } else {
            fold_lower(lower(scalar), folded);
        }
    }
}

/// Appends the folded form of one lower-case scalar: nothing, one letter or two.
fn fold_lower(scalar: char, folded: &mut String) {
    if dropped(scalar) {
        return;
    }
    match scalar {
        '\'' => {}
        'æ' | 'ǽ' | 'ǣ' => folded.push_str("ae"),
        'œ' => folded.push_str("oe"),
        'ß' => folded.push_str("ss"),
        'þ' => folded.push_str("th"),
        '\u{133}' => folded.push_str("ij"),
        '\u{1C6}' | '\u{1F3}' => folded.push_str("dz"),
        '\u{1C9}' => folded.push_str("lj"),
        '\u{1CC}' => folded.push_str("nj"),
        '\u{140}' => folded.push('l'),
        '\u{FB00}' => folded.push_str("ff"),
        '\u{FB01}' => folded.push_str("fi"),
        '\u{FB02}' => folded.push_str("fl"),
        _ => folded.push(base_letter(scalar)),
    }
}

/// The letter under the accent, or the scalar itself.
fn base_letter(scalar: char) -> char {
    let from_table = |table: &[u8], first: u32| {
        let base = table.get((scalar as u32 - first) as usize).copied();
        base.filter(|&base| base != b'.').map_or(scalar, char::from)
    };
    match scalar {
        '\u{C0}'..='\u{24F}' => from_table(LATIN, 0xC0),
        '\u{1E00}'..='\u{1EFF}' => from_table(LATIN_ADDITIONAL, 0x1E00),
        'ά' => 'α',
        'έ' => 'ε',
        'ή' => 'η',
        'ί' | 'ϊ' | 'ΐ' => 'ι',
        'ό' => 'ο',
        'ύ' | 'ϋ' | 'ΰ' => 'υ',
        'ώ' => 'ω',
        'ς' => 'σ',
        'ё' | 'ѐ' => 'е',
        'й' | 'ѝ' => 'и',
        'ї' => 'і',
        'ў' => 'у',
        'ѓ' | 'ґ' => 'г',
        'ќ' => 'к',
        // Arabic: carriers of hamza, Persian and Urdu shapes, and the two letters that are written alike.
        'آ' | 'أ' | 'إ' | 'ٱ' => 'ا',
        'ى' | 'ی' | 'ئ' => 'ي',
        'ؤ' => 'و',
        'ة' => 'ه',
        'ک' => 'ك',
        '٠'..='٩' => digit(scalar, '٠'),
        '۰'..='۹' => digit(scalar, '۰'),
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(scalar as u32 - 0xFEE0)
            .map_or(scalar, |narrow| narrow.to_ascii_lowercase()),
        _ => scalar,
    }
}

/// The ASCII digit as far from `0` as `scalar` is from `zero`.
fn digit(scalar: char, zero: char) -> char {
    char::from_digit(scalar as u32 - zero as u32, 10).unwrap_or(scalar)
}

/// Whether folding leaves the scalar out: accents, vowel signs, apostrophes, joiners.
fn dropped(scalar: char) -> bool {
    matches!(scalar,
        '\u{AD}'
        | '\u{2B9}'..='\u{2C1}' | '\u{2C6}'..='\u{2CF}' | '\u{2EE}'
        | '\u{300}'..='\u{36F}'
        | '\u{483}'..='\u{487}'
        | '\u{591}'..='\u{5BD}' | '\u{5BF}' | '\u{5C1}' | '\u{5C2}' | '\u{5C4}' | '\u{5C5}' | '\u{5C7}'
        | '\u{5F3}' | '\u{5F4}'
        | '\u{610}'..='\u{61A}' | '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{6D6}'..='\u{6DC}'
        | '\u{6DF}'..='\u{6E4}' | '\u{6E7}' | '\u{6E8}' | '\u{6EA}'..='\u{6ED}'
        | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}'
        | '\u{200B}'..='\u{200F}' | '\u{2018}' | '\u{2019}' | '\u{2060}'
        | '\u{FE20}'..='\u{FE2F}' | '\u{FEFF}' | '\u{FF07}'
    )
}

/// Whether a scalar that is no letter still continues a word: marks over letters, and joiners.
pub(super) fn continues_word(scalar: char) -> bool {
    (dropped(scalar) && !super::words::is_apostrophe(scalar))
        // Signs that end or join syllables in the scripts of South and South-East Asia.
        || matches!(scalar,
            '\u{93C}' | '\u{94D}' | '\u{9BC}' | '\u{9CD}' | '\u{A3C}' | '\u{A4D}' | '\u{ABC}' | '\u{ACD}'
            | '\u{B3C}' | '\u{B4D}' | '\u{BCD}' | '\u{C4D}' | '\u{CBC}' | '\u{CCD}' | '\u{D4D}' | '\u{DCA}'
            | '\u{E31}' | '\u{E34}'..='\u{E3A}' | '\u{E47}'..='\u{E4E}' | '\u{EB1}' | '\u{EB4}'..='\u{EBC}'
            | '\u{EC8}'..='\u{ECD}' | '\u{102B}'..='\u{103E}' | '\u{17B6}'..='\u{17D3}'
            | '\u{3099}' | '\u{309A}'
        )
}
