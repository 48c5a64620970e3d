//! Who may speak to the server.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Request, State};
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE, HOST, ORIGIN};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use lienhiep_core::error::Failure;
use serde_json::json;

use super::Server;
use crate::error::CliError;

/// A refusal that is only a number gets its sentence, in the form of every other failure.
pub async fn in_words(response: Response) -> Response {
    let status = response.status();
    let is_told = response.headers().get(CONTENT_TYPE).is_some_and(|kind| kind == "application/json");
    if is_told || !status.is_client_error() {
        return response;
    }
    let error = match status {
        StatusCode::UNAUTHORIZED => CliError::WrongToken,
        StatusCode::FORBIDDEN => CliError::ForeignPage,
        StatusCode::NOT_FOUND => CliError::NoAddress,
        StatusCode::METHOD_NOT_ALLOWED => CliError::WrongMethod,
        StatusCode::PAYLOAD_TOO_LARGE => CliError::TooLarge { limit_mb: super::CALL_LIMIT >> 20 },
        _ => CliError::BadHttp,
    };
    (status, Json(json!({ "failure": Failure::from(error) }))).into_response()
}

/// 32 random bytes as text.
pub fn new_token() -> String {
    rand::random::<[u8; 32]>().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Lets only requests pass that were addressed to this very server, and that no foreign page sent.
pub async fn own_address(State(server): State<Arc<Server>>, request: Request, next: Next) -> Response {
    let own = [format!("127.0.0.1:{}", server.port), format!("localhost:{}", server.port)];
    let headers = request.headers();
    // One name of the server and no second one, neither in the head nor in the line above it.
    let is_own = |host: &str| own.iter().any(|own| own == host);
    let is_one = headers.get_all(HOST).iter().count() == 1 && headers.get_all(ORIGIN).iter().count() <= 1;
    let named_is_own = request.uri().authority().is_none_or(|named| is_own(named.as_str()));
    let host_is_own = is_one && named_is_own && text(headers, HOST.as_str()).is_some_and(is_own);
    let origin_is_own = match headers.get(ORIGIN) {
        None => true,
        Some(origin) => own.iter().any(|own| origin.as_bytes() == format!("http://{own}").as_bytes()),
    };
    if host_is_own && origin_is_own { next.run(request).await } else { StatusCode::FORBIDDEN.into_response() }
}

/// Lets only requests pass that carry the token: in the header, or, for a download that the browser itself
/// starts, in the query.
pub async fn token(State(server): State<Arc<Server>>, request: Request, next: Next) -> Response {
    let bearer = text(request.headers(), AUTHORIZATION.as_str()).and_then(|value| value.strip_prefix("Bearer "));
    let is_download = request.method() == axum::http::Method::GET && request.uri().path().starts_with("/files/");
    let query = request.uri().query().filter(|_| is_download).unwrap_or_default();
    let in_query = query.split('&').find_map(|pair| pair.strip_prefix("token="));
    let known = bearer.or(in_query).is_some_and(|given| same(given.as_bytes(), server.token.as_bytes()));
    if known { next.run(request).await } else { StatusCode::UNAUTHORIZED.into_response() }
}

fn text<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// Compares in a time that does not tell how much was right.
fn same(given: &[u8], token: &[u8]) -> bool {
    given.len() == token.len() && given.iter().zip(token).fold(0, |differs, (a, b)| differs | (a ^ b)) == 0
}
