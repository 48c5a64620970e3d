//! Protecting a book is interrupted by the end of the program: there is the plain book or the protected one, whole, and
//! the one password opens what is protected. And the command line, which asks nobody.

mod cli_kit;

use std::process::Stdio;
use std::time::Duration;

use cli_kit::Cli;
use lienhiep_tests::Numbers;
use serde_json::{Value, json};

const PASSWORD: &str = "một câu dễ nhớ";

fn first_account() -> Value {
    json!({ "login": "hoa", "display_name": "Nguyễn Thị Hoa", "password": PASSWORD })
}

#[test]
fn whenever_the_program_is_ended_the_book_opens_with_or_without_its_password() {
    let cli = Cli::with_book();
    let new = json!({ "code": "Y", "name": "Hội Y học", "kind": "member_association", "status": "active" });
    cli.run(&["call", "create_organization", &new.to_string()]).done();
    let signed_in = |arguments: &[&str]| {
        let mut command = cli.command(&[&["--login", "hoa"], arguments].concat());
        command.env("LIENHIEP_PASSWORD", PASSWORD).output().unwrap()
    };
    let protect = || cli.command(&["call", "protect_book", &first_account().to_string()]);
    // How long it takes on this machine.
    let began = std::time::Instant::now();
    assert!(protect().output().unwrap().status.success());
    let whole = began.elapsed();
    let unprotect = ["call", "unprotect_book", &json!({ "password": PASSWORD }).to_string()].map(str::to_owned);
    let unprotect: Vec<&str> = unprotect.iter().map(String::as_str).collect();
    assert!(signed_in(&unprotect).status.success());
    let mut numbers = Numbers(5395);
    let mut protected = 0;
    for kill in 0..10 {
        let mut child = protect().stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(numbers.below(whole.as_millis() as usize + 50) as u64));
        let _ = child.kill();
        child.wait().unwrap();
        let plain = cli.run(&["call", "list_organizations"]);
        if plain.code == 0 {
            assert_eq!(plain.json()["total"], json!(1), "kill {kill}");
            continue;
        }
        assert!(plain.stderr.contains("--login"), "kill {kill}: {}", plain.stderr);
        protected += 1;
        let answer = signed_in(&["call", "list_organizations"]);
        let text = String::from_utf8_lossy(&answer.stdout).into_owned();
        assert!(answer.status.success(), "kill {kill}: {}", String::from_utf8_lossy(&answer.stderr));
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap()["total"], json!(1), "kill {kill}");
        assert!(signed_in(&["check"]).status.success(), "kill {kill}");
        assert!(signed_in(&unprotect).status.success(), "kill {kill}");
    }
    eprintln!("10 moments, {protected} after the book had changed its place");
}

#[test]
fn the_command_line_takes_a_password_from_the_environment_or_a_file_and_never_as_an_argument() {
    let cli = Cli::with_book();
    cli.run(&["call", "protect_book", &first_account().to_string()]).done();
    let nobody = cli.run(&["check"]).refused();
    assert!(nobody.stderr.contains("Hãy thêm --login"), "{}", nobody.stderr);
    let without = cli.run(&["--login", "hoa", "check"]).refused();
    assert!(without.stderr.contains("LIENHIEP_PASSWORD"), "{}", without.stderr);
    std::fs::write(cli.path("mat-khau.txt"), format!("\u{feff}{PASSWORD}\r\n")).unwrap();
    cli.run(&["--login", "hoa", "--password-file", "mat-khau.txt", "check"]).done();
    let missing = cli.run(&["--login", "hoa", "--password-file", "khong-co.txt", "check"]).refused();
    assert!(missing.stderr.contains("khong-co.txt"), "{}", missing.stderr);
    std::fs::write(cli.path("mat-khau.txt"), "đoán mò thôi").unwrap();
    let wrong = cli.run(&["--login", "hoa", "--password-file", "mat-khau.txt", "check"]).refused();
    assert!(wrong.stderr.contains("không đúng"), "{}", wrong.stderr);
}
