"""Answers written from the records: which kind of question it is, its query, its wording.

Knows the rooms whose facts it reads. Called by `foi.actions`, letters and pages by way of
`answers.door`; how to add a kind of question stands in docs/answers.md.
"""
