//! Letters that urge.
