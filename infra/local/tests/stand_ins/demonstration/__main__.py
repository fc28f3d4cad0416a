import os
import urllib.request
from pathlib import Path

accounts = Path(os.environ["ACCOUNTS_FILE"])
with urllib.request.urlopen(os.environ["PUBLIC_URL"] + "/api/identity/v1/setup") as answer:
    assert answer.status == 200
assert Path(os.environ["SETUP_CODE_FILE"]).read_text().strip()
print("59 networks", flush=True)
accounts.write_text("leader@demo.example  secret\n")
with (accounts.parent / "demonstration-loaded").open("a") as marker:
    marker.write("loaded\n")
