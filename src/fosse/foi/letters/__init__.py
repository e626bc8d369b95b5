"""The letters of a case: wording in text files, values in a frozen dataclass for each. PURE.

May know `documents` and the facts of a case; neither tables nor what day it is. Called by
`foi.drafting`, which fills them from a case, and `foi.issuing`, which sends them.
"""
