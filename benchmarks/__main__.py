"""Every benchmark, one after the other: `make bench`. A benchmark is a module here with a `main`."""

import importlib
import pkgutil

import benchmarks


def main() -> None:
    for module in pkgutil.iter_modules(benchmarks.__path__):
        if module.name == "__main__":
            continue
        run = getattr(importlib.import_module(f"{benchmarks.__name__}.{module.name}"), "main", None)
        if run is not None:
            print(f"\n{module.name.replace('_', ' ').capitalize()}\n", flush=True)
            run()


if __name__ == "__main__":
    main()
