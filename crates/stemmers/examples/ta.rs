//! The module of the Tamil stemmer.

dossier_stemmers::module!(dossier_stemmers::tamil);
