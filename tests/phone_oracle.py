"""Draws tests/faults/phone-oracle.csv: numbers of forty countries, made and written by the package `phonenumbers`.

Under the line of each country, a row is the national number, how it is written at home, the sizes of its groups as
seen from abroad, and "short" if no number of the country has a digit less. The native test writes each number in
several notations and reads them again. Run by `make phone-oracle`; the same seed draws the
same numbers for one version of the package.
"""

import random
import re

try:
    from re import _parser as parser
except ImportError:
    import sre_parse as parser

import phonenumbers
from phonenumbers import PhoneNumberFormat
from phonenumbers.phonemetadata import PhoneMetadata

COUNTRIES = (
    "US CA GB IE AU NZ DE AT CH FR BE NL LU IT ES PT DK SE NO FI PL CZ SK HU RO BG GR LT LV EE "
    "BR MX AR CL CO IN ZA SG JP TR"
).split()
EACH = 300
# How often a kind of number is drawn.
KINDS = {"fixed_line": 9, "mobile": 9, "toll_free": 1, "shared_cost": 1}
DIGITS = "0123456789"


def drawn(pattern, rng):
    """A text that a pattern of digits, choices and repetitions matches."""

    def of(items):
        return "".join(one(name, value) for name, value in items)

    def one(name, value):
        name = str(name)
        if name == "LITERAL":
            return chr(value)
        if name == "IN":
            choices = []
            for kind, it in value:
                kind = str(kind)
                if kind == "LITERAL":
                    choices.append(chr(it))
                elif kind == "RANGE":
                    choices.extend(chr(code) for code in range(it[0], it[1] + 1))
                else:
                    choices.extend(DIGITS)
            return rng.choice(choices)
        if name == "SUBPATTERN":
            return of(value[-1])
        if name == "BRANCH":
            return of(rng.choice(value[1]))
        if name == "MAX_REPEAT":
            least, most, items = value
            return "".join(of(items) for _ in range(rng.randint(least, most)))
        raise ValueError(name)

    return of(parser.parse(pattern))


def fair(described, rng):
    """A number of a kind, each as likely as another of its length; those that are hard to meet are made instead."""
    pattern = re.compile(described.national_number_pattern)
    for _ in range(3000):
        text = "".join(rng.choices(DIGITS, k=rng.choice(described.possible_length)))
        if pattern.fullmatch(text):
            return text
    return drawn(described.national_number_pattern, rng)


def number_of(country, national):
    code = phonenumbers.country_code_for_region(country)
    zeros = len(national) - len(national.lstrip("0"))
    return phonenumbers.PhoneNumber(
        country_code=code,
        national_number=int(national),
        italian_leading_zero=True if zeros else None,
        number_of_leading_zeros=zeros if zeros > 1 else None,
    )


def rows(country, rng):
    metadata = PhoneMetadata.metadata_for_region(country)
    kinds = []
    for kind, weight in KINDS.items():
        described = getattr(metadata, kind)
        if described and described.national_number_pattern and described.possible_length != (-1,):
            kinds.extend([described] * weight)
    seen = set()
    while len(seen) < EACH:
        described = rng.choice(kinds)
        national = fair(described, rng)
        number = number_of(country, national)
        # A region that shares its code with others is drawn without theirs.
        if not phonenumbers.is_valid_number_for_region(number, country):
            continue
        e164 = phonenumbers.format_number(number, PhoneNumberFormat.E164)
        if e164 in seen:
            continue
        seen.add(e164)
        home = phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL).replace(",", " ")
        abroad = phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)
        groups = re.split(r"[^0-9]+", abroad.partition(" ")[2])
        sizes = "".join(f"{len(group):x}" for group in groups)
        is_short = not phonenumbers.is_possible_number(number_of(country, national[:-1]))
        yield ",".join([national, home, sizes, "short" if is_short else ""])


def main():
    rng = random.Random(20261201)
    for country in COUNTRIES:
        print(country)
        for row in rows(country, rng):
            print(row)


if __name__ == "__main__":
    main()
