//! What holds of the whole program: its layers, its data, its pages, its formats, and every text it may be given.

mod converters;
mod data;
mod formats;
mod given;
mod invariants;
mod layers;
mod pages;
mod samples;
mod schema;
mod schemas;
