"""What all tests share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.project import Project, example
from tests.student import Student

settings.register_profile("short", deadline=None)
settings.register_profile("long", deadline=None, max_examples=1_000_000)
settings.load_profile("short")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return example(tmp_path / "project")


@pytest.fixture
def student(tmp_path: Path) -> Iterator[Student]:
    student = Student(tmp_path / "student")
    yield student
    student.close()
