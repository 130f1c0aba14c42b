//! The module of the Arabic stemmer.

dossier_stemmers::module!(dossier_stemmers::arabic);
