"""
The pages on which people sign in: plain HTML beside the app, without a script.

A page of the app hears of a browser's cookies but cannot set one that scripts do not see: so a password goes to a route
of its own, which answers with the cookie and sends the person back to the page they came from. Signing in at a provider
needs none of this: Streamlit's own login does it, and `gate/desk/sign_in_openid.py` says whose sign-in it is.
"""
