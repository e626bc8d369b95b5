"""How requests come in: an e-mail, a form, files. Words and bytes in, faults in words out. PURE.

Nothing here raises at what a stranger sent, save the one exception that says why a file is not
taken. Called by the forms of `web`, by `fosse foi receive` and by `foi.receiving`.
"""
