"""tollbook user: who may enter the desk."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from tollbook.cli.options import BOOK_PATH, AsJson, By, Db, own_name
from tollbook.model.person import UserRole

app = typer.Typer(help="Say who may enter the desk: add, list, role, password, remove.", no_args_is_help=True)
Who = Annotated[str, typer.Argument(metavar="NAME", help="The user's name.")]
As = Annotated[UserRole, typer.Option("--role", help="viewer reads; reviewer judges and corrects; editor also undoes.")]
FromStdin = Annotated[bool, typer.Option("--password-stdin", help="Read the password from standard input.")]


@app.command()
def add(
    name: Who,
    role: As = UserRole.REVIEWER,
    password_stdin: FromStdin = False,
    by: By = "",
    db: Db = BOOK_PATH,
    as_json: AsJson = False,
) -> None:
    """Add a user. The password is asked for twice, or read from standard input; it has 10 characters at least.

    \b
    Examples:
      tollbook user add Ada --role editor
      tollbook user add Ben --password-stdin < ben.txt
    """
    from tollbook.persons import people
    from tollbook.store.book import Book

    password = _password(name, from_stdin=password_stdin)
    with Book.open(db) as book:
        user = people.add_user(book, name, password, role, by=by or own_name())
    _print(f"Added. {user.name} is {user.role}.", {"name": user.name, "role": user.role.value}, as_json=as_json)


@app.command("list")
def list_(db: Db = BOOK_PATH, as_json: AsJson = False) -> None:
    """List the users, by name.

    \b
    Examples:
      tollbook user list
    """
    from tollbook.cli.console import console, print_json, table
    from tollbook.store.book import Book

    with Book.open(db) as book:
        users = book.users()
    if as_json:
        print_json([{"name": user.name, "role": user.role, "added": user.added} for user in users])
        return
    if not users:
        console().print("No users: whoever opens the desk on this machine is the editor.")
        return
    made = table("Name", "Role", "Added")
    for user in users:
        made.add_row(user.name, user.role, user.added[:10])
    console().print(made)


@app.command("role")
def role_(
    name: Who,
    role: Annotated[UserRole, typer.Argument(help="viewer, reviewer or editor.")],
    by: By = "",
    db: Db = BOOK_PATH,
    as_json: AsJson = False,
) -> None:
    """Give a user another role.

    \b
    Examples:
      tollbook user role Ada viewer
    """
    from tollbook.persons import people
    from tollbook.store.book import Book

    with Book.open(db) as book:
        user = people.set_role(book, name, role, by=by or own_name())
    _print(f"Kept. {user.name} is {user.role}.", {"name": user.name, "role": user.role.value}, as_json=as_json)


@app.command("password")
def password_(
    name: Who, password_stdin: FromStdin = False, by: By = "", db: Db = BOOK_PATH, as_json: AsJson = False
) -> None:
    """Give a user another password; the user's sessions end.

    \b
    Examples:
      tollbook user password Ada
    """
    from tollbook.persons import people
    from tollbook.store.book import Book

    password = _password(name, from_stdin=password_stdin)
    with Book.open(db) as book:
        people.set_password(book, name, password, by=by or own_name())
    _print(f"Kept. {name} has another password.", {"name": name}, as_json=as_json)


@app.command()
def remove(name: Who, by: By = "", db: Db = BOOK_PATH, as_json: AsJson = False) -> None:
    """Remove a user; the user's sessions end. What the user decided stays.

    \b
    Examples:
      tollbook user remove Ada
    """
    from tollbook.persons import people
    from tollbook.store.book import Book

    with Book.open(db) as book:
        people.remove_user(book, name, by=by or own_name())
    _print(f"Removed. {name} may not enter any more.", {"name": name}, as_json=as_json)


def _password(name: str, *, from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    asked: str = typer.prompt(f"Password for {name}", hide_input=True, confirmation_prompt=True, err=True)
    return asked


def _print(words: str, told: dict[str, str], *, as_json: bool) -> None:
    from tollbook.cli.console import console, print_json

    if as_json:
        print_json(told)
    else:
        console().print(words)
