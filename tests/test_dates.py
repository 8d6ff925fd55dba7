"""EDTF as days: bounds, fineness, containment, order; and what is said of text that is no date."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import FIRST, LAST, bounds, contains, fault, overlap, precision, sort_key

DATES = [
    ("2001", (2001, 1, 1), (2001, 12, 31), "year"),
    ("2001-06", (2001, 6, 1), (2001, 6, 30), "month"),
    ("2000-02", (2000, 2, 1), (2000, 2, 29), "month"),
    ("1900-02", (1900, 2, 1), (1900, 2, 28), "month"),
    ("2001-06-15", (2001, 6, 15), (2001, 6, 15), "day"),
    ("2002~", (2002, 1, 1), (2002, 12, 31), "year"),
    ("2002-07~", (2002, 7, 1), (2002, 7, 31), "month"),
    ("2002?", (2002, 1, 1), (2002, 12, 31), "year"),
    ("2002%", (2002, 1, 1), (2002, 12, 31), "year"),
    ("199X", (1990, 1, 1), (1999, 12, 31), "decade"),
    ("19XX", (1900, 1, 1), (1999, 12, 31), "century"),
    ("2013/2017", (2013, 1, 1), (2017, 12, 31), "interval"),
    ("1997-03-06/1997-03-08", (1997, 3, 6), (1997, 3, 8), "interval"),
    ("2023/..", (2023, 1, 1), LAST, "interval"),
    ("../1985", FIRST, (1985, 12, 31), "interval"),
    ("2001-21", (2001, 3, 1), (2001, 5, 31), "season"),
    ("2001-33", (2001, 1, 1), (2001, 3, 31), "quarter"),
    ("2001-36", (2001, 10, 1), (2001, 12, 31), "quarter"),
    ("2013-40", (2013, 1, 1), (2013, 6, 30), "half"),
    ("2013-41", (2013, 7, 1), (2013, 12, 31), "half"),
    ("1985-XX-XX", (1985, 1, 1), (1985, 12, 31), "year"),
    ("1960/1961-12", (1960, 1, 1), (1961, 12, 31), "interval"),
    ("-01XX", (-199, 1, 1), (-100, 12, 31), "interval"),
    ("-0100", (-100, 1, 1), (-100, 12, 31), "year"),
    ("1985-04-XX", (1985, 4, 1), (1985, 4, 30), "month"),
]


@pytest.mark.parametrize(("edtf", "first", "last", "fineness"), DATES)
def test_a_date_is_its_days(edtf, first, last, fineness):
    assert bounds(edtf) == (first, last)
    assert precision(edtf) == fineness
    assert fault(edtf) is None


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("1978-13", 'no month 13; write "1978-12"'),
        ("1978-00", "no month 0"),
        ("2001-02-30", 'no day 30; write "2001-02" if'),
        ("1900-02-29", "no day 29"),
        ("2013/2012", 'ends before it starts; write "2012/2013"'),
        ("../..", "neither start nor end"),
        ("June 2001", "not an EDTF date; write"),
        ("2001-6", "not an EDTF date"),
        ("2001-06-15 ", "not an EDTF date"),
        ("２００１", "not an EDTF date"),
        ("", "not an EDTF date"),
        ("unknown", "not an EDTF date"),
    ],
)
def test_text_that_is_no_date_is_told_with_a_remedy(edtf, said):
    assert said in str(fault(edtf))
    with pytest.raises(ValueError, match=r"write|neither"):
        bounds(edtf)


@pytest.mark.parametrize("edtf", [edtf for edtf, *_ in DATES if "/" not in edtf])
def test_the_short_way_and_the_edtf_package_agree(edtf):
    import edtf as package

    parsed = package.parse_edtf(edtf)
    ends = parsed.lower_strict(), parsed.upper_strict()
    assert bounds(edtf) == tuple((end.tm_year, end.tm_mon, end.tm_mday) for end in ends)


days = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))


def spellings(day):
    """Return the date from fine to coarse."""
    year = f"{day.year:04}"
    return [day.isoformat(), f"{year}-{day.month:02}", year, f"{year[:3]}X", f"{year[:2]}XX"]


@given(days)
def test_coarsening_contains(day):
    fine_to_coarse = spellings(day)
    for number, fine in enumerate(fine_to_coarse):
        for coarse in fine_to_coarse[number:]:
            assert contains(coarse, fine)
            assert overlap(coarse, fine)
            assert overlap(fine, coarse)
            assert coarse == fine or not contains(fine, coarse)


@given(days, days)
def test_order_is_that_of_the_calendar_and_the_coarser_comes_first(one, other):
    first, last = sorted([one, other])
    assert sort_key(first.isoformat()) <= sort_key(last.isoformat())
    assert sort_key(f"{one.year:04}") <= sort_key(f"{one.year:04}-{one.month:02}") <= sort_key(one.isoformat())
    assert overlap(one.isoformat(), other.isoformat()) == (one == other)


@given(days, days)
def test_an_interval_holds_its_ends_and_is_refused_the_other_way_round(one, other):
    first, last = sorted([one, other])
    interval = f"{first}/{last}"
    assert contains(interval, str(first))
    assert contains(interval, str(last))
    assert (fault(f"{last}/{first}") is None) == (one == other)


@given(st.text(max_size=12))
def test_any_text_is_a_date_or_a_fault(text):
    if fault(text) is None:
        first, last = bounds(text)
        assert first <= last
