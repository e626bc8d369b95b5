"""The statistics of evidence: arrays in, arrays out. PURE.

Not known is NaN, on the way in and on the way out. Called by the panels of `evidence`; each
function names the paper that it follows.
"""
