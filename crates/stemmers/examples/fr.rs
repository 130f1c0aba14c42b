//! The module of the French stemmer.

dossier_stemmers::module!(dossier_stemmers::french);
