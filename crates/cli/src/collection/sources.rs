//! What a collection is made from: files of records and stories, read one article at a time.

use std::cell::Cell;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use dossier_core::diagnostic::Severity;
use dossier_core::load::MAX_BYTES;
use dossier_core::read::{self, Kind, Place, Problem, is_record};
use serde::de::{DeserializeSeed, Deserializer as _, SeqAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Deserializer, Value};

use crate::Error;
use crate::input;

/// Lines of JSON Lines, and items of an array, that are looked at to tell what a file is.
const N_PEEKED: usize = 20;

/// Buffer of a file that is read from end to end, in bytes.
const BUFFER_BYTES: usize = 256 * 1024;

/// A file of a collection.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Where it is.
    pub path: PathBuf,
    /// Its name as it was given, for messages.
    pub name: String,
    shape: Shape,
}

/// How articles stand in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    /// An object on each line.
    Lines,
    /// An array of objects.
    Array,
    /// One article, or a dossier's JSON.
    Story,
}

/// The source of one article.
#[derive(Clone, Debug)]
pub struct Item {
    /// What it is; `None` for a dossier's JSON with one article.
    pub kind: Option<Kind>,
    /// Which of the files.
    pub file: usize,
    /// The line that it begins on, from 1.
    pub line: usize,
    /// Its text.
    pub text: String,
}

/// The files, in order.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// See the module.
    pub files: Vec<SourceFile>,
    /// The folder that addresses of pictures are relative to.
    pub folder: PathBuf,
    /// Whether they are one file that was named, and not a folder.
    is_file: bool,
}

impl Sources {
    /// The files at a path: the one, or all in a folder and the folders in it.
    ///
    /// # Errors
    ///
    /// When a folder or a file cannot be read.
    pub fn at(path: &Path) -> Result<Self, Error> {
        let (mut paths, folder) = (Vec::new(), input::folder_of(path));
        match path.is_dir() {
            true => input::stories_in(path, &mut paths)?,
            false => paths.push(path.to_owned()),
        }
        let files: Result<Vec<SourceFile>, Error> = paths
            .into_iter()
            .map(|path| {
                Ok(SourceFile {
                    name: path.display().to_string(),
                    shape: shape(&path).map_err(|source| wrong(&path, source))?,
                    path,
                })
            })
            .collect();
        Ok(Self {
            files: files?,
            folder,
            is_file: !path.is_dir(),
        })
    }

    /// Whether one of the files holds records, of which there may be many.
    pub fn has_records(&self) -> bool {
        self.files.iter().any(|file| file.shape != Shape::Story)
    }

    /// How many files of one article there are.
    pub fn n_stories(&self) -> usize {
        let stories = self.files.iter();
        stories.filter(|file| file.shape == Shape::Story).count()
    }

    /// How many articles a dossier's JSON has, when the input is such a file; else none.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub fn n_in_dossier(&self) -> Result<usize, Error> {
        match &*self.files {
            [file]
                if self.is_file && file.shape == Shape::Story && file.name.ends_with(".json") =>
            {
                let source = input::text_of(&file.path)?;
                Ok(dossier_parts(&source.text).map_or(0, |parts| parts.len()))
            }
            _ => Ok(0),
        }
    }

    /// A file of one article, or a dossier's JSON; in a folder the latter is passed by.
    fn story(
        &self,
        file: &SourceFile,
        at: usize,
        problems: &mut Vec<Problem>,
        take: &mut dyn FnMut(Item) -> Result<bool, Error>,
    ) -> Result<bool, Error> {
        let source = input::text_of(&file.path)?;
        let mut item = |kind: Option<Kind>, text: String| {
            take(Item {
                kind,
                file: at,
                line: 1,
                text,
            })
        };
        if let Some(kind) = Kind::of(&source.name, &source.text) {
            return item(Some(kind), source.text.into_owned());
        }
        match dossier_parts(&source.text) {
            Some(parts) if self.is_file => {
                for part in parts {
                    if !item(None, part.to_string())? {
                        return Ok(false);
                    }
                }
            }
            Some(_) => {}
            None => problems.push(problem(
                file,
                0,
                "this file is no article, and is left out".to_owned(),
                "put it elsewhere, or into a form that docs/collections.md lists",
            )),
        }
        Ok(true)
    }

    /// Calls `take` with every article, in order, until it says no; what cannot be one goes to `problems`.
    ///
    /// # Errors
    ///
    /// When a file cannot be read, and those of `take`.
    pub fn each(
        &self,
        problems: &mut Vec<Problem>,
        take: &mut dyn FnMut(Item) -> Result<bool, Error>,
    ) -> Result<(), Error> {
        for (at, file) in self.files.iter().enumerate() {
            let goes_on = match file.shape {
                Shape::Lines => each_line(file, at, problems, take)?,
                Shape::Array => each_of_array(file, at, problems, take)?,
                Shape::Story => self.story(file, at, problems, take)?,
            };
            if !goes_on {
                break;
            }
        }
        Ok(())
    }
}

/// The articles of a dossier's JSON, each by itself; `None` when the text is something else.
fn dossier_parts(text: &str) -> Option<Vec<Value>> {
    let json: Value = serde_json::from_str(text).ok()?;
    json.get("dossier").map(|_| read::parts(&json))
}

fn wrong(path: &Path, source: io::Error) -> Error {
    Error::Read {
        path: path.to_owned(),
        source,
    }
}

fn problem(file: &SourceFile, line: usize, message: String, hint: &str) -> Problem {
    Problem {
        severity: Severity::Error,
        place: Place {
            file: file.name.clone(),
            line,
            column: line.min(1),
        },
        pointer: String::new(),
        message,
        hint: hint.to_owned(),
    }
}

/// Tells how articles stand in a file, by the ending of its name and how it begins.
fn shape(path: &Path) -> io::Result<Shape> {
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    let is_article = |json: &Value| json.as_object().is_some_and(is_record);
    match ending.to_ascii_lowercase().as_str() {
        "jsonl" | "ndjson" => {
            let file = BufReader::new(File::open(path)?).take(MAX_BYTES as u64);
            for line in file.split(b'\n').take(N_PEEKED) {
                let line = line?;
                let json = serde_json::from_slice::<Value>(without_mark(&line));
                if json.is_ok_and(|json| is_article(&json)) {
                    return Ok(Shape::Lines);
                }
            }
            Ok(Shape::Story)
        }
        "json" => {
            let mut file = BufReader::new(File::open(path)?);
            if first_letter(&mut file)? != Some(b'[') {
                return Ok(Shape::Story);
            }
            let (mut is_array, mut n) = (false, 0);
            // Where it is no JSON, what came before that tells what it was meant to be.
            let _ = each_raw(file, &mut |raw, _| {
                let json = serde_json::from_str::<Value>(raw);
                is_array |= json.is_ok_and(|json| is_article(&json));
                n += 1;
                !is_array && n < N_PEEKED
            });
            Ok(if is_array { Shape::Array } else { Shape::Story })
        }
        _ => Ok(Shape::Story),
    }
}

/// A line without the mark that some programs put before the first one.
fn without_mark(line: &[u8]) -> &[u8] {
    line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(line)
}

/// The first letter that is no space, which is left to be read, as is what follows.
fn first_letter(file: &mut impl BufRead) -> io::Result<Option<u8>> {
    loop {
        let buffer = file.fill_buf()?;
        if buffer.is_empty() {
            return Ok(None);
        }
        let mark = "\u{feff}".as_bytes();
        let is_space = |byte: &u8| byte.is_ascii_whitespace() || mark.contains(byte);
        let n_spaces = buffer.iter().take_while(|byte| is_space(byte)).count();
        if let Some(letter) = buffer.get(n_spaces) {
            let letter = *letter;
            file.consume(n_spaces);
            return Ok(Some(letter));
        }
        file.consume(n_spaces);
    }
}

fn each_line(
    file: &SourceFile,
    at: usize,
    problems: &mut Vec<Problem>,
    take: &mut dyn FnMut(Item) -> Result<bool, Error>,
) -> Result<bool, Error> {
    let open = File::open(&file.path).map_err(|source| wrong(&file.path, source))?;
    let mut reader = BufReader::with_capacity(BUFFER_BYTES, open);
    let mut line = Vec::new();
    for number in 1.. {
        line.clear();
        let mut limited = (&mut reader).take(MAX_BYTES as u64 + 1);
        let n_read = limited.read_until(b'\n', &mut line);
        if n_read.map_err(|source| wrong(&file.path, source))? == 0 {
            break;
        }
        if line.len() > MAX_BYTES {
            problems.push(problem(
                file,
                number,
                format!("this line has more than {MAX_BYTES} bytes; the file is not read further"),
                "an article is one object on one line",
            ));
            break;
        }
        let bytes = without_mark(&line).trim_ascii();
        match std::str::from_utf8(bytes) {
            Ok("") => {}
            Ok(text) => {
                let item = Item {
                    kind: Some(Kind::Record),
                    file: at,
                    line: number,
                    text: text.to_owned(),
                };
                if !take(item)? {
                    return Ok(false);
                }
            }
            Err(error) => problems.push(problem(
                file,
                number,
                format!("byte {} of this line is not UTF-8", error.valid_up_to()),
                "save the file in UTF-8; the other lines are read",
            )),
        }
    }
    Ok(true)
}

fn each_of_array(
    file: &SourceFile,
    at: usize,
    problems: &mut Vec<Problem>,
    take: &mut dyn FnMut(Item) -> Result<bool, Error>,
) -> Result<bool, Error> {
    let open = File::open(&file.path).map_err(|source| wrong(&file.path, source))?;
    let mut reader = BufReader::with_capacity(BUFFER_BYTES, open);
    first_letter(&mut reader).map_err(|source| wrong(&file.path, source))?;
    let mut taken = Ok(true);
    let read = each_raw(reader, &mut |raw, line| {
        let item = Item {
            kind: Some(Kind::Record),
            file: at,
            line,
            text: raw.to_owned(),
        };
        taken = take(item);
        matches!(taken, Ok(true))
    });
    match (taken, read) {
        (Ok(true), Err(error)) if error.is_io() => Err(wrong(&file.path, error.into())),
        (Ok(true), Err(error)) => {
            problems.push(problem(
                file,
                error.line(),
                format!(
                    "this is not JSON: {error}; the articles before it are read, the rest is not"
                ),
                "mend it; JSON Lines, an article on each line, does not have this weakness",
            ));
            Ok(true)
        }
        (taken, _) => taken,
    }
}

/// Calls `take` with the text of every item of an array and the line that it begins on, until it says no.
fn each_raw(
    reader: impl Read,
    take: &mut dyn FnMut(&str, usize) -> bool,
) -> Result<(), serde_json::Error> {
    let n_lines = Rc::new(Cell::new(0));
    let counting = Counting {
        reader,
        n_lines: Rc::clone(&n_lines),
    };
    let mut ended = false;
    let items = Items {
        n_lines,
        take,
        ended: &mut ended,
    };
    let read = Deserializer::from_reader(counting).deserialize_seq(items);
    if ended { Ok(()) } else { read }
}

/// Counts the lines that were read. The parser reads byte by byte, so none is counted before its time.
struct Counting<R> {
    reader: R,
    n_lines: Rc<Cell<usize>>,
}

impl<R: Read> Read for Counting<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.reader.read(buffer)?;
        let read = buffer.get(..n).unwrap_or_default();
        let n_ends = read.iter().filter(|byte| **byte == b'\n').count();
        self.n_lines.set(self.n_lines.get() + n_ends);
        Ok(n)
    }
}

/// The items of an array, each handed on as it is read.
struct Items<'a> {
    n_lines: Rc<Cell<usize>>,
    take: &'a mut dyn FnMut(&str, usize) -> bool,
    ended: &'a mut bool,
}

impl<'de> Visitor<'de> for Items<'_> {
    type Value = ();

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an array of articles")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        while let Some(raw) = seq.next_element_seed(Raw)? {
            let n_inside = raw.get().bytes().filter(|byte| *byte == b'\n').count();
            let line = (self.n_lines.get() + 1).saturating_sub(n_inside);
            if !(self.take)(raw.get(), line) {
                *self.ended = true;
                return Err(serde::de::Error::custom("enough"));
            }
        }
        Ok(())
    }
}

/// An item as it stands in the file.
struct Raw;

impl<'de> DeserializeSeed<'de> for Raw {
    type Value = Box<RawValue>;

    fn deserialize<D: serde::Deserializer<'de>>(self, item: D) -> Result<Self::Value, D::Error> {
        serde::Deserialize::deserialize(item)
    }
}
