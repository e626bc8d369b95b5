"""Dates as rules: spans, bank holidays, working days, clear days, school terms. PURE.

Values in, values out: knows nothing of Django, of any file but the proclamations shipped beside
it, or of what day it is. Called by every room that keeps things that change or has a deadline.

| module | what stands there |
|---|---|
| `spans` | `Span`: half-open spans of days, `[from, to)` |
| `bank_holidays` | `BankHoliday`, `NATIONS`, `read`: GOV.UK's bank-holidays.json |
| `standing` | `holidays(nation, year)`: what the law itself and the known proclamations give |
| `calendar` | `united_kingdom` (FOIA), `england_and_wales` (committees), `england` (notices) |
| `working_days` | `nth_after`, `nth_before`, `working_days_between`; each day skipped and why |
| `clear_days` | `earliest_after`, `latest_before`: both ends left out, calendar or working days |
| `terms` | `Term`, `Terms`: is it term time, which days are school days |
"""
