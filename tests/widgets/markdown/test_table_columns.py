"""Widths of columns."""

from __future__ import annotations

from app.widgets.markdown.table_columns import Column, column_widths


def widths(columns: list[Column], available: float) -> list[int]:
    return column_widths(columns, available, comfortable=100, widest=300)


def test_a_table_with_room_takes_what_it_needs() -> None:
    assert widths([Column(50), Column(98)], 400) == [52, 100]


def test_wide_columns_give_way_first() -> None:
    narrow, wide = widths([Column(60), Column(900)], 400)
    assert narrow == 60
    assert 300 < wide <= 340


def test_no_column_is_squeezed_below_comfort() -> None:
    assert widths([Column(400)] * 5, 300) == [100] * 5


def test_formulas_are_not_broken() -> None:
    assert min(widths([Column(400, unbreakable=260), Column(400)], 300)) == 100
    assert widths([Column(400, unbreakable=260), Column(400)], 300)[0] == 260
