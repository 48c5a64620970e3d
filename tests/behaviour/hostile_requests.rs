//! Who may speak to the local server, and how much: nothing without the token, from another page, to another name, or
//! larger than a request can be; each refusal a sentence, and the server goes on.

#![cfg(unix)]

mod cli_kit;

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use cli_kit::{Cli, Server};
use serde_json::{Value, json};

/// Sends bytes as they are; all that comes back.
fn raw(server: &Server, bytes: &[u8]) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", server.port)).unwrap();
    // Who waits for the rest of a request that never comes is not answered.
    stream.set_read_timeout(Some(Duration::from_secs(4))).unwrap();
    // The server may hang up before it has taken all.
    let _ = stream.write_all(bytes);
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}

fn status(answer: &str) -> u16 {
    answer.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or_default()
}

#[test]
fn no_other_name_of_this_machine_and_no_other_page_is_answered() {
    let cli = Cli::with_book();
    let server = Server::start(&cli, &[]);
    let (port, token) = (server.port, server.token.clone());
    let ask = |version: &str, headers: &[String]| {
        let head = format!("POST /call/list_periods HTTP/{version}\r\n{}\r\n", headers.concat());
        raw(&server, format!("{head}{{}}").as_bytes())
    };
    let length = "Content-Length: 2\r\nConnection: close\r\n".to_owned();
    let bearer = format!("Authorization: Bearer {token}\r\n");
    let host = |name: &str| format!("Host: {name}\r\n");
    let own = host(&format!("127.0.0.1:{port}"));
    assert_eq!(status(&ask("1.1", &[own.clone(), bearer.clone(), length.clone()])), 200);
    // DNS rebinding: a page of the web whose name has come to mean 127.0.0.1.
    for name in [
        "evil.example".to_owned(),
        format!("evil.example:{port}"),
        format!("127.0.0.1.evil.example:{port}"),
        format!("127.0.0.1:{port}.evil.example"),
        format!("localhost.:{port}"),
        "127.0.0.1".to_owned(),
        format!("127.0.0.1:{}", port.wrapping_add(1)),
        format!("[::1]:{port}"),
        format!("0.0.0.0:{port}"),
        format!("user@127.0.0.1:{port}"),
        String::new(),
    ] {
        let answer = ask("1.1", &[host(&name), bearer.clone(), length.clone()]);
        assert!(matches!(status(&answer), 400 | 403), "{name}: {answer}");
    }
    let none = ask("1.0", &[bearer.clone(), length.clone()]);
    assert_eq!(status(&none), 403, "no Host at all: {none}");
    let two = ask("1.1", &[own.clone(), host("evil.example"), bearer.clone(), length.clone()]);
    assert!(matches!(status(&two), 400 | 403), "two Hosts: {two}");
    let absolute = format!("POST http://evil.example/call/list_periods HTTP/1.1\r\n{own}{bearer}{length}\r\n{{}}");
    assert!(
        matches!(status(&raw(&server, absolute.as_bytes())), 400 | 403),
        "an address of another in the request line"
    );
    for origin in ["null", "http://evil.example", "https://127.0.0.1", "file://", "tauri://localhost", ""] {
        let answer = ask("1.1", &[own.clone(), format!("Origin: {origin}\r\n"), bearer.clone(), length.clone()]);
        assert_eq!(status(&answer), 403, "{origin}: {answer}");
    }
    let other = format!("Origin: http://127.0.0.1:{}\r\n", port.wrapping_add(1));
    assert_eq!(status(&ask("1.1", &[own.clone(), other, bearer.clone(), length.clone()])), 403);
    // A page may ask before it asks: it is told nothing that would let it.
    let asks = format!(
        "OPTIONS /call/list_periods HTTP/1.1\r\n{own}Origin: http://evil.example\r\nAccess-Control-Request-Method: POST\r\nConnection: close\r\n\r\n"
    );
    let answer = raw(&server, asks.as_bytes());
    assert_eq!(status(&answer), 403);
    assert!(!answer.to_lowercase().contains("access-control-allow"), "{answer}");
}

#[test]
fn the_token_is_wanted_whole_and_where_it_belongs() {
    let cli = Cli::with_book();
    let server = Server::start(&cli, &[]);
    let token = server.token.clone();
    assert!(token.len() >= 64 && token.chars().all(|c| c.is_ascii_hexdigit()), "{token}");
    let call = "/call/list_periods";
    for value in [
        String::new(),
        "Bearer".to_owned(),
        "Bearer ".to_owned(),
        format!("bearer {token}"),
        format!("Bearer {}", &token[..63]),
        format!("Bearer {token}0"),
        format!("Bearer {}", token.to_uppercase().replace(|c: char| c.is_ascii_digit(), "0")),
        format!("Basic {token}"),
        token.clone(),
    ] {
        let answer = server.send("POST", call, &[("Authorization", value.as_str())], b"{}");
        assert_eq!(answer.status, 401, "{value}");
    }
    for path in
        [format!("{call}?token={token}"), format!("/cancel/1?token={token}"), format!("/files?name=a&token={token}")]
    {
        assert_eq!(server.send("POST", &path, &[], b"{}").status, 401, "only a download bears it in the address");
    }
    assert_eq!(server.send("GET", "/exchange", &[], b"").status, 401);
    assert_eq!(server.send("GET", "/files/a.xlsx?token=", &[], b"").status, 401);
    let another = Server::start(&Cli::with_book(), &[]);
    assert_ne!(another.token, token, "each start has its own");
}

#[test]
fn a_request_too_large_or_without_end_is_refused_and_the_server_goes_on() {
    let cli = Cli::with_book();
    let server = Server::start(&cli, &[]);
    let bearer = server.bearer();
    let own = [("Authorization", bearer.as_str())];
    let call = "/call/list_periods";
    // The length alone is enough; the body is not waited for.
    let large = format!(
        "POST {call} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nAuthorization: {bearer}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{{",
        server.port,
        (32 << 20) + 1
    );
    let answer = raw(&server, large.as_bytes());
    assert_eq!(status(&answer), 413, "{answer}");
    assert!(answer.contains("Hãy"), "{answer}");
    // A length that is a lie, a chunk without end, a head without end, nested beyond any form.
    let lies = format!(
        "POST {call} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nAuthorization: {bearer}\r\nContent-Length: 999999999999\r\nConnection: close\r\n\r\n{{}}",
        server.port
    );
    let answer = raw(&server, lies.as_bytes());
    assert!(matches!(status(&answer), 0 | 400 | 413), "{answer}");
    let chunk = format!(
        "POST {call} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nAuthorization: {bearer}\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nFFFFFFFFFFFFFFFF\r\n{{",
        server.port
    );
    let answer = raw(&server, chunk.as_bytes());
    assert!(matches!(status(&answer), 0 | 400 | 413), "{answer}");
    let head = format!("POST {call} HTTP/1.1\r\nX: {}\r\n\r\n", "a".repeat(8 << 20));
    let answer = raw(&server, head.as_bytes());
    assert!(matches!(status(&answer), 0 | 400 | 431), "{}", &answer[..answer.len().min(200)]);
    let nested = format!("{}{}", "[".repeat(200_000), "]".repeat(200_000));
    let answer = server.send("POST", call, &own, nested.as_bytes());
    let told: Value = serde_json::from_slice(&answer.body).unwrap();
    assert!(told["failure"]["sentence"].as_str().unwrap().contains("Hãy"), "{told}");
    for bad in [&b"{"[..], b"\xff\xfe", b"nul", b"{\"a\":1}{", b"\"\\ud800\""] {
        let answer = server.send("POST", call, &own, bad);
        let told: Value = serde_json::from_slice(&answer.body).unwrap();
        assert!(told["failure"]["sentence"].as_str().unwrap().contains("ãy"), "{bad:?} {told}");
    }
    assert_eq!(server.call("list_periods", json!({})), [json!({ "answer": [] })]);
}

/// Who opens many connections and says nothing on them takes the server from nobody.
#[test]
fn silent_connections_do_not_stop_the_server() {
    let cli = Cli::with_book();
    let server = Server::start(&cli, &[]);
    let silent: Vec<TcpStream> = (0..200).map(|_| TcpStream::connect(("127.0.0.1", server.port)).unwrap()).collect();
    let began = Instant::now();
    assert_eq!(server.call("list_periods", json!({})), [json!({ "answer": [] })]);
    assert!(began.elapsed() < Duration::from_secs(5));
    drop(silent);
}

#[test]
fn no_address_leads_out_of_its_folder() {
    let cli = Cli::with_book();
    std::fs::create_dir(cli.path("dist")).unwrap();
    std::fs::write(cli.path("dist/index.html"), "<!doctype html>").unwrap();
    std::fs::write(cli.path("mật.html"), "BÍ MẬT").unwrap();
    std::os::unix::fs::symlink(cli.path("mật.html"), cli.path("dist/lối.html")).unwrap();
    std::os::unix::fs::symlink(cli.path("mật.html"), cli.path("dist/loi.html")).unwrap();
    let server = Server::start(&cli, &["--ui", cli.path("dist").to_str().unwrap()]);
    let bearer = server.bearer();
    let own = [("Authorization", bearer.as_str())];
    for path in [
        "/../m%E1%BA%ADt.html",
        "/..%2fm%E1%BA%ADt.html",
        "/%2e%2e/m%E1%BA%ADt.html",
        "/loi.html",
        "/l%E1%BB%91i.html",
        "//etc/passwd",
        "/etc/passwd",
        "/..\\..\\etc\\passwd",
        "/files/..%5c..%5cx",
        "/files/%2e%2e",
        "/files/loi.html",
        "/index.html/../../so.lienhiep",
        "/index.html%00.png",
    ] {
        let answer = server.send("GET", path, &own, b"");
        assert!(matches!(answer.status, 400 | 404), "{path}: {}", answer.status);
        assert!(!String::from_utf8_lossy(&answer.body).contains("BÍ MẬT"), "{path}");
    }
    for name in [
        "NUL.xlsx",
        "con",
        "a.xlsx.",
        "a%20",
        "a%3Astream",
        "..%5Cx",
        "%5C%5Cmay%5Cx",
        "C%3Ax",
        ".",
        "a%2Fb",
        "%E2%80%AE%0A",
    ] {
        let answer = server.send("POST", &format!("/files?name={name}"), &own, b"abc");
        assert_eq!(answer.status, 400, "{name}");
        assert!(String::from_utf8_lossy(&answer.body).contains("Hãy"));
    }
}
