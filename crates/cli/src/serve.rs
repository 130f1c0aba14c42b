//! `dossier serve`: the site in memory, on this machine only, built again with every change of its files.
//!
//! One thread watches and builds, another answers. While a build fails the last good site stays, and the problem stands
//! in the terminal and at the top of the page.

mod server;
mod site;
mod watch;

use std::io::{self, Write};
use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;
use std::thread;

use tokio::sync::watch::channel;

use self::site::Site;
use self::watch::Watch;
use crate::Error;
use crate::build::{self, Options, Progress};
use crate::input::Input;
use crate::problems::{Format, is_coloured};

/// Show a dossier in a browser, and again with every change of its files
///
/// The address is for this machine only. While a change cannot be built the last good page stays, with the reason
/// on it. Goes on until Ctrl-C; ends with 2 when the first build cannot be made.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    input: Input,
    /// The port; 0 takes a free one
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Open the page in the browser
    #[arg(long)]
    open: bool,
}

/// Serves until the program is ended.
///
/// # Errors
///
/// When the first build cannot be made, the port is taken, or the files cannot be watched.
pub fn run(args: &Args, out: &mut impl Write) -> Result<bool, Error> {
    // Watched before it is read: no change is missed in between.
    let mut watch = Watch::new()?;
    let first = build(&args.input, &mut watch)?;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, args.port)).map_err(|source| {
        let port = args.port;
        Error::Port { port, source }
    })?;
    let address = format!("http://{}/", listener.local_addr()?);
    let (site, seen) = channel(Arc::new(first));
    thread::spawn(move || {
        if let Err(error) = server::serve(listener, seen) {
            eprintln!("dossier: the server ended: {error}");
            std::process::exit(2);
        }
    });
    writeln!(out, "{address}\nCtrl-C ends it.")?;
    out.flush()?;
    if args.open
        && let Err(error) = open::that_detached(&address)
    {
        eprintln!("dossier: no browser could be opened: {error}");
    }
    while watch.changed() {
        let next = match build(&args.input, &mut watch) {
            Ok(next) => next,
            Err(error) => {
                eprintln!("dossier: {error}");
                site.borrow().failed(error.to_string())
            }
        };
        // A file may have changed that the page does not show.
        site.send_if_modified(|current| {
            let is_other = current.event() != next.event();
            *current = Arc::new(next);
            is_other
        });
    }
    Ok(true)
}

fn build(input: &Input, watch: &mut Watch) -> Result<Site, Error> {
    watch.add(&input.file);
    let others = input.registry.iter().chain(&input.events);
    others.for_each(|file| watch.add(file));
    let read = input.read()?;
    let coloured = is_coloured(&io::stderr());
    let stderr = &mut io::stderr().lock();
    read.problems.write_styled(stderr, Format::Text, coloured)?;
    let options = Options {
        url: None,
        worker: false,
        desk: true,
    };
    Ok(Site::new(build::artefacts(
        &read,
        &options,
        &Progress::hidden(),
    )?))
}
