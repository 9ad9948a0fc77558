"""One file for each page. Streamlit runs a page's file from top to bottom at every touch."""
