//! The module of the Portuguese stemmer.

dossier_stemmers::module!(dossier_stemmers::portuguese);
