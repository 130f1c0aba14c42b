//! The module of the Italian stemmer.

dossier_stemmers::module!(dossier_stemmers::italian);
