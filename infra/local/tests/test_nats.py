"""The broker: every acknowledged message is on disk, and each service has its own subjects."""

import asyncio
import os
import socket
from pathlib import Path

import httpx
import nats
import nats.errors
import nats.js.errors
import pytest
from duru_local import nats as local_nats
from duru_local.nats import Broker, NatsServer
from duru_local.ports import free_ports
from duru_local.process import PartFailed
from duru_local.secrets import SecretStore
from nats.aio.msg import Msg
from nats.js.api import StreamConfig


async def heard_by_the_operator(broker: NatsServer, service: str, subject: str) -> bytes:
    """What arrives when a service publishes; raises nats.errors.Error if the broker refuses it."""
    outcome: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()

    async def hear(message: Msg) -> None:
        outcome.set_result(message.data)

    async def refuse(error: Exception) -> None:
        outcome.set_exception(error)

    operator = await nats.connect(broker.url)
    sender = await nats.connect(broker.url_for(service), error_cb=refuse)
    try:
        await operator.subscribe(subject, cb=hear)
        # The client's first ping may overtake the subscription it has buffered; the second comes after it.
        await operator.flush()
        await operator.flush()
        await sender.publish(subject, b"x")
        return await asyncio.wait_for(outcome, 10)
    finally:
        await sender.close()
        await operator.close()


def test_the_running_broker_says_that_it_always_syncs(broker: NatsServer) -> None:
    config = httpx.get(f"{broker.broker.monitor_url}/jsz").json()["config"]
    assert config["sync_always"] is True


def test_a_broker_that_does_not_sync_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lax = tmp_path / "lax.conf"
    text = local_nats.TEMPLATE.read_text().replace("sync_interval: always", "")
    lax.write_text(text)
    monkeypatch.setattr(local_nats, "TEMPLATE", lax)
    port, monitor_port = free_ports(2)
    broker = Broker(tmp_path / "nats", port, monitor_port, SecretStore(tmp_path / "passwords"))
    with pytest.raises(PartFailed, match="sync_interval: always"):
        local_nats.start(broker, log=tmp_path / "log")


@pytest.mark.parametrize(
    "subject", ["duru.survey.wave.closed.v1", "quarantine.reports-of-waves", "duru.live.survey"]
)
async def test_a_service_publishes_its_own_subjects(broker: NatsServer, subject: str) -> None:
    assert await heard_by_the_operator(broker, "survey", subject) == b"x"


@pytest.mark.parametrize(
    "subject",
    [
        "duru.identity.grants.changed.v1",
        "duru.live.pdsa",
        "$JS.API.STREAM.DELETE.SURVEY",
        "$JS.API.STREAM.PURGE.SURVEY",
    ],
)
async def test_a_service_is_kept_from_subjects_of_others(broker: NatsServer, subject: str) -> None:
    with pytest.raises(nats.errors.Error, match="permissions violation"):
        await heard_by_the_operator(broker, "survey", subject)


async def test_a_service_declares_its_stream_and_another_reads_it(broker: NatsServer) -> None:
    producer = await nats.connect(broker.url_for("survey"))
    consumer = await nats.connect(broker.url_for("reports"))
    try:
        stream = producer.jetstream()
        await stream.add_stream(StreamConfig(name="SURVEY", subjects=["duru.survey.>"]))
        await stream.publish("duru.survey.wave.closed.v1", b"{}")
        pull = await consumer.jetstream().pull_subscribe("duru.survey.wave.closed.v1", "reports")
        [message] = await pull.fetch(1, timeout=5)
        await message.ack_sync()
        assert message.data == b"{}"
    finally:
        await producer.close()
        await consumer.close()


async def test_an_acknowledged_message_survives_a_kill(tmp_path: Path) -> None:
    port, monitor_port = free_ports(2)
    broker = Broker(tmp_path / "nats", port, monitor_port, SecretStore(tmp_path / "passwords"))
    first = local_nats.start(broker, log=tmp_path / "log")
    connection = await nats.connect(first.url, allow_reconnect=False, error_cb=_ignore)
    stream = connection.jetstream()
    await stream.add_stream(StreamConfig(name="S", subjects=["duru.survey.>"]))
    await stream.publish("duru.survey.a", b"1")
    first.child.kill()
    await connection.close()
    again = local_nats.start(broker, log=tmp_path / "log")
    try:
        connection = await nats.connect(again.url)
        assert (await connection.jetstream().stream_info("S")).state.messages == 1
        await connection.close()
    finally:
        again.stop()


def test_a_stranger_is_refused(broker: NatsServer) -> None:
    with socket.create_connection(("127.0.0.1", broker.broker.port), timeout=10) as line:
        line.sendall(b'CONNECT {"verbose":false}\r\nPING\r\n')
        said = b""
        while b"-ERR" not in said and (more := line.recv(4096)):
            said += more
    assert b"Authorization Violation" in said


def test_the_configuration_with_its_passwords_is_closed_to_others(broker: NatsServer) -> None:
    assert os.stat(broker.broker.config_file).st_mode & 0o777 == 0o600


def test_a_mark_without_a_value_is_an_error() -> None:
    with pytest.raises(KeyError, match="port"):
        local_nats.render("port: @port@", {})


async def _ignore(error: Exception) -> None:
    """nats-py prints a trace otherwise."""
