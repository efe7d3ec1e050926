"""tollbook desk: the pages in which an analyst reads, judges and corrects."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tollbook.cli.options import BOOK_PATH, Db, own_name
from tollbook.errors import UsageError

if TYPE_CHECKING:
    from tollbook.desk.desk import Desk

PORT = 8411
# So many ports after the first are tried where nobody asked for one.
_TRIED = 20
_LOOPBACK = ("127.0.0.1", "::1", "localhost")


def desk(
    db: Db = BOOK_PATH,
    port: Annotated[
        int | None,
        typer.Option(
            min=0, max=65535, metavar="N", help=f"Where; 0 takes any free one. Else the first from {PORT} on."
        ),
    ] = None,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Print the address and open nothing.")] = False,
    name: Annotated[
        str | None,
        typer.Option("--as", metavar="NAME", help="Who decides at this desk, where the book has no users."),
    ] = None,
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Other than this machine's own only with users and behind TLS.")
    ] = "127.0.0.1",
    behind_tls_proxy: Annotated[
        str | None,
        typer.Option(metavar="URL", help="The desk is reached as https://HOST by a proxy that speaks TLS."),
    ] = None,
) -> None:
    """Serve the review desk on this machine and open it in the browser. Ctrl-C stops it.

    Without users (see tollbook user) the printed address lets in once, as editor; with users, each logs in.

    \b
    Examples:
      tollbook desk --db book.db
      tollbook desk --db book.db --as ada --port 9000 --no-browser
      tollbook desk --host 0.0.0.0 --behind-tls-proxy https://desk.example.org
    """
    from tollbook.desk.desk import Desk

    has_users = _has_users(db)
    _check(host, behind_tls_proxy, has_users=has_users, name=name)
    with _listening(host, port) as listening:
        bound = listening.getsockname()[1]
        shown = f"[{host}]" if ":" in host else host
        origin = behind_tls_proxy.rstrip("/").lower() if behind_tls_proxy else f"http://{shown}:{bound}"
        _serve(Desk(db, origin, None if has_users else name or own_name()), listening, opens=not no_browser)


def _has_users(db: Path) -> bool:
    """Whether persons log in by name; opens the book, so that a wrong file is told of before anything starts."""
    from tollbook.store.book import Book

    with Book.open(db) as book:
        return bool(book.users())


def _check(host: str, proxy: str | None, *, has_users: bool, name: str | None) -> None:
    """Refuses to serve others than this machine but by TLS, to persons with a password."""
    from urllib.parse import urlsplit

    if proxy is not None:
        parts = urlsplit(proxy)
        if parts.scheme != "https" or not parts.netloc or parts.path.strip("/") or parts.query or "@" in parts.netloc:
            raise UsageError(f"'{proxy}' is not the address of a proxy: write it as https://desk.example.org")
    if has_users and name is not None:
        raise UsageError("this book has users, who log in by name and password: leave --as out")
    if host in _LOOPBACK and proxy is None:
        return
    if not has_users:
        raise UsageError(
            f"only this machine may reach a desk without users, and {proxy or host} is open to others: "
            "add users first with `tollbook user add NAME --role editor`"
        )
    if proxy is None:
        raise UsageError(
            f"at {host} passwords would go over the network in the clear: put a proxy that speaks TLS before the "
            "desk and name it with --behind-tls-proxy https://HOST"
        )


def _listening(host: str, port: int | None) -> socket.socket:
    """A socket at the port that was asked for, else at the first free one."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    tried = [port] if port is not None else [*range(PORT, PORT + _TRIED), 0]
    for number in tried:
        made = socket.socket(family)
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            made.bind((host, number))
            made.listen(128)
        except OSError as error:
            made.close()
            if port is not None or number == 0:
                raise UsageError(
                    f"{host} port {number} cannot be used: {error.strerror}; name another with --port"
                ) from None
        else:
            return made
    raise AssertionError("one of the ports was bound or refused")


def _serve(made: Desk, listening: socket.socket, *, opens: bool) -> None:
    import threading
    import webbrowser
    from contextlib import suppress

    import uvicorn

    from tollbook.desk.app import create_app

    app = create_app(made)
    entrance = app.state.door.entrance
    once = " (it lets in once)" if made.editor is not None else ""
    print(f"The desk for {made.book} is open at{once}:\n\n  {entrance}\n\nCtrl-C stops it.", flush=True)
    if opens:
        # In a thread: some systems wait until the browser is closed again. Requests queue until the server answers.
        threading.Thread(target=webbrowser.open, args=(entrance,), daemon=True).start()
    settings = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=2,
    )
    # Whether Ctrl-C is raised again here hangs on the moment at which it finds the server.
    with suppress(KeyboardInterrupt):
        uvicorn.Server(settings).run(sockets=[listening])
    print("\nThe desk is closed.")
