"""Clusters of an authority: the three answers, each cluster's page, the forms that change them."""
