"""
The programmatic entrance: JSON for a council's own systems, described by a document that its tests hold it to.

`problem.py` is how anything is refused; `today.py` and `check.py` answer; `document.py` describes them and
`document_page.py` shows that without a script; `monitor.py` is for whoever watches over the server.
"""
