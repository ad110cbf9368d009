"""The process in which worker processes are born: it loads the pipeline once, and each worker is a fork of it.

Started by kg.api.building.pool as a program of its own: whoever calls the library needs no guard around their main module, and
no thread of theirs is forked. It takes a connection for each worker on standard input (a socket) until that ends.
"""

import gc
import os
import signal
import socket
from contextlib import suppress
from multiprocessing.connection import Connection

import msgspec

from kg.api.building.tasks import Ended, Failed, Message, Offer, ReadReport, Setup, decode_task, encode
from kg.errors import KgError


def main(settings: str) -> None:
    """Forks a worker for each connection that is sent to it."""
    # Ctrl-C goes to all processes of a terminal: the one that was started decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    setup = msgspec.json.decode(settings, type=Setup)
    if setup.extracts:
        _warm(setup)
    # What is shared stays shared: the collector would write into every object.
    gc.collect()
    gc.freeze()
    with socket.socket(fileno=0) as orders:
        while True:
            _, found, _, _ = socket.recv_fds(orders, 1, 1)
            if not found:
                break
            if os.fork() == 0:
                orders.close()
                _work(setup, Connection(found[0]))
            os.close(found[0])
            _bury(os.WNOHANG)
    _bury()


def _warm(setup: Setup) -> None:
    """Loads the pipeline and all that it loads when first used. What is wrong with it is told by who uses it."""
    from kg.extract import load_pipeline, read_report
    from kg.read.header import make_report

    with suppress(KgError):
        report = make_report("全市划分网格12个，市公安局推行网格布警。\n", "")
        read_report(report, load_pipeline(names=setup.gazetteer))


def _bury(how: int = 0) -> None:
    with suppress(ChildProcessError):
        while os.waitpid(-1, how)[0]:
            pass


def _work(setup: Setup, connection: Connection) -> None:
    code = 1
    try:
        _serve(setup, connection)
        code = 0
    except (EOFError, OSError):
        code = 0  # who asked has gone
    finally:
        os._exit(code)


def _serve(setup: Setup, connection: Connection) -> None:
    from kg.api.building.worker import Worker

    worker = Worker(setup)
    connection.send_bytes(str(os.getpid()).encode())

    def offer(report: ReadReport) -> bool:
        connection.send_bytes(encode(Offer(report)))
        return connection.recv_bytes() == b"yes"

    def send(message: Message) -> None:
        connection.send_bytes(encode(message))

    while True:
        task = decode_task(connection.recv_bytes())
        try:
            for message in worker.do(task, offer):
                send(message)
            send(Ended())
        except KgError as error:
            send(Failed(type(error).__name__, str(error)))
