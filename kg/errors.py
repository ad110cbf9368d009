"""The errors that kg raises: one base that the command line turns into one sentence, and few leaves."""


class KgError(Exception):
    """Something the user can act on. The message is one sentence that names the thing and says what to do."""


class GraphError(KgError):
    """A graph folder, an RDF file or a store is missing, damaged or of another version."""


class QueryError(KgError):
    """A query or question cannot be run: unknown name, wrong parameter, or not allowed."""


class ConnectionFailed(KgError):
    """A database server cannot be reached or refuses the credentials."""


class DataError(KgError):
    """Data that the package ships, or that the user gave in its place, is not of the required shape."""
