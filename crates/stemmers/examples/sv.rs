//! The module of the Swedish stemmer.

dossier_stemmers::module!(dossier_stemmers::swedish);
