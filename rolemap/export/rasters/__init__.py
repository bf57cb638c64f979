"""Figures in dots, for programs that cannot draw vectors: each drawn once for all documents, in children."""
