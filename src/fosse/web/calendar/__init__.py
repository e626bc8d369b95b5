"""The calendar: bank holidays, school terms, and what the nth working day is and why."""
