"""Measure how many references of the test corpus are found: python3 scripts/measure_citations.py"""

import sys

import _bootstrap
import _venv


def main():
    """Print precision and recall, and every line that was not read as it should be."""
    _bootstrap.enter(_venv.TO_RUN)
    from tests.citations.corpus_cases import outcomes

    listed = list(outcomes())
    right, missed, wrong = (sum(len(getattr(one, name)) for one in listed) for name in ("right", "missed", "wrong"))
    for one in listed:
        if one.missed or one.wrong or set(one.warned) != set(one.line.look_alikes):
            print(f"{one.line.file}: {one.line.text}")
            print(f"    missed {list(one.missed)}, wrongly taken {list(one.wrong)}, warned of {list(one.warned)}")
    look_alikes = [text for one in listed for text in one.line.look_alikes]
    warned = sum(text in one.warned for one in listed for text in one.line.look_alikes)
    print(f"{right + missed} references in {len(listed)} lines")
    print(f"recall    {right / (right + missed):.1%} ({right} found, {missed} missed)")
    print(f"precision {right / (right + wrong):.1%} ({wrong} wrongly taken)")
    print(f"look-alikes: {warned} of {len(look_alikes)} warned of")
    return 1 if missed or wrong else 0


if __name__ == "__main__":
    sys.exit(main())
