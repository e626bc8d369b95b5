"""Information requests, from receipt to the disclosure log: FOIA 2000, EIR 2004 and re-use.

May know the rooms below (register, assessments, stationery, calendar), for answers are written
from their records. Called by `web` and `cli`; knows neither, and never asks what day it is.
"""
