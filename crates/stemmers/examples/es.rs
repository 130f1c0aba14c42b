//! The module of the Spanish stemmer.

dossier_stemmers::module!(dossier_stemmers::spanish);
