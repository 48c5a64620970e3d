//! `sign-update INSTALLER KEY PUBLIC NOTES`: signs an installer for the update from a file. Without a file KEY a pair of
//! keys is made first: the private half goes to KEY, which the maker keeps, the public half to PUBLIC. The variable
//! `LIENHIEP_UPDATE_KEY_PASSWORD` locks and unlocks the private half.

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;

use minisign::{KeyPair, PublicKey, SecretKey, SecretKeyBox};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [installer, key, public, notes] = arguments.as_slice() else {
        eprintln!("sign-update BỘ-CÀI KHÓA KHÓA-CÔNG-KHAI GHI-CHÚ");
        return ExitCode::from(2);
    };
    match sign(Path::new(installer), Path::new(key), Path::new(public), notes) {
        Ok(told) => {
            println!("{told}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("Chưa ký được: {error}");
            ExitCode::FAILURE
        }
    }
}

fn sign(installer: &Path, key: &Path, public: &Path, notes: &str) -> Result<String, Box<dyn Error>> {
    let password = std::env::var("LIENHIEP_UPDATE_KEY_PASSWORD").ok().filter(|password| !password.is_empty());
    if !key.is_file() {
        make_keys(key, public, password)?;
        return Ok(format!(
            "Đã tạo khóa {}. Hãy cất nó ngoài kho mã. {} mang nửa công khai: hãy dựng lại bộ cài rồi ký, vì chỉ bản mang \
             khóa này mới nhận được bản sau.",
            key.display(),
            public.display()
        ));
    }
    let secret = unlocked(&std::fs::read_to_string(key)?, password)?;
    let public = PublicKey::from_file(public)?;
    let name = installer.file_name().ok_or("bộ cài không có tên")?.to_string_lossy().into_owned();
    let version = env!("CARGO_PKG_VERSION");
    if !name.contains(version) {
        return Err(format!("tên “{name}” không có phiên bản {version}; hãy dựng lại bộ cài").into());
    }
    if notes.contains(['\t', '\n', '\r']) {
        return Err("ghi chú chỉ được một dòng, không có dấu tab".into());
    }
    let told = format!("so-lien-hiep\tversion:{version}\tfile:{name}\tnotes:{notes}");
    let bytes = std::fs::read(installer)?;
    // With the public half of this repository: a signature that no program would take is refused here.
    let signature = minisign::sign(Some(&public), &secret, bytes.as_slice(), Some(&told), Some("So Lien hiep"))?;
    let beside = installer.with_file_name(format!("{name}.minisig"));
    std::fs::write(&beside, signature.into_string())?;
    Ok(format!("Đã ký {name}: chép nó cùng {} vào USB.", beside.display()))
}

fn make_keys(key: &Path, public: &Path, password: Option<String>) -> Result<(), Box<dyn Error>> {
    let pair = match password {
        Some(password) => KeyPair::generate_encrypted_keypair(Some(password))?,
        None => KeyPair::generate_unencrypted_keypair()?,
    };
    if let Some(folder) = key.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(key, pair.sk.to_box(None)?.into_string())?;
    std::fs::write(public, pair.pk.to_box()?.into_string())?;
    Ok(())
}

fn unlocked(text: &str, password: Option<String>) -> Result<SecretKey, Box<dyn Error>> {
    let boxed = SecretKeyBox::from_string(text)?;
    Ok(match password {
        Some(password) => boxed.into_secret_key(Some(password))?,
        None => boxed.into_unencrypted_secret_key()?,
    })
}
