//! The module of the Danish stemmer.

dossier_stemmers::module!(dossier_stemmers::danish);
