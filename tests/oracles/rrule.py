"""Draws the table of days that tests hold our reading of RRULE to, by Python's dateutil.

One line a rule: the first day, the rule, and its days of the years below, all parted by "|".
"""

import datetime
import itertools
import random

import dateutil
from dateutil.rrule import rrulestr

FROM = datetime.datetime(2026, 12, 1)
TO = datetime.datetime(2030, 12, 31)

RULES = [
    # Holidays as calendars publish them.
    ("19700101", "FREQ=YEARLY"),
    ("19001225", "FREQ=YEARLY;INTERVAL=1"),
    ("20240229", "FREQ=YEARLY"),
    ("20261126", "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH"),
    ("20260525", "FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO"),
    ("20200120", "FREQ=YEARLY;BYDAY=3MO;BYMONTH=1"),
    ("20241105", "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8"),
    ("20101120", "FREQ=YEARLY;BYDAY=WE;BYMONTH=11;BYMONTHDAY=16,17,18,19,20,21,22"),
    ("20150704", "FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=4"),
    ("20200501", "FREQ=YEARLY;UNTIL=20280501"),
    ("20200501", "FREQ=YEARLY;UNTIL=20280430"),
    ("20200501", "FREQ=YEARLY;COUNT=8"),
    ("20200501", "FREQ=YEARLY;COUNT=7"),
    ("20200619", "FREQ=YEARLY;BYMONTH=6;BYDAY=FR,SA;BYSETPOS=-1"),
    ("20201231", "FREQ=YEARLY;BYYEARDAY=-1"),
    ("20200101", "FREQ=YEARLY;BYYEARDAY=1,100,366"),
    ("20200513", "FREQ=YEARLY;BYDAY=20MO"),
    ("20200513", "FREQ=YEARLY;BYDAY=-53WE,53TH"),
    ("20200113", "FREQ=YEARLY;BYMONTHDAY=13;BYDAY=FR"),
    ("20200113", "FREQ=YEARLY;BYMONTHDAY=13"),
    ("20260131", "FREQ=MONTHLY"),
    ("20260131", "FREQ=MONTHLY;BYMONTHDAY=-1"),
    ("20260101", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"),
    ("20260105", "FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO,-1FR"),
    ("20261204", "FREQ=WEEKLY;BYDAY=FR;COUNT=10"),
    ("20261201", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=MO;COUNT=12"),
    ("20261201", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU;COUNT=12"),
    ("20261224", "FREQ=DAILY;COUNT=9"),
    ("20261224", "FREQ=DAILY;INTERVAL=3;UNTIL=20270201"),
    ("20260801", "FREQ=DAILY;BYMONTH=8;UNTIL=20280810"),
]


def drawn(count):
    """Rules of any make, always the same ones."""
    random.seed(13)
    days = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
    for _ in range(count):
        start = datetime.date(1950, 1, 1) + datetime.timedelta(days=random.randrange(29_000))
        period = random.choice(["YEARLY", "YEARLY", "MONTHLY", "WEEKLY", "DAILY"])
        parts = [f"FREQ={period}"]
        if random.random() < 0.4:
            parts.append(f"INTERVAL={random.randint(1, 6)}")
        months = random.random() < 0.6
        if months:
            parts.append("BYMONTH=" + ",".join(map(str, random.sample(range(1, 13), random.randint(1, 3)))))
        if random.random() < 0.6:
            numbers = {"YEARLY": [1, 2, 3, 4, 5, -1, -2] if months else [1, 7, 20, 52, 53, -1, -30], "MONTHLY": [1, 2, 3, 4, 5, -1, -5]}
            numbered = period in numbers and random.random() < 0.7
            chosen = random.sample(days, random.randint(1, 3))
            parts.append("BYDAY=" + ",".join((str(random.choice(numbers[period])) if numbered else "") + day for day in chosen))
        if random.random() < 0.4:
            chosen = random.sample([*range(1, 32), *range(-31, 0)], random.randint(1, 9))
            parts.append("BYMONTHDAY=" + ",".join(map(str, chosen)))
        if len(parts) > 2 and random.random() < 0.2:
            parts.append(f"BYSETPOS={random.choice([1, 2, -1, -2])}")
        if random.random() < 0.3:
            parts.append(f"WKST={random.choice(days)}")
        ends = random.random()
        if ends < 0.25:
            parts.append(f"COUNT={random.randint(1, 400)}")
        elif ends < 0.5:
            parts.append(f"UNTIL={random.randint(2026, 2030)}{random.randint(1, 12):02}{random.randint(1, 28):02}")
        yield start.strftime("%Y%m%d"), ";".join(parts)


print(f"# Drawn by tests/oracles/rrule.py with dateutil {dateutil.__version__}: first day | rule | its days from 2026-12 to 2030")
for start, rule in itertools.chain(RULES, drawn(170)):
    found = rrulestr(rule, dtstart=datetime.datetime.strptime(start, "%Y%m%d")).between(FROM, TO, inc=True)
    # The first forty show a rule.
    shown = [day.strftime("%y%m%d") for day in found[:40]]
    print(f"{start}|{rule}|{' '.join(shown)}")
