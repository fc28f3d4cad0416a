"""Who may call what: one row for each operation of each service.

A new route is added here by hand, after a thought about who may call it.
"""

import json
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

from .conftest import RESEARCHER, House

SIGNED_IN: Final = "signed-in"
RESPONDENT: Final = "public-link"
APP_USER: Final = "app-user"
"""A device, by the token in its address: no token of a person opens it, and who asks is in the path."""

ANONYMOUS: Final = ("anonymous",)

MATRIX: Final[dict[str, str]] = {
    "identity:add_membership": "people:write",
    "identity:change_membership": "people:write",
    "identity:change_network": "directory:write",
    "identity:change_organisation": "directory:write",
    "identity:change_person": "people:write",
    "identity:change_project": "project:write",
    "identity:check_chain": "audit:read",
    "identity:close_account": "people:write",
    "identity:create_account": "people:write",
    "identity:create_client": "client:write",
    "identity:create_network": "directory:write",
    "identity:create_organisation": "directory:write",
    "identity:create_person": "people:write",
    "identity:create_project": "project:write",
    "identity:create_site": "project:write",
    "identity:create_tenant": "tenant:create",
    "identity:enrol_totp": "signed-in",
    "identity:forget_second_factor": "people:write",
    "identity:get_network": "directory:read",
    "identity:get_organisation": "directory:read",
    "identity:get_person": "people:read",
    "identity:get_project": "project:read",
    "identity:give_grant": "grants:write",
    "identity:import_roster": "directory:write",
    "identity:issue_token": "anonymous",
    "identity:list_accounts": "people:write",
    "identity:list_audit": "audit:read",
    "identity:list_clients": "client:write",
    "identity:list_colleagues": "cycle:write|cycle:contribute|coach:read",
    "identity:list_grants": "grants:write",
    "identity:list_networks": "directory:read",
    "identity:list_organisations": "directory:read",
    "identity:list_people": "people:read",
    "identity:list_projects": "project:read",
    "identity:list_sites": "project:read",
    "identity:read_directory_changes": "directory:sync",
    "identity:read_keys": "anonymous",
    "identity:read_me": "signed-in",
    "identity:read_names": "signed-in",
    "identity:read_network_names": "roster:names",
    "identity:read_principal_grants": "grants:sync",
    "identity:read_roster": "wave:write|roster:read",
    "identity:read_setup": "anonymous",
    "identity:refresh_session": "anonymous",
    "identity:revoke_client": "client:write",
    "identity:set_password": "signed-in",
    "identity:set_up": "anonymous",
    "identity:sign_in": "anonymous",
    "identity:sign_out": "anonymous",
    "identity:take_grant_back": "grants:write",
    "pdsa:add_evidence": "cycle:write|cycle:contribute",
    "pdsa:add_measure_note": "measure:write",
    "pdsa:add_measure_phase": "measure:write",
    "pdsa:add_observation": "measure:write|cycle:contribute",
    "pdsa:add_observations": "measure:write|cycle:contribute",
    "pdsa:adopt_idea": "idea:write",
    "pdsa:answer_review": "comment:write",
    "pdsa:append_piece": "cycle:write|cycle:contribute",
    "pdsa:attach_file": "cycle:write|cycle:contribute",
    "pdsa:change_aim": "aim:write",
    "pdsa:change_comment": "comment:write|cycle:contribute",
    "pdsa:change_cycle": "cycle:write|cycle:contribute",
    "pdsa:change_evidence": "cycle:write|cycle:contribute",
    "pdsa:change_idea": "idea:write",
    "pdsa:change_measure": "measure:write",
    "pdsa:change_team": "cycle:write",
    "pdsa:change_theory": "aim:write",
    "pdsa:check_chain": "audit:read",
    "pdsa:compare_theory_versions": "aim:read",
    "pdsa:correct_observation": "measure:write|cycle:contribute",
    "pdsa:count_unread": "signed-in",
    "pdsa:create_aim": "aim:write",
    "pdsa:create_comment": "comment:write|cycle:contribute",
    "pdsa:create_cycle": "cycle:write|cycle:contribute",
    "pdsa:create_idea": "idea:write",
    "pdsa:create_measure": "measure:write",
    "pdsa:create_review": "comment:write|cycle:contribute",
    "pdsa:create_team": "cycle:write",
    "pdsa:create_theory": "aim:write",
    "pdsa:create_upload": "cycle:write|cycle:contribute",
    "pdsa:create_variant": "aim:write",
    "pdsa:delete_comment": "comment:write|cycle:contribute|people:write",
    "pdsa:describe_uploads": "anonymous",
    "pdsa:draw_measure_chart": "measure:read",
    "pdsa:end_upload": "cycle:write|cycle:contribute",
    "pdsa:get_aim": "aim:read",
    "pdsa:get_comment": "cycle:read|idea:read|measure:read|aim:read",
    "pdsa:get_cycle": "cycle:read",
    "pdsa:get_evidence": "cycle:read",
    "pdsa:get_evidence_file": "cycle:read",
    "pdsa:get_evidence_thumbnail": "cycle:read",
    "pdsa:get_idea": "idea:read",
    "pdsa:get_measure": "measure:read",
    "pdsa:get_observation": "measure:read",
    "pdsa:get_prompts": "cycle:read",
    "pdsa:get_review": "cycle:read",
    "pdsa:get_team": "cycle:read",
    "pdsa:get_theory": "aim:read",
    "pdsa:get_theory_version": "aim:read",
    "pdsa:give_up_variant": "aim:write",
    "pdsa:list_aims": "aim:read",
    "pdsa:list_audit": "audit:read",
    "pdsa:list_coached_cycles": "coach:read",
    "pdsa:list_coached_networks": "coach:read",
    "pdsa:list_comment_changes": "cycle:read|idea:read|measure:read|aim:read",
    "pdsa:list_comments": "cycle:read|idea:read|measure:read|aim:read",
    "pdsa:list_cycles": "cycle:read",
    "pdsa:list_evidence": "cycle:read",
    "pdsa:list_ideas": "idea:read",
    "pdsa:list_measure_notes": "measure:read",
    "pdsa:list_measure_phases": "measure:read",
    "pdsa:list_measures": "measure:read",
    "pdsa:list_my_prompts": "cycle:read",
    "pdsa:list_notices": "signed-in",
    "pdsa:list_observations": "measure:read",
    "pdsa:list_reviews": "cycle:read",
    "pdsa:read_notice": "signed-in",
    "pdsa:read_notices": "signed-in",
    "pdsa:read_cycle_history": "cycle:read",
    "pdsa:read_portfolio": "cycle:read",
    "pdsa:read_ramp": "cycle:read",
    "pdsa:read_spread": "idea:read",
    "pdsa:read_team_history": "cycle:read",
    "pdsa:list_teams": "cycle:read",
    "pdsa:list_theories": "aim:read",
    "pdsa:list_theory_versions": "aim:read",
    "pdsa:merge_theory": "aim:read",
    "pdsa:preview_import": "measure:write",
    "pdsa:rasterise_measure_chart": "measure:read",
    "pdsa:move_cycle": "cycle:write|cycle:contribute",
    "pdsa:plan_next_cycle": "cycle:write|cycle:contribute",
    "pdsa:read_chart": "measure:read",
    "pdsa:read_blank_worksheet": "cycle:read",
    "pdsa:read_aim_history": "aim:read",
    "pdsa:read_board": "idea:read",
    "pdsa:read_idea_history": "idea:read",
    "pdsa:read_lineage": "idea:read",
    "pdsa:read_look": "coach:read",
    "pdsa:read_measure_history": "measure:read",
    "pdsa:read_multiples": "measure:read",
    "pdsa:read_observation_history": "measure:read",
    "pdsa:read_offset": "cycle:write|cycle:contribute",
    "pdsa:read_theory_history": "aim:read",
    "pdsa:read_triangulation": "cycle:read",
    "pdsa:read_upload": "cycle:write|cycle:contribute",
    "pdsa:read_worksheet": "cycle:read",
    "pdsa:remove_evidence": "cycle:write|cycle:contribute",
    "pdsa:refresh_measure": "measure:write",
    "pdsa:remove_measure_note": "measure:write",
    "pdsa:remove_measure_phase": "measure:write",
    "pdsa:resolve_comment": "comment:write|cycle:contribute",
    "pdsa:restore_theory": "aim:write",
    "pdsa:tabulate_measure_chart": "measure:read",
    "pdsa:take_import": "measure:write",
    "pdsa:withdraw_observation": "measure:write|cycle:contribute",
    "pdsa:withdraw_review": "comment:write|cycle:contribute",
    "pdsa:write_look": "coach:read",
    "reports:change_definition": "report:write",
    "reports:check_chain": "audit:read",
    "reports:create_definition": "report:write",
    "reports:create_run": "report:write",
    "reports:follow": "report:read",
    "reports:get_definition": "report:read",
    "reports:get_document": "report:read",
    "reports:get_document_file": "report:read",
    "reports:get_run": "report:read",
    "reports:list_audit": "audit:read",
    "reports:list_definitions": "report:read",
    "reports:list_documents": "report:read",
    "reports:list_kinds": "report:read",
    "reports:list_runs": "report:read",
    "reports:retry_document": "report:write",
    "reports:retry_run": "report:write",
    "survey:change_wave": "wave:write",
    "survey:check_chain": "audit:read",
    "survey:change_draft": "instrument:write",
    "survey:check_draft": "instrument:write",
    "survey:close_wave": "wave:write",
    "survey:create_draft": "instrument:write",
    "survey:create_wave": "wave:write",
    "survey:discard_draft": "instrument:write",
    "survey:export_draft": "instrument:write",
    "survey:export_instrument": "instrument:read",
    "survey:follow_live": "wave:read",
    "survey:list_audit": "audit:read",
    "survey:freeze_figures": "figures:freeze",
    "survey:list_drafts": "instrument:write",
    "survey:list_figures": "figures:read",
    "survey:list_instruments": "instrument:read",
    "survey:list_invitations": "wave:read",
    "survey:list_links": "wave:read",
    "survey:list_responses": "response:read",
    "survey:get_nodes_file": "response:read",
    "survey:get_ties_file": "response:read",
    "survey:list_nodes": "response:read",
    "survey:list_ties": "response:read",
    "survey:read_network": "response:read",
    "survey:read_comparability": "wave:read",
    "survey:list_versions": "instrument:read",
    "survey:list_waves": "wave:read",
    "survey:make_links": "wave:write",
    "survey:open_wave": "wave:write",
    "survey:post_response_batch": "response:create",
    "survey:put_response": "response:create",
    "survey:publish_draft": "instrument:write",
    "survey:read_changes": "instrument:read",
    "survey:read_current_link": "public-link",
    "survey:read_draft": "instrument:write",
    "survey:read_figures": "figures:read",
    "survey:read_instrument": "instrument:read",
    "survey:read_link_roster": "public-link",
    "survey:read_model": "instrument:read",
    "survey:read_response": "response:read",
    "survey:read_response_rates": "wave:read",
    "survey:read_wave": "wave:read",
    "survey:read_slice": "figures:read",
    "survey:read_xform": "instrument:read",
    "survey:revoke_link": "wave:write",
    "survey:read_own_response": "response:create",
    "survey:amend_own_response": "response:create",
    "survey:keep_continuation": "public-link",
    "survey:read_continuation": "public-link",
    "survey:forget_continuation": "public-link",
    "survey:append_piece": "response:create",
    "survey:attach_file": "response:create",
    "survey:create_upload": "response:create",
    "survey:describe_uploads": "anonymous",
    "survey:end_upload": "response:create",
    "survey:get_attachment_file": "response:read",
    "survey:get_attachment_thumbnail": "response:read",
    "survey:get_conflict_file": "response:read",
    "survey:list_attachments": "response:create",
    "survey:list_conflicts": "response:read",
    "survey:list_response_versions": "response:read",
    "survey:read_offset": "response:create",
    "survey:read_upload": "response:create",
    "survey:resolve_conflict": "response:read",
    "survey:create_app_user": "wave:write",
    "survey:list_app_users": "wave:write",
    "survey:revoke_app_user": "wave:write",
    "survey:list_device_forms": "app-user",
    "survey:get_device_form": "app-user",
    "survey:offer_submission": "app-user",
    "survey:send_submission": "app-user",
    "survey:list_media": "instrument:read",
    "survey:get_media": "instrument:read",
    "survey:put_media": "instrument:write",
    "survey:get_link_media": "public-link",
    "survey:get_device_manifest": "app-user",
    "survey:get_device_media": "app-user",
    "survey:add_item_version": "instrument:write",
    "survey:begin_framework_draft": "instrument:write",
    "survey:change_item": "instrument:write",
    "survey:create_framework": "instrument:write",
    "survey:create_item": "instrument:write",
    "survey:create_mapping": "instrument:write",
    "survey:discard_framework_draft": "instrument:write",
    "survey:export_framework": "instrument:read",
    "survey:import_framework": "instrument:write",
    "survey:list_frameworks": "instrument:read",
    "survey:list_item_uses": "instrument:read",
    "survey:list_item_versions": "instrument:read",
    "survey:list_items": "instrument:read",
    "survey:list_mappings": "instrument:read",
    "survey:publish_framework": "instrument:write",
    "survey:read_framework": "instrument:read",
    "survey:read_framework_items": "instrument:read",
    "survey:read_item": "instrument:read",
    "survey:read_item_changes": "instrument:read",
    "survey:read_item_version": "instrument:read",
    "survey:remove_mapping": "instrument:write",
    "survey:write_framework_draft": "instrument:write",
    "survey:upload_instrument": "instrument:write",
}

_OPENAPI = Path(__file__).parents[2] / "packages" / "contracts" / "openapi"
_SHORT = {"identity-api": "identity", "pdsa-api": "pdsa", "reports-worker": "reports", "survey-api": "survey"}


def _described() -> dict[str, dict[str, Any]]:
    """Operation -> its method and whether its path names a record, from the committed documents."""
    found = {}
    for file in sorted(_OPENAPI.glob("*.json")):
        for path, methods in json.loads(file.read_text())["paths"].items():
            for method, spec in methods.items():
                key = f"{_SHORT[file.stem]}:{spec['operationId']}"
                found[key] = {"method": method, "names_a_record": "{" in path}
    return found


_DESCRIBED = _described()


def _rows(wanted: Any) -> list[str]:
    return sorted(key for key, permission in MATRIX.items() if wanted(permission, _DESCRIBED.get(key, {})))


GUARDED: Final = _rows(lambda permission, _: permission not in ANONYMOUS)
NAMING_A_RECORD: Final = _rows(
    lambda p, op: p not in (*ANONYMOUS, APP_USER, RESPONDENT) and op.get("names_a_record", True)
)
LISTS: Final = _rows(
    lambda p, op: (
        p not in (*ANONYMOUS, RESPONDENT, APP_USER)
        and op.get("method", "get") == "get"
        and not op.get("names_a_record")
    )
)


def ids_of(house: House, account: str) -> dict[str, str]:
    """Ids of the records of an account's tenant, by the name that paths give them; unknown where it has none."""
    found: dict[str, str] = {}
    project = house.project(account)
    found["project_id"] = project
    lists = {
        "site_id": "/api/identity/v1/sites",
        "network_id": "/api/identity/v1/networks",
        "organisation_id": "/api/identity/v1/organisations",
        "person_id": "/api/identity/v1/people",
        "grant_id": "/api/identity/v1/grants",
        "client_id": "/api/identity/v1/clients",
        "aim_id": "/api/pdsa/v1/aims",
        "team_id": "/api/pdsa/v1/teams",
        "theory_id": "/api/pdsa/v1/theories",
        "cycle_id": "/api/pdsa/v1/cycles",
        "idea_id": "/api/pdsa/v1/ideas",
        "review_id": "/api/pdsa/v1/reviews",
        "measure_id": "/api/pdsa/v1/measures",
        "instrument_id": "/api/survey/v1/instruments",
        "draft_id": "/api/survey/v1/drafts",
        "item_id": "/api/survey/v1/library/items",
        "framework_id": "/api/survey/v1/frameworks",
        "mapping_id": "/api/survey/v1/mappings",
        "wave_id": "/api/survey/v1/waves",
        "definition_id": "/api/reports/v1/definitions",
        "run_id": "/api/reports/v1/runs",
        "document_id": "/api/reports/v1/documents",
    }
    for name, path in lists.items():
        page = house.client(account).get(path, params={"project_id": project, "limit": 1})
        items = page.json().get("items", []) if page.status_code == 200 else []
        found[name] = str(items[0].get("id") or items[0].get("client_id")) if items else str(uuid4())
    schools = house.client(account).get(
        "/api/identity/v1/organisations", params={"project_id": project, "kind": "school", "limit": 1}
    )
    items = schools.json().get("items", []) if schools.status_code == 200 else []
    found["school_id"] = str(items[0]["id"]) if items else str(uuid4())
    found["wave"] = found["wave_id"]
    found["principal_id"] = found["membership_id"] = found["person_id"]
    runs = house.every("/api/reports/v1/runs", account, project_id=project)
    found["set_id"] = next((run["figure_set_id"] for run in runs if run["figure_set_id"]), str(uuid4()))
    found["unit_id"] = found["network_id"]
    found["version"] = found["number"] = "1"
    found |= _of_talk(house, account, project)
    found |= _of_waves(house, account, project)
    found |= _of_measure(house, account, found["measure_id"])
    found |= _of_evidence(house, account, found["cycle_id"])
    # No answer of the demonstration names a file, and none came twice with other content.
    found["attachment_id"], found["conflict_id"] = str(uuid4()), str(uuid4())
    found["token"], found["lookup"], found["name"] = "x" * 27, "x" * 43, "board.jpg"
    found["app_user_id"] = _app_user(house, account, project, found)
    return found


def _app_user(house: House, account: str, project: str, found: dict[str, str]) -> str:
    """A device of one of the tenant's networks."""
    body = {"project_id": project, "network_id": found["network_id"], "name": "Tablet"}
    made = house.client(account).post("/api/survey/v1/app-users", json=body)
    return str(made.json()["id"]) if made.status_code == 201 else str(uuid4())


def _of_measure(house: House, account: str, measure_id: str) -> dict[str, str]:
    """An observation, a phase and a note of the measure."""
    lists = {"observation_id": "observations", "phase_id": "phases", "note_id": "notes"}
    found = {}
    for name, path in lists.items():
        page = house.client(account).get(f"/api/pdsa/v1/measures/{measure_id}/{path}")
        items = page.json().get("items", []) if page.status_code == 200 else []
        found[name] = str(items[0]["id"]) if items else str(uuid4())
    return found


def _of_talk(house: House, account: str, project: str) -> dict[str, str]:
    """A record that is talked about, a comment on it, and a notice of whoever was told."""
    found = {name: str(uuid4()) for name in ("comment_id", "notice_id", "subject_id")}
    found["subject_kind"] = "cycle"
    for cycle in house.every("/api/pdsa/v1/cycles", account, project_id=project):
        found["subject_id"] = cycle["id"]
        asked = {"subject_kind": "cycle", "subject_id": cycle["id"], "limit": 1}
        page = house.client(account).get("/api/pdsa/v1/comments", params=asked).json()
        if page.get("items"):
            found["comment_id"] = page["items"][0]["id"]
            break
    told = house.client(account if "other" in account else "facilitator@demo.example")
    items = told.get("/api/pdsa/v1/notices", params={"limit": 1}).json().get("items", [])
    if items:
        found["notice_id"] = items[0]["id"]
    return found


def _of_waves(house: House, account: str, project: str) -> dict[str, str]:
    """A link and a response; raw answers are for researchers, so theirs is asked where there is one."""
    found = {name: str(uuid4()) for name in ("link_id", "response_id", "id")}
    reader = RESEARCHER if "other" not in account else account
    for wave in house.every("/api/survey/v1/waves", account, project_id=project):
        path = f"/api/survey/v1/waves/{wave['id']}"
        links = house.client(account).get(f"{path}/links", params={"limit": 1})
        if links.status_code == 200 and links.json()["items"]:
            found["link_id"] = links.json()["items"][0]["id"]
        answers = house.client(reader).get(f"{path}/responses", params={"limit": 1})
        if answers.status_code == 200 and answers.json()["items"]:
            found["response_id"] = found["id"] = answers.json()["items"][0]["id"]
            found["wave_id"] = found["wave"] = wave["id"]
    return found


def _of_evidence(house: House, account: str, cycle_id: str) -> dict[str, str]:
    """A link on the cycle, where there is one, and an upload that was begun."""
    client = house.client(account)
    link = {"cycle_id": cycle_id, "kind": "link", "title": "A report", "method": "document"}
    added = client.post("/api/pdsa/v1/evidence", json={**link, "url": "https://example.org/report"})
    begun = client.post("/api/pdsa/v1/uploads", headers={"Tus-Resumable": "1.0.0", "Upload-Length": "9"})
    return {
        "evidence_id": added.json()["id"] if added.status_code == 201 else str(uuid4()),
        "upload_id": begun.headers["location"].rpartition("/")[2]
        if begun.status_code == 201
        else str(uuid4()),
    }
