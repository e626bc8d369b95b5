"""Mail on its way out, as officers see it."""
