# Dictionaries whose entries are attributes too: easydict 1.13, munch 4.0, ml_collections 1.0


class EasyDict:
    def __init__(self, mapping={}, **entries):
        self.update(mapping, **entries)

    def update(self, mapping={}, **entries):
        for name, value in {**mapping, **entries}.items():
            self[name] = value

    def __setitem__(self, name, value):
        setattr(self, name, EasyDict(value) if isinstance(value, dict) else value)

    def __getitem__(self, name):
        return getattr(self, name)

    def __contains__(self, name):
        return hasattr(self, name)

    def get(self, name, default=None):
        return getattr(self, name, default)

    def keys(self):
        return list(vars(self))

    def items(self):
        return list(vars(self).items())

    def values(self):
        return list(vars(self).values())


Munch = ConfigDict = EasyDict
