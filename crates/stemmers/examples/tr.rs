//! The module of the Turkish stemmer.

dossier_stemmers::module!(dossier_stemmers::turkish);
