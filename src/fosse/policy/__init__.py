"""The School Improvement Policy as data: levels, criteria, entitlement. PURE.

Knows the shapes of evidence (`fosse.evidence.indicator`, `.measure`) and nothing of Django.
Called by assessments, and by the page that publishes the policy.
"""
