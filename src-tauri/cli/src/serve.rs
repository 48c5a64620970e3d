//! `serve`: the same table over HTTP, for this machine only.
//!
//! It listens on 127.0.0.1, wants the token that it printed at the start, and refuses every request whose `Host` or
//! `Origin` is not its own address, so that no page of the web can speak to it.

mod books;
mod calls;
mod files;
mod guard;
mod interface;

use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn_with_state, map_response};
use axum::routing::{get, post};
use lienhiep_core::error::Failure;
use lienhiep_core::files::reason;
use lienhiep_core::session::Session;
use tokio::net::TcpListener;

use crate::arguments::{Arguments, Serve};
use crate::error::CliError;
use crate::setting;

/// Largest request of a command.
const CALL_LIMIT: usize = 32 << 20;
/// Largest file sent up.
const FILE_LIMIT: usize = 256 << 20;

/// What every request stands on.
pub struct Server {
    session: Session,
    token: String,
    port: u16,
    jobs: calls::Jobs,
    exchange: tempfile::TempDir,
    books: PathBuf,
    interface: Option<PathBuf>,
}

/// Serves until the process is told to stop.
pub fn run(arguments: &Arguments, serve: Serve) -> Result<ExitCode, Failure> {
    let interface = serve.ui.map(interface::checked).transpose()?;
    let books = books::folder(arguments.data.as_deref());
    let session = match arguments.data {
        Some(_) => setting::opened(arguments)?,
        None => setting::session(arguments),
    };
    let no_port = |error: std::io::Error| CliError::NoPort { port: serve.port, reason: reason(&error) };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(no_port)?;
    let served = runtime.block_on(async {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, serve.port)).await?;
        let port = listener.local_addr()?.port();
        let exchange = tempfile::Builder::new().prefix("lienhiep-").tempdir()?;
        let (token, jobs) = (guard::new_token(), calls::Jobs::default());
        let server = Server { session, token, port, jobs, exchange, books, interface };
        println!("http://127.0.0.1:{port}/#token={}", server.token);
        let server = Arc::new(server);
        let stopped = tokio::select! {
            ended = axum::serve(listener, routes(server.clone())) => ended,
            () = stop_signal() => Ok(()),
        };
        server.session.close();
        stopped
    });
    runtime.shutdown_timeout(std::time::Duration::from_secs(2));
    served.map_err(no_port)?;
    Ok(ExitCode::SUCCESS)
}

fn routes(server: Arc<Server>) -> Router {
    let guarded = Router::new()
        .route("/call/{name}", post(calls::call))
        .route("/cancel/{id}", post(calls::cancel))
        .route("/files", post(files::upload).layer(DefaultBodyLimit::disable()))
        .route("/files/{name}", get(files::download))
        .route("/exchange", get(files::exchange))
        .route_layer(from_fn_with_state(server.clone(), guard::token));
    guarded
        .fallback(interface::file)
        .layer(from_fn_with_state(server.clone(), guard::own_address))
        .layer(DefaultBodyLimit::max(CALL_LIMIT))
        .layer(map_response(guard::in_words))
        .with_state(server)
}

/// Ctrl+C, or on Unix also SIGTERM: then the exchange folder is cleared and the book closed.
async fn stop_signal() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        let terminated = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate());
        if let Ok(mut terminated) = terminated {
            tokio::select! { _ = interrupted => {}, _ = terminated.recv() => {} }
            return;
        }
    }
    let _ = interrupted.await;
}
