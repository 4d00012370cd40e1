"""What is shipped for containers says what is true, as far as it can be told without running them."""

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from admin.addresses import OURS
from admin.settings import Settings
from tests.journeys.balancer import NGINX, SHIPPED, configured

ROOT = Path(__file__).parents[1]
COMPOSE: dict[str, Any] = YAML(typ="safe").load(ROOT / "compose.yaml")
DOCKERFILE = (ROOT / "Dockerfile").read_text()
REPLICAS = ("one", "two")


@pytest.mark.parametrize("name", REPLICAS)
def test_a_replica_is_told_only_settings_that_there_are(name: str) -> None:
    service = COMPOSE["services"][name]
    told = {*service["environment"], *(secret.upper() for secret in service["secrets"])}
    assert told <= {f"HEARBACK_{setting.upper()}" for setting in Settings.model_fields}


@pytest.mark.parametrize("name", REPLICAS)
def test_a_replica_may_write_to_nothing_but_its_key(name: str) -> None:
    service = COMPOSE["services"][name]
    assert service["read_only"]
    assert service["cap_drop"] == ["ALL"]
    assert [each for each in service["volumes"] if not each.endswith(":ro")] == [
        "key:/home/hearback/secrets"
    ]


def test_nginx_hands_posts_to_every_replica_and_hides_all_other_pages() -> None:
    shipped = SHIPPED.read_text()
    assert re.findall(r"server (\w+):8080", shipped) == list(REPLICAS)
    assert re.findall(r"location ([^{]*) {", shipped) == [
        "= /updates",
        "@later",
        "/public/",
        "/",
    ]
    assert not [page for page in OURS if page in shipped]


def test_secrets_are_files_and_every_one_is_named_in_the_guide() -> None:
    guide = (ROOT / "docs" / "running.md").read_text()
    for secret in COMPOSE["secrets"].values():
        assert secret["file"].removeprefix("./") in guide
    assert "password" not in str(COMPOSE["services"]["one"])


def test_an_image_is_made_of_the_hashed_lock_and_runs_as_nobody_special() -> None:
    assert "--require-hashes -r requirements/run.txt" in DOCKERFILE
    assert DOCKERFILE.rindex("USER 10001") < DOCKERFILE.index('CMD ["hearback", "run"]')
    assert "/readyz" in DOCKERFILE


def test_no_image_names_a_registry() -> None:
    images = [each["image"] for each in COMPOSE["services"].values() if "image" in each]
    images += re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE)
    assert images
    assert not [image for image in images if "." in image.partition("/")[0] and "/" in image]


def test_nginx_takes_the_configuration_that_is_shipped(tmp_path: Path) -> None:
    if not NGINX:
        pytest.skip("nginx is not installed")
    file = configured(tmp_path / "nginx", 18080, (18081, 18082))
    done = subprocess.run(
        [
            NGINX,
            "-t",
            "-p",
            str(file.parent),
            "-e",
            str(file.parent / "error.log"),
            "-c",
            str(file),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
