# argparse at its defaults. Source: the library reference of Python 3.13
from argparse import given


class Namespace:
    def __init__(self, **attributes):
        self.__dict__.update(attributes)


class ArgumentParser:
    def __init__(self, *args, **kwargs):
        pass

    def add_argument(self, *names, dest=None, action="", type=None, **options):
        long = [name for name in names if name.startswith("--")] or names
        name = dest or long[0].lstrip("-").replace("-", "_")
        if "default" in options:
            value = options["default"]
            if type in (int, float) and isinstance(value, str):
                value = type(value)
        elif action in ("store_true", "store_false"):
            value = action == "store_false"
        else:
            value = given(name)
        setattr(self, name, value)

    def add_argument_group(self, *args, **kwargs):
        return self

    add_mutually_exclusive_group = add_argument_group

    def set_defaults(self, **defaults):
        self.__dict__.update(defaults)

    def parse_args(self, args=None, namespace=None):
        return self

    def parse_known_args(self, args=None, namespace=None):
        return self, []
