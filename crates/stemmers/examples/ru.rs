//! The module of the Russian stemmer.

dossier_stemmers::module!(dossier_stemmers::russian);
