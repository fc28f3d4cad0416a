"""The sheet external_choices as itemsets.csv, the file that ODK Collect and the web page read it from.

The converter writes such a file too, but leaves blank cells out, so that the cells behind one move to the left.
"""

import csv
import io
import re
from collections.abc import Mapping

from survey_api.instruments.sheets import Sheet

SHEET = "external_choices"


def itemsets_csv(sheets: Mapping[str, Sheet]) -> str | None:
    """Every cell quoted, one line a choice under a line of headings. None without such a sheet."""
    sheet = sheets.get(SHEET)
    if sheet is None or not sheet.rows:
        return None
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n")
    columns = [column for column in sheet.columns if column]
    writer.writerow([_heading(column, sheet.titles.get(column, column)) for column in columns])
    writer.writerows([row.get(column) for column in columns] for row in sheet.rows)
    return out.getvalue()


def _heading(column: str, title: str) -> str:
    """The columns with a meaning by their own names, filters and languages as their author writes them."""
    if column in ("list_name", "name", "label"):
        return column
    return re.sub(r"\s*::\s*", "::", title.strip())
