"""Side-by-side benchmarks: Fosse beside a named peer doing the same work in the same run.

`make bench` runs them all on the published data. Results are checked equal before anything
is timed against anything.
"""
