//! The module of the Hungarian stemmer.

dossier_stemmers::module!(dossier_stemmers::hungarian);
