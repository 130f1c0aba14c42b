//! The module of the Finnish stemmer.

dossier_stemmers::module!(dossier_stemmers::finnish);
