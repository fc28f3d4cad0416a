"""Where a file from outside comes in: looked at before it is opened, read, then converted. Runs in a child process.

The converter is loaded only for a file that could be read, so that a hostile one is refused at once.
"""

from typing import Any

from survey_api.instruments.row_fault import RowFault
from survey_api.instruments.sheets import Unreadable, read_sheets, refuse_bombs


def convert_form(content: bytes) -> dict[str, Any]:
    """`{"faults": […], "unreadable": true}` for what is no form, else what `convert_sheets` makes of it."""
    try:
        if content.startswith(b"PK\x03\x04"):
            refuse_bombs(content)
        sheets = read_sheets(content)
    except Unreadable as error:
        return {"faults": [RowFault(error.code, error.message, error.fix).to_json()], "unreadable": True}
    from survey_api.instruments.conversion import convert_sheets  # noqa: PLC0415  see above

    return convert_sheets(content, sheets)
