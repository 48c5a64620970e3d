//! The web view that Windows lends to the window (WebView2). An old machine may lack it, and without this the
//! program would end there without a word.

/// What the person at the machine is told: what is missing, that nothing is lost, what to do.
#[cfg(windows)]
const MISSING: &str = "Máy này chưa có WebView2 Runtime của Microsoft nên không mở được cửa sổ Sổ Liên hiệp. \
                       Dữ liệu không bị ảnh hưởng.\n\n\
                       Hãy chạy tệp MicrosoftEdgeWebView2RuntimeInstallerX64.exe (thường nằm cạnh bộ cài Sổ Liên hiệp; \
                       nếu không có, tải từ trang Microsoft Edge WebView2 ở một máy có mạng rồi chép sang), \
                       sau đó mở lại chương trình. Không cần quyền quản trị.";

/// Whether a window can be shown. When it cannot, the person is told in a box of the system.
#[cfg(windows)]
pub fn present_or_say() -> bool {
    if tauri::webview_version().is_ok() {
        return true;
    }
    // For who started it from a terminal.
    eprintln!("{MISSING}");
    let said = rfd::MessageDialog::new().set_title("Sổ Liên hiệp").set_description(MISSING);
    said.set_level(rfd::MessageLevel::Error).set_buttons(rfd::MessageButtons::OkCustom("Đóng".into())).show();
    false
}

/// Whether a window can be shown: elsewhere the web view is a library that the program does not start without.
#[cfg(not(windows))]
pub fn present_or_say() -> bool {
    true
}
