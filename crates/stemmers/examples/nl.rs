//! The module of the Dutch stemmer.

dossier_stemmers::module!(dossier_stemmers::dutch);
