//! The module of the Romanian stemmer.

dossier_stemmers::module!(dossier_stemmers::romanian);
