"""What Collect's settings code holds: JSON, compressed with zlib, in Base64. Pure."""

import base64
import zlib

import orjson


def server_url(public_url: str, token: str) -> str:
    """The address that a device is given as its server."""
    return f"{public_url.rstrip('/')}/openrosa/key/{token}"


def settings_code(url: str, name: str) -> str:
    """The text of the QR code that sets a project up: forms follow the server, answers leave by themselves."""
    settings = {
        "general": {
            "server_url": url,
            "form_update_mode": "match_exactly",
            "autosend": "wifi_and_cellular",
        },
        "project": {"name": name},
        "admin": {},
    }
    return base64.b64encode(zlib.compress(orjson.dumps(settings), 9)).decode()
