//! The module of the German stemmer.

dossier_stemmers::module!(dossier_stemmers::german);
