//! The server, asked as a browser asks it.

use super::*;

fn this_package() -> Site {
    Site::new(env!("CARGO_MANIFEST_DIR"))
}

#[track_caller]
fn check_path(target: &str, expected: Option<&str>) {
    assert_eq!(relative_path(target).as_deref(), expected, "{target:?}");
}

#[test]
fn a_target_names_a_file_below_the_root() {
    check_path("/", Some("index.html"));
    check_path("/guide/", Some("guide/index.html"));
    check_path("/a.js?v=1", Some("a.js"));
    check_path("/a%20b.js", Some("a b.js"));
}

#[test]
fn a_target_outside_the_root_names_nothing() {
    check_path("/../Cargo.toml", None);
    check_path("/a/../../Cargo.toml", None);
    check_path("/%2e%2e/Cargo.toml", None);
    check_path("//etc/passwd", None);
    check_path("/..%5cCargo.toml", None);
    check_path("/C:/secret", None);
    check_path("/a%0", None);
    check_path("/%ff", None);
    check_path("no-slash", None);
}

#[test]
fn a_module_and_webassembly_get_the_types_that_browsers_insist_on() {
    assert_eq!(content_type("a/b.js"), "text/javascript; charset=utf-8");
    assert_eq!(content_type("b_bg.wasm"), "application/wasm");
    assert_eq!(content_type("LICENSE"), "application/octet-stream");
}

#[test]
fn an_override_stands_before_the_folder() {
    let site = this_package()
        .with_override("Cargo.toml", "mine")
        .without("src/lib.rs");
    assert_eq!(site.answer("/Cargo.toml").body, b"mine");
    assert_eq!(site.answer("/src/lib.rs").status, 404);
    assert_eq!(site.answer("/src/main.rs").status, 200);
}

#[test]
fn a_site_can_lie_below_a_path() {
    let site = this_package().below("a/b");
    assert_eq!(site.answer("/a/b/Cargo.toml").status, 200);
    assert_eq!(site.answer("/Cargo.toml").status, 404);
    assert_eq!(site.answer("/a/Cargo.toml").status, 404);
}

#[test]
fn a_host_may_not_know_webassembly() {
    let site = || Site::default().with_override("b.wasm", "bytes");
    assert_eq!(site().answer("/b.wasm").content_type, "application/wasm");
    let answer = site().with_wasm_as_bytes().answer("/b.wasm");
    assert_eq!(answer.content_type, "application/octet-stream");
    assert_eq!(
        site().answer("/Cargo.toml").status,
        404,
        "there is no folder"
    );
}

#[test]
fn a_request_over_the_wire_is_answered_and_the_port_is_freed() {
    let server = Server::start(this_package(), 0).unwrap();
    let address = server.address;
    let ask = |request: &str| {
        let mut stream = TcpStream::connect(address).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    };
    let file = ask("GET /Cargo.toml HTTP/1.1\r\nHost: x\r\n\r\n");
    assert!(file.starts_with("HTTP/1.1 200 OK\r\n"), "{file}");
    assert!(file.contains("name = \"xtask\""), "{file}");
    let head = ask("HEAD /Cargo.toml HTTP/1.1\r\nHost: x\r\n\r\n");
    assert!(head.ends_with("\r\n\r\n"), "{head}");
    assert!(ask("GET /nothing HTTP/1.1\r\n\r\n").starts_with("HTTP/1.1 404 "));
    assert!(ask("POST / HTTP/1.1\r\n\r\n").starts_with("HTTP/1.1 405 "));
    drop(server);
    assert!(TcpListener::bind(address).is_ok());
}
