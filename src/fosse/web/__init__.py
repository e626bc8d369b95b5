"""Pages: a folder per noun, with views, forms and urls; templates; static files; settings.

Knows every room below; nobody knows it. A page that shows several rooms is put together here.
"""
