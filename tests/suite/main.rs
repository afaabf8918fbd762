//! What holds of the whole program: its layers, its data, its pages, its formats, and every text it may be given.

mod converters;
mod data;
mod figures_and_places;
mod formats;
mod formats_page;
mod given;
mod invariants;
mod layers;
mod pages;
mod renderings;
mod samples;
mod schema;
mod schemas;
mod spoken_figures;
