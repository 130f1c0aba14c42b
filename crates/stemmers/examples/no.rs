//! The module of the Norwegian stemmer.

dossier_stemmers::module!(dossier_stemmers::norwegian);
