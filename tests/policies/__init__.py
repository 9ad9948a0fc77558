"""The five documents: every clause, and whole lives of councils that adopted them."""
