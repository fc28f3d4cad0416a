"""A workbook as a download."""

import re

from starlette.responses import Response

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def workbook_response(title: str, content: bytes) -> Response:
    """Under a name that every file system takes."""
    name = re.sub(r"[^A-Za-z0-9._-]+", "_", title).strip("_")[:80] or "form"
    return Response(
        content,
        media_type=XLSX,
        headers={
            "Content-Disposition": f'attachment; filename="{name}.xlsx"',
            "X-Content-Type-Options": "nosniff",
        },
    )
