"""PostgreSQL by its address, through psycopg."""

from __future__ import annotations

from sqlalchemy import create_engine, make_url
from sqlalchemy.exc import ArgumentError, OperationalError

from rolemap.store.errors import DriverMissing, ServerSilent, UrlUnknown
from rolemap.store.migrating import migrate, up_to_date
from rolemap.store.store import Store

_NAMES = ("postgresql", "postgres", "postgresql+psycopg")


def open_server(address: str, make: bool) -> Store:
    """The store in the database at `address`; raises StoreError with what is to be done.

    Without `make` it is not migrated.
    """
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        raise UrlUnknown from None
    if url.drivername not in _NAMES:
        raise UrlUnknown
    try:
        engine = create_engine(
            url.set(drivername="postgresql+psycopg"),
            pool_size=5,
            max_overflow=15,
            # A connection that the server closed meanwhile, as after its restart, is replaced unseen.
            pool_pre_ping=True,
            connect_args={"connect_timeout": 10},
        )
    except ModuleNotFoundError:
        raise DriverMissing from None
    reader = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    try:
        with reader.connect() as connection:
            current = up_to_date(connection)
        if make and not current:
            with engine.begin() as connection:
                migrate(connection)
    except BaseException as error:
        engine.dispose()
        if isinstance(error, OperationalError):
            raise ServerSilent(url.render_as_string(hide_password=True), str(error.orig).strip()) from error
        raise
    return Store(reader, engine, None)
