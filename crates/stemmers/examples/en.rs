//! The module of the English stemmer.

dossier_stemmers::module!(dossier_stemmers::english);
