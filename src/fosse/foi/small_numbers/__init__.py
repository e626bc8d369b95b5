"""Numbers so small that they would say something of one school or one person. PURE.

`rule.py` is the authority's disclosure policy, dated. `row.py` hides in one row of counts whose
sum everybody knows; `protecting.py` in tables with totals and after earlier disclosures;
`bounds.py` attacks what would be published, by solving for each hidden cell.
"""
