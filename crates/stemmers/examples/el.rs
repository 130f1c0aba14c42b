//! The module of the Greek stemmer.

dossier_stemmers::module!(dossier_stemmers::greek);
