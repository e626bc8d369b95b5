"""Information requests as the public meets them: ask, read what was answered, count the days."""
