"""The program: `inspect FILE FOLDER` and `develop FILE FOLDER RECIPE`; answers one line of JSON."""

import json
import resource
import signal
import struct
import sys
import traceback
from pathlib import Path

MEMORY = 256 * 1024 * 1024  # bytes
SECONDS = {"inspect": 1.7, "develop": 60.0}  # of the processor, not of the clock
# What Pillow raises over torn and forged files, beside its own errors.
DAMAGED = (OSError, SyntaxError, ValueError, LookupError, EOFError, TypeError, struct.error)


def limit(command):
    """Give this process so much memory and time and no more; past the time it is ended."""
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.setitimer(signal.ITIMER_PROF, SECONDS[command])


def inspect(file, folder):
    """Write two small pictures; return size, likeness, and what the file says of itself."""
    image = decode.opened(file)
    name, (width, height) = image.format, decode.turned_size(image)
    found = facts.facts_of(image)
    small = decode.decoded(image, max(develop.AT_THE_DESK.values()))
    for use, longest in develop.AT_THE_DESK.items():
        (folder / f"{use}.webp").write_bytes(develop.at_the_desk(small, longest))
    return {
        "format": "JPEG" if name == "MPO" else name,
        "width": width,
        "height": height,
        "likeness": likeness.likeness(small),
        "facts": found,
    }


def make(file, folder, recipe):
    """Write the renditions; return `[{name, shape, width, height, ext}]`."""
    image = decode.decoded(decode.opened(file), develop.longest_needed(recipe["crop"]))
    files = []
    for shape, width, height, extension, data in develop.renditions(image, recipe):
        name = f"{shape}-{width}.{extension}"
        (folder / name).write_bytes(data)
        files.append(
            {"name": name, "shape": shape, "width": width, "height": height, "ext": extension}
        )
    return {"files": files}


def main(command, file, folder, recipe="{}"):
    try:
        if command == "inspect":
            return inspect(file, Path(folder))
        return make(file, Path(folder), json.loads(recipe))
    except decode.Refused as refusal:
        return {"refused": refusal.code, "facts": refusal.facts}
    except MemoryError:
        return {"refused": "memory", "facts": {}}
    except DAMAGED:
        traceback.print_exc()
        return {"refused": "damaged", "facts": {}}


if __name__ == "__main__":
    limit(sys.argv[1])
    # Only under the limits: what reads foreign bytes.
    from . import decode, develop, facts, likeness

    print(json.dumps(main(*sys.argv[1:])))
