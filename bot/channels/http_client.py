"""pyreqwest. Its allocator takes small pages here: in huge ones it keeps six megabytes more."""

import os

# Read once, when the library is loaded.
os.environ.setdefault("MIMALLOC_ALLOW_THP", "0")

from pyreqwest.client import Client, ClientBuilder
from pyreqwest.exceptions import (
    DetailedPyreqwestError,
    PoolTimeoutError,
    RequestTimeoutError,
)
from pyreqwest.multipart import FormBuilder, PartBuilder
from pyreqwest.request import RequestBuilder

__all__ = [
    "Client",
    "ClientBuilder",
    "DetailedPyreqwestError",
    "FormBuilder",
    "PartBuilder",
    "PoolTimeoutError",
    "RequestBuilder",
    "RequestTimeoutError",
]
